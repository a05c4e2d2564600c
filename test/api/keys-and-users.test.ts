import { randomUUID } from 'node:crypto';
import { type ApiUnderTest, startApi } from './api-under-test';
import { bearer, Browser, codeOf, itemsOf, json, type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let admin: KeyHolder;
let operator: KeyHolder;
/** The administrator of another project. */
let stranger: KeyHolder;

interface Made {
  id: string;
  token: string;
  scopes: string[] | null;
  owner: { id: string };
  prefix: string;
  expires_at: string | null;
}

beforeAll(async () => {
  api = await startApi();
  admin = await keyHolder(api, 'admin', { name: 'Root' });
  operator = await keyHolder(api, 'operator', { name: 'Ada' });
  const { projectId } = await api.deps.identity.createPrincipal({
    name: 'far',
    projectName: 'far away',
    role: 'viewer',
  });
  stranger = await keyHolder(api, 'admin', { projectId });
});
afterAll(() => api.close());

const makeKey = async (by: KeyHolder, body: object): Promise<Made> => {
  const answer = await by.send('POST', '/api/v1/keys', body);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return (await answer.json()) as Made;
};

describe('a key', () => {
  it('is shown once, and then known by its name, its first letters and its use', async () => {
    const { token, ...made } = await makeKey(operator, {
      name: '야간 작업',
      scopes: ['runs:read'],
      expires_in_days: 30,
    });
    expect(token).toMatch(/^trd_/);
    expect(token.startsWith(made.prefix)).toBe(true);
    expect(Date.parse(made.expires_at!) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    expect((await bearer(api, token)('/api/v1/runs')).status).toBe(200);
    const listed = await (await operator.request('/api/v1/keys')).text();
    expect(listed).not.toContain(token.slice(8));
    expect((JSON.parse(listed) as { items: object[] }).items).toContainEqual(made);
  });

  it('is revoked at once by its owner or an administrator, and twice without harm', async () => {
    for (const by of [operator, admin]) {
      const { id, token } = await makeKey(operator, { name: 'short-lived' });
      expect((await bearer(api, token)('/api/v1/me')).status).toBe(200);
      for (let times = 0; times < 2; times += 1)
        expect((await by.request(`/api/v1/keys/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect((await bearer(api, token)('/api/v1/me')).status).toBe(401);
      const [key] = (await itemsOf(await operator.request('/api/v1/keys'))).filter((item) => item.id === id);
      expect(key).toMatchObject({ revoked_at: expect.any(String) });
    }
  });

  it('has no wider scopes than the credential that made it', async () => {
    const limited = await makeKey(operator, { name: 'limited', scopes: ['keys:write', 'runs:read'] });
    const ask = (path: string, body: object) => bearer(api, limited.token)(path, json('POST', body));
    for (const scopes of [['runs:write'], ['keys:write', 'runs:read', 'batches:read']]) {
      const key = await ask('/api/v1/keys', { name: 'wider', scopes });
      expect([key.status, await codeOf(key)]).toEqual([403, 'SCOPE_NOT_HELD']);
      expect(await codeOf(await ask('/api/v1/access-tokens', { scopes }))).toBe('SCOPE_NOT_HELD');
    }
    const same = (await (await ask('/api/v1/keys', { name: 'same' })).json()) as Made;
    expect(same.scopes).toEqual(['keys:write', 'runs:read']);
    const less = (await (await ask('/api/v1/access-tokens', { scopes: ['runs:read'] })).json()) as {
      access_token: string;
    };
    const asLess = bearer(api, less.access_token);
    expect(await (await asLess('/api/v1/me')).json()).toMatchObject({ scopes: ['runs:read'] });
    expect(await codeOf(await asLess('/api/v1/keys', json('POST', { name: 'x' })))).toBe('SCOPE_MISSING');
    expect(await codeOf(await asLess('/api/v1/access-tokens', json('POST', { scopes: ['keys:write'] })))).toBe(
      'SCOPE_NOT_HELD',
    );
  });

  it('is made for somebody else by an administrator only, and within the project', async () => {
    const robot = await keyHolder(api, 'operator', { kind: 'program', name: 'robot' });
    const made = await makeKey(admin, { name: 'for robot', user_id: robot.id });
    expect(made.owner).toEqual({ id: robot.id, name: 'robot' });
    expect(await (await bearer(api, made.token)('/api/v1/me')).json()).toMatchObject({
      id: robot.id,
      role: 'operator',
    });
    const wanted = { name: 'x', user_id: admin.id };
    expect(await codeOf(await operator.send('POST', '/api/v1/keys', wanted))).toBe('PERMISSION_DENIED');
    expect((await operator.send('POST', '/api/v1/keys', { name: 'x', user_id: operator.id })).status).toBe(201);
    for (const userId of [stranger.id, randomUUID()])
      expect(await codeOf(await admin.send('POST', '/api/v1/keys', { name: 'x', user_id: userId }))).toBe(
        'USER_NOT_FOUND',
      );
    await api.deps.users.change(robot.id, api.projectId, { disabled: true });
    expect(await codeOf(await admin.send('POST', '/api/v1/keys', { name: 'x', user_id: robot.id }))).toBe(
      'USER_DISABLED',
    );
  });

  it('of others is not there: of a colleague, and of another project for its administrator', async () => {
    const { id, token } = await makeKey(admin, { name: 'mine' });
    for (const by of [operator, stranger])
      expect(await codeOf(await by.request(`/api/v1/keys/${id}`, { method: 'DELETE' }))).toBe('KEY_NOT_FOUND');
    expect((await bearer(api, token)('/api/v1/me')).status).toBe(200);
    expect(await codeOf(await operator.request('/api/v1/keys?all=true'))).toBe('PERMISSION_DENIED');
    const owners = async (by: KeyHolder): Promise<unknown[]> =>
      (await itemsOf(await by.request('/api/v1/keys?all=true&limit=200'))).map(
        ({ owner }) => (owner as { id: string }).id,
      );
    expect(await owners(stranger)).not.toContain(admin.id);
    expect(await owners(admin)).toEqual(expect.arrayContaining([admin.id, operator.id]));
  });

  it.each([
    ['no name', {}],
    ['an empty name', { name: ' ' }],
    ['a name with control characters', { name: 'a\u0000b' }],
    ['a scope that does not exist', { name: 'a', scopes: ['runs:everything'] }],
    ['an end in the past', { name: 'a', expires_in_days: 0 }],
    ['an unknown field', { name: 'a', role: 'admin' }],
    ['an owner that is no id', { name: 'a', user_id: 'admin' }],
    ['no object', ['name']],
  ])('is not made with %s', async (_, body) => {
    const answer = await operator.send('POST', '/api/v1/keys', body);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'REQUEST_INVALID']);
  });
});

describe('users', () => {
  const create = async (body: object): Promise<Record<string, unknown>> => {
    const answer = await admin.send('POST', '/api/v1/users', body);
    expect(answer.status).toBe(201);
    return (await answer.json()) as Record<string, unknown>;
  };

  it('are added by an administrator: a person comes in by a link, a program by a key', async () => {
    const person = await create({ name: 'Bo', kind: 'person', role: 'viewer' });
    const link = new URL(person.sign_in_link as string);
    expect(`${link.origin}${link.pathname}`).toBe(`${api.url}/sign-in`);
    const browser = new Browser(api);
    expect((await browser.send('POST', '/api/v1/sign-in', { code: link.hash.slice(1) })).status).toBe(200);
    expect(await (await browser.fetch('/api/v1/me')).json()).toMatchObject({
      id: person.id,
      name: 'Bo',
      role: 'viewer',
    });
    const program = await create({ name: 'nightly', kind: 'program', role: 'operator' });
    expect(program.sign_in_link).toBeNull();
    expect(await codeOf(await admin.send('POST', `/api/v1/users/${program.id as string}/sign-in-link`))).toBe(
      'USER_CANNOT_SIGN_IN',
    );
    const listed = await itemsOf(await admin.request('/api/v1/users?limit=200'));
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['Bo', 'nightly', 'Root']));
    expect(listed.map(({ id }) => id)).not.toContain(stranger.id);
  });

  it('get a new link from an administrator, which makes the one before worthless', async () => {
    const person = await create({ name: 'Cy', kind: 'person', role: 'viewer' });
    const answer = await admin.send('POST', `/api/v1/users/${person.id as string}/sign-in-link`);
    expect(answer.status).toBe(201);
    const { sign_in_link: link } = (await answer.json()) as { sign_in_link: string };
    const signIn = (url: string) =>
      fetch(`${api.url}/api/v1/sign-in`, json('POST', { code: new URL(url).hash.slice(1) }));
    expect((await signIn(person.sign_in_link as string)).status).toBe(401);
    expect((await signIn(link)).status).toBe(200);
    expect((await admin.send('PATCH', `/api/v1/users/${person.id as string}`, { disabled: true })).status).toBe(200);
    expect(await codeOf(await admin.send('POST', `/api/v1/users/${person.id as string}/sign-in-link`))).toBe(
      'USER_DISABLED',
    );
  });

  it('of another project are not there', async () => {
    for (const [method, path, body] of [
      ['PATCH', `/api/v1/users/${admin.id}`, { role: 'viewer' }],
      ['POST', `/api/v1/users/${admin.id}/sign-in-link`, undefined],
    ] as const)
      expect(await codeOf(await stranger.send(method, path, body))).toBe('USER_NOT_FOUND');
    expect((await stranger.send('PATCH', '/api/v1/users/none', {})).status).toBe(404);
    expect(await (await admin.request('/api/v1/me')).json()).toMatchObject({ role: 'admin' });
  });

  it('keep one administrator, also where two demote each other at once', async () => {
    const lonely = await stranger.send('PATCH', `/api/v1/users/${stranger.id}`, { disabled: true });
    expect([lonely.status, await codeOf(lonely)]).toEqual([409, 'LAST_ADMINISTRATOR']);
    const { projectId } = await api.deps.identity.createPrincipal({
      name: 'duel',
      projectName: 'duel',
      role: 'viewer',
    });
    const [one, two] = [await keyHolder(api, 'admin', { projectId }), await keyHolder(api, 'admin', { projectId })];
    const answers = await Promise.all([
      one.send('PATCH', `/api/v1/users/${two.id}`, { role: 'viewer' }),
      two.send('PATCH', `/api/v1/users/${one.id}`, { disabled: true }),
    ]);
    // The one who comes later is the last of the two or, where the answer was out before he was let in, none any more.
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(['LAST_ADMINISTRATOR', 'PERMISSION_DENIED', 'TOKEN_INVALID']).toContain(
      await codeOf(refused[0] as Response),
    );
    const users = await Promise.all([one, two].map(({ id }) => api.deps.users.find(id, projectId)));
    expect(users.filter((user) => user?.role === 'admin' && user.disabledAt === null)).toHaveLength(1);
  });

  it('are not raised by a limited key: it makes no administrator and opens no session', async () => {
    const limited = await keyHolder(api, 'admin', { scopes: ['users:read', 'users:write'] });
    const admins = { name: 'x', kind: 'program', role: 'admin' };
    expect(await codeOf(await limited.send('POST', '/api/v1/users', admins))).toBe('SCOPE_NOT_HELD');
    expect(await codeOf(await limited.send('PATCH', `/api/v1/users/${operator.id}`, { role: 'admin' }))).toBe(
      'SCOPE_NOT_HELD',
    );
    expect(await codeOf(await limited.send('POST', `/api/v1/users/${admin.id}/sign-in-link`))).toBe('SCOPE_NOT_HELD');
    const person = await limited.send('POST', '/api/v1/users', { name: 'Di', kind: 'person', role: 'viewer' });
    expect(await person.json()).toMatchObject({ name: 'Di', sign_in_link: null });
  });
});
