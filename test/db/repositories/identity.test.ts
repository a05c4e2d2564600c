import { sql } from 'drizzle-orm';
import { IdentityRepository } from '../../../db/repositories/identity';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let identity: IdentityRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  identity = new IdentityRepository(database.orm);
});
afterAll(() => database.drop());

it('makes one administrator however many processes start at once, and tells the token to one of them', async () => {
  const starts = await Promise.all(Array.from({ length: 8 }, () => identity.ensureAdministrator()));
  const tokens = starts.flatMap(({ token }) => token ?? []);
  expect(tokens).toHaveLength(1);
  expect(await identity.authenticate(tokens[0]!)).toMatchObject({ name: 'administrator', role: 'admin' });
  expect(await identity.ensureAdministrator()).toEqual({ token: null });
});

it('gives the administrator a way back in without closing the old one', async () => {
  const renewed = await identity.renewAdministratorToken();
  expect(renewed).toMatch(/^trd_[\w-]{43}$/);
  expect(await identity.authenticate(renewed)).toMatchObject({ role: 'admin' });
});

it('knows a token until it is revoked or expires, and never a stranger’s', async () => {
  const { token, ...principal } = await identity.createPrincipal({ name: 'Ada', projectName: 'lab', role: 'viewer' });
  expect(await identity.authenticate(token)).toEqual(principal);
  expect(await identity.authenticate(`${token}x`)).toBeUndefined();
  expect(await identity.authenticate('')).toBeUndefined();
  await identity.revoke(token);
  expect(await identity.authenticate(token)).toBeUndefined();

  const expiring = await identity.createPrincipal({ name: 'Bo', projectId: principal.projectId, role: 'annotator' });
  expect(expiring.projectId).toBe(principal.projectId);
  await database.orm.execute(sql`update api_tokens set expires_at = now() where principal_id = ${expiring.id}`);
  expect(await identity.authenticate(expiring.token)).toBeUndefined();
});

it('keeps no token in clear', async () => {
  const { token } = await identity.createPrincipal({ name: 'Cy', role: 'operator' });
  const { rows } = await database.orm.execute(sql`select api_tokens::text as kept from api_tokens`);
  expect(JSON.stringify(rows)).not.toContain(token.slice(4));
});
