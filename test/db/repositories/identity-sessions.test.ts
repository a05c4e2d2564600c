import { sql } from 'drizzle-orm';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { SessionsRepository } from '../../../db/repositories/sessions';
import { SignInLinksRepository } from '../../../db/repositories/sign-in-links';
import { UsersRepository } from '../../../db/repositories/users';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const BROWSER = { userAgent: 'browser', address: '127.0.0.1' };

let database: TestDatabase;
let identity: IdentityRepository;
let links: SignInLinksRepository;
let sessions: SessionsRepository;
let ada: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  identity = new IdentityRepository(database.orm);
  links = new SignInLinksRepository(database.orm);
  sessions = new SessionsRepository(database.orm);
  ada = await identity.createPrincipal({ name: 'Ada', projectName: 'lab', role: 'admin' });
});
afterAll(() => database.drop());

it('opens one session with a code, however many click at once', async () => {
  const { code } = await links.create(ada.id, 60);
  const opened = await Promise.all(Array.from({ length: 10 }, () => links.redeem(code, BROWSER)));
  const callers = opened.filter((caller) => caller !== undefined);
  expect(callers).toHaveLength(1);
  expect(callers[0]).toMatchObject({ id: ada.id, name: 'Ada', scopes: null, credential: { type: 'session' } });
  expect(await sessions.authenticate(callers[0]!.credential.id, ada.id)).toEqual(callers[0]);
  expect(await links.redeem(code, BROWSER)).toBeUndefined();
});

it('opens nothing with a code that is wrong, late, replaced by a newer one, or a program’s', async () => {
  expect(await links.redeem('wrong', BROWSER)).toBeUndefined();
  expect(await links.redeem((await links.create(ada.id, 0)).code, BROWSER)).toBeUndefined();
  const lost = await links.create(ada.id, 60);
  const newer = await links.create(ada.id, 60);
  expect(await links.redeem(lost.code, BROWSER)).toBeUndefined();
  expect(await links.redeem(newer.code, BROWSER)).toBeDefined();
  const robot = await identity.createPrincipal({
    name: 'robot',
    projectId: ada.projectId,
    role: 'operator',
    kind: 'program',
  });
  expect(await links.redeem((await links.create(robot.id, 60)).code, BROWSER)).toBeUndefined();
});

it('keeps no code in clear', async () => {
  const { code } = await links.create(ada.id, 60);
  const { rows } = await database.orm.execute(sql`select sign_in_links::text as kept from sign_in_links`);
  expect(JSON.stringify(rows)).not.toContain(code);
});

it('knows a session until it is over or revoked, and of its own principal only', async () => {
  const bo = await identity.createPrincipal({ name: 'Bo', projectId: ada.projectId, role: 'viewer' });
  const open = (seconds: number) =>
    sessions.open({ principalId: bo.id, scopes: ['runs:read'], seconds, endsBefore: null }, BROWSER);
  const session = await open(60);
  expect(await sessions.authenticate(session.id, bo.id)).toMatchObject({ id: bo.id, scopes: ['runs:read'] });
  expect(await sessions.authenticate(session.id, ada.id)).toBeUndefined();
  expect(await sessions.authenticate((await open(0)).id, bo.id)).toBeUndefined();
  const other = await identity.createPrincipal({ name: 'Cy', projectName: 'theirs', role: 'admin' });
  expect(await sessions.revoke(session.id, { projectId: other.projectId })).toBeUndefined();
  expect(await sessions.revoke(session.id, { projectId: bo.projectId, ownerId: bo.id })).toBe(bo.id);
  expect(await sessions.authenticate(session.id, bo.id)).toBeUndefined();
});

it('lets no session outlive the credential that it was opened with', async () => {
  const endsBefore = new Date(Date.now() + 5_000);
  const session = await sessions.open({ principalId: ada.id, scopes: null, seconds: 3_600, endsBefore }, BROWSER);
  expect(session.expiresAt).toEqual(endsBefore);
});

it('lets a session slide on while it is used, for seven days at the most, and never back to life', async () => {
  const open = async (age: string): Promise<string> => {
    const caller = await links.redeem((await links.create(ada.id, 60)).code, BROWSER);
    const { id } = caller!.credential;
    await database.orm.execute(
      sql`update sessions set created_at = now() - ${age}::interval, expires_at = now() + interval '1 minute' where id = ${id}`,
    );
    return id;
  };
  const hoursLeft = async (id: string): Promise<number> => {
    await sessions.slide([id]);
    const { rows } = await database.orm.execute<{ hours: string }>(
      sql`select round(extract(epoch from expires_at - now()) / 3600) as hours from sessions where id = ${id}`,
    );
    return Number(rows[0]?.hours);
  };
  expect(await hoursLeft(await open('1 day'))).toBe(12);
  expect(await hoursLeft(await open('6 days 20 hours'))).toBe(4);
  const over = await open('1 day');
  await database.orm.execute(sql`update sessions set expires_at = now() - interval '2 hours' where id = ${over}`);
  expect(await hoursLeft(over)).toBe(-2);
});

it('ends the sessions and links of a user who is disabled, for good', async () => {
  const users = new UsersRepository(database.orm);
  const { id, projectId } = await identity.createPrincipal({ name: 'Di', projectId: ada.projectId, role: 'operator' });
  const caller = await links.redeem((await links.create(id, 60)).code, BROWSER);
  const { code } = await links.create(id, 60);
  await users.change(id, projectId, { disabled: true });
  expect(await links.redeem(code, BROWSER)).toBeUndefined();
  await users.change(id, projectId, { disabled: false });
  expect(await sessions.authenticate(caller!.credential.id, id)).toBeUndefined();
  expect(await links.redeem(code, BROWSER)).toBeUndefined();
});

it('forgets sessions and links some time after their end', async () => {
  await database.orm.execute(sql`update sessions set expires_at = now() - interval '3 days'`);
  await database.orm.execute(sql`update sign_in_links set expires_at = now() - interval '3 days'`);
  expect(await sessions.deleteEnded(4)).toBe(0);
  expect(await links.deleteEnded(4)).toBe(0);
  expect(await sessions.deleteEnded(2)).toBeGreaterThan(0);
  expect(await links.deleteEnded(2)).toBeGreaterThan(0);
});
