import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { UsersRepository } from '../../../db/repositories/users';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let identity: IdentityRepository;
let users: UsersRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  identity = new IdentityRepository(database.orm);
  users = new UsersRepository(database.orm);
});
afterAll(() => database.drop());

const administrators = async (count: number): Promise<Principal[]> => {
  const first = await identity.createPrincipal({ name: `root ${Math.random()}`, role: 'admin' });
  const others = Array.from({ length: count - 1 }, () =>
    identity.createPrincipal({ name: 'admin', projectId: first.projectId, role: 'admin' }),
  );
  return [first, ...(await Promise.all(others))];
};

it('keeps one administrator where all of them are demoted and disabled at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const all = await administrators(4);
    const outcomes = await Promise.allSettled(
      all.map(({ id, projectId }, index) =>
        users.change(id, projectId, index % 2 ? { role: 'viewer' } : { disabled: true }),
      ),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: expect.objectContaining({ code: 'LAST_ADMINISTRATOR' }) }]);
    const left = await users.list(all[0]!.projectId, { limit: 10 });
    expect(left.filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null)).toHaveLength(1);
  }
});

it('does not count the administrators of another project, nor disabled ones', async () => {
  const [only] = await administrators(1);
  await administrators(2);
  await expect(users.change(only!.id, only!.projectId, { role: 'operator' })).rejects.toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  });
  const [first, second] = await administrators(2);
  await users.change(second!.id, second!.projectId, { disabled: true });
  await expect(users.change(first!.id, first!.projectId, { disabled: true })).rejects.toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  });
  expect(await users.change(second!.id, second!.projectId, { role: 'viewer' })).toMatchObject({ role: 'viewer' });
});

it('changes nothing but what it is asked to, and keeps the time at which a user was disabled', async () => {
  const [{ projectId }] = (await administrators(1)) as [Principal];
  const { id } = await users.create({ projectId, name: 'Ada', kind: 'program', role: 'viewer' });
  expect(await users.change(id, projectId, { name: 'Bea' })).toMatchObject({
    name: 'Bea',
    role: 'viewer',
    kind: 'program',
    disabledAt: null,
  });
  const disabled = await users.change(id, projectId, { disabled: true });
  expect(disabled!.disabledAt).toBeInstanceOf(Date);
  expect(await users.change(id, projectId, { disabled: true, role: 'operator' })).toEqual({
    ...disabled,
    role: 'operator',
  });
});

it('finds and changes nobody of another project', async () => {
  const [ours] = await administrators(1);
  const [theirs] = await administrators(1);
  expect(await users.find(theirs!.id, ours!.projectId)).toBeUndefined();
  expect(await users.change(theirs!.id, ours!.projectId, { name: 'mine' })).toBeUndefined();
  expect((await users.find(theirs!.id, theirs!.projectId))!.name).not.toBe('mine');
});
