import { sql } from 'drizzle-orm';
import { IdentityRepository } from '../../../db/repositories/identity';
import { KeysRepository } from '../../../db/repositories/keys';
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

it('knows a key until it is revoked or expires, and never a stranger’s', async () => {
  const { token, ...principal } = await identity.createPrincipal({ name: 'Ada', projectName: 'lab', role: 'viewer' });
  expect(await keys.authenticate(token)).toEqual({
    ...principal,
    kind: 'person',
    scopes: null,
    credential: { type: 'key', id: expect.any(String), expiresAt: null },
  });
  expect(await keys.authenticate(`${token}x`)).toBeUndefined();
  expect(await keys.authenticate('')).toBeUndefined();
  const [key] = await keys.list({ projectId: principal.projectId }, { limit: 10 });
  expect(token.startsWith(key!.prefix)).toBe(true);
  expect(await keys.revoke(key!.id, { projectId: principal.projectId })).toBe(principal.id);
  expect(await keys.authenticate(token)).toBeUndefined();

  const expiring = await keys.create({ ownerId: principal.id, name: 'b', scopes: null, expiresInDays: 1 });
  expect(await keys.authenticate(expiring.token)).toMatchObject({ id: principal.id });
  await database.orm.execute(sql`update api_tokens set expires_at = now() where id = ${expiring.key.id}`);
  expect(await keys.authenticate(expiring.token)).toBeUndefined();
});

it('gives a key the present role of its owner, and rests while the owner is disabled', async () => {
  const users = new UsersRepository(database.orm);
  const { projectId } = await identity.createPrincipal({ name: 'Root', projectName: 'roles', role: 'admin' });
  const { id, token } = await identity.createPrincipal({ name: 'Bo', projectId, role: 'admin' });
  await users.change(id, projectId, { role: 'viewer' });
  expect(await keys.authenticate(token)).toMatchObject({ role: 'viewer' });
  await users.change(id, projectId, { disabled: true });
  expect(await keys.authenticate(token)).toBeUndefined();
  await users.change(id, projectId, { disabled: false });
  expect(await keys.authenticate(token)).toMatchObject({ role: 'viewer' });
});

it('shows and revokes only what belongs to the project and, where one asks so, to the principal', async () => {
  const ours = await identity.createPrincipal({ name: 'Cy', projectName: 'ours', role: 'operator' });
  const mate = await identity.createPrincipal({ name: 'Di', projectId: ours.projectId, role: 'operator' });
  const other = await identity.createPrincipal({ name: 'Ed', projectName: 'theirs', role: 'operator' });
  const whose = { projectId: ours.projectId, ownerId: ours.id };
  expect((await keys.list(whose, { limit: 10 })).map(({ ownerName }) => ownerName)).toEqual(['Cy']);
  expect(await keys.list({ projectId: ours.projectId }, { limit: 10 })).toHaveLength(2);
  for (const { projectId } of [mate, other]) {
    const [foreign] = await keys.list(
      { projectId, ownerId: projectId === ours.projectId ? mate.id : other.id },
      { limit: 1 },
    );
    expect(await keys.revoke(foreign!.id, whose)).toBeUndefined();
  }
  expect(await keys.authenticate(mate.token)).toBeDefined();
  expect(await keys.authenticate(other.token)).toBeDefined();
});

it('lists page by page, newest first, without gaps or repetitions, also where many were made in one moment', async () => {
  const { id, projectId } = await identity.createPrincipal({ name: 'Flo', projectName: 'pages', role: 'operator' });
  for (let number = 0; number < 6; number += 1)
    await keys.create({ ownerId: id, name: `key ${number}`, scopes: ['runs:read'], expiresInDays: null });
  await database.orm.execute(sql`update api_tokens set created_at = now() where principal_id = ${id}`);
  const seen: string[] = [];
  for (let last: Awaited<ReturnType<KeysRepository['list']>>[number] | undefined; ;) {
    const cursor = last && { createdAt: last.cursorAt, id: last.id };
    const page = await keys.list({ projectId }, { limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.map((key) => key.id));
    last = page.at(-1);
    if (!last) break;
  }
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
});

it('notes the use of a key once in a while, not each time', async () => {
  const { id, projectId } = await identity.createPrincipal({ name: 'Gus', projectName: 'uses', role: 'viewer' });
  const lastUsed = async () => (await keys.list({ projectId, ownerId: id }, { limit: 1 }))[0]!;
  const { id: keyId, lastUsedAt } = await lastUsed();
  expect(lastUsedAt).toBeNull();
  await keys.markUsed([keyId]);
  const first = (await lastUsed()).lastUsedAt;
  expect(first).toBeInstanceOf(Date);
  await keys.markUsed([keyId]);
  expect((await lastUsed()).lastUsedAt).toEqual(first);
});

it('keeps no token in clear', async () => {
  const { token } = await identity.createPrincipal({ name: 'Hal', role: 'operator' });
  const { rows } = await database.orm.execute(sql`select api_tokens::text as kept from api_tokens`);
  expect(JSON.stringify(rows)).not.toContain(token.slice(8));
});
