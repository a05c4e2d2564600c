import { sql } from 'drizzle-orm';
import { IdentityRepository } from '../../../db/repositories/identity';
import { KeysRepository } from '../../../db/repositories/keys';
import { SignInLinksRepository } from '../../../db/repositories/sign-in-links';
import { UsersRepository } from '../../../db/repositories/users';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let identity: IdentityRepository;
let keys: KeysRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  identity = new IdentityRepository(database.orm);
  keys = new KeysRepository(database.orm);
});
afterAll(() => database.drop());

it('makes one administrator however many processes start at once, and tells the token to one of them', async () => {
  const starts = await Promise.all(Array.from({ length: 8 }, () => identity.ensureAdministrator()));
  const tokens = starts.flatMap(({ token }) => token ?? []);
  expect(tokens).toHaveLength(1);
  expect(await keys.authenticate(tokens[0]!)).toMatchObject({ name: 'administrator', role: 'admin', scopes: null });
  expect(await identity.ensureAdministrator()).toEqual({ token: null });
});

it('makes no second administrator where the first was renamed', async () => {
  const { id } = await identity.administrator();
  const { projectId } = (await keys.authenticate(await identity.renewAdministratorToken()))!;
  await new UsersRepository(database.orm).change(id, projectId, { name: 'Grace' });
  expect(await identity.ensureAdministrator()).toEqual({ token: null });
});

it('gives the administrator a way back in without closing the old one', async () => {
  const renewed = await identity.renewAdministratorToken();
  expect(renewed).toMatch(/^trd_[\w-]{43}$/);
  expect(await keys.authenticate(renewed)).toMatchObject({ role: 'admin' });
});

it('counts an administrator as new until the first sign-in link is made, and for one day at most', async () => {
  const { id, isNew } = await identity.administrator();
  expect(isNew).toBe(true);
  await new SignInLinksRepository(database.orm).create(id, 60);
  expect(await identity.administrator()).toEqual({ id, isNew: false });
  await database.orm.execute(sql`delete from sign_in_links`);
  await database.orm.execute(sql`update principals set created_at = now() - interval '25 hours' where id = ${id}`);
  expect(await identity.administrator()).toEqual({ id, isNew: false });
});
