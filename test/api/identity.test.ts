import { SignJWT, UnsecuredJWT, generateKeyPair, exportSPKI } from 'jose';
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiUnderTest, startApi, TEST_JWT_SECRET } from './api-under-test';
import { bearer, Browser, codeOf, itemsOf, json, type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let operator: KeyHolder;

beforeAll(async () => {
  api = await startApi();
  operator = await keyHolder(api, 'operator', { name: 'Ada' });
});
afterAll(() => api.close());

/** Sign-in attempts are limited, so most tests open their sessions behind the API. */
const session = async (
  principal: { id: string } = operator,
): Promise<{ id: string; token: string; browser: Browser }> => {
  const open = { principalId: principal.id, scopes: null, seconds: 3_600, endsBefore: null };
  const { id, expiresAt } = await api.deps.sessions.open(open, { userAgent: 'test', address: '127.0.0.1' });
  const token = await api.deps.accessTokens.sign({ principalId: principal.id, sessionId: id, expiresAt });
  const browser = new Browser(api);
  browser.cookie = `treadle_session=${token}`;
  return { id, token, browser };
};

describe('signing in', () => {
  it('opens a session by a cookie that no script and no other site can use, and says who one is', async () => {
    const browser = new Browser(api);
    const answer = await browser.signIn(operator);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = {
      id: operator.id,
      name: 'Ada',
      kind: 'person',
      role: 'operator',
      project: { id: api.projectId, name: 'ours' },
      scopes: null,
      session: { expires_at: expect.any(String) },
    };
    expect(await answer.json()).toEqual({ user: me });
    expect(browser.setCookie).toMatch(/; HttpOnly/);
    expect(browser.setCookie).toMatch(/; SameSite=Strict/);
    expect(browser.setCookie).toMatch(/; Path=\//);
    expect(browser.setCookie).not.toMatch(/Secure|Domain/);
    expect(await (await browser.fetch('/api/v1/me')).json()).toEqual(me);
    expect(await (await operator.request('/api/v1/me')).json()).toEqual({ ...me, session: null });
  });

  it('lets in one of two clicks on one link, and nobody afterwards', async () => {
    const { code } = await api.deps.signInLinks.create(operator.id, 60);
    const click = () => fetch(`${api.url}/api/v1/sign-in`, json('POST', { code }));
    const statuses = (await Promise.all([click(), click()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 401]);
    const late = await click();
    expect(await codeOf(late)).toBe('SIGN_IN_LINK_INVALID');
    expect(late.headers.getSetCookie()).toEqual([]);
  });

  it('is not done by a foreign page', async () => {
    const { code } = await api.deps.signInLinks.create(operator.id, 60);
    for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
      const answer = await fetch(`${api.url}/api/v1/sign-in`, json('POST', { code }, headers));
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'CSRF_REJECTED']);
    }
  });

  it('marks the cookie Secure where a trusted proxy says that the request came by https, and there only', async () => {
    const behindProxy = await startApi({ settings: { TRUSTED_PROXIES: 'loopback' } });
    try {
      const { id } = await behindProxy.deps.identity.createPrincipal({ name: 'Bo', projectName: 'p', role: 'viewer' });
      for (const [instance, person] of [
        [behindProxy, id],
        [api, operator.id],
      ] as const) {
        const { code } = await instance.deps.signInLinks.create(person, 60);
        const answer = await fetch(
          `${instance.url}/api/v1/sign-in`,
          json('POST', { code }, { 'x-forwarded-proto': 'https' }),
        );
        expect(answer.headers.getSetCookie()[0]?.includes('Secure')).toBe(instance === behindProxy);
      }
    } finally {
      await behindProxy.close();
    }
  });

  it('ends with sign-out, at once and for good', async () => {
    const { browser, token } = await session();
    expect((await browser.fetch('/api/v1/me')).status).toBe(200);
    expect((await browser.send('POST', '/api/v1/sign-out')).status).toBe(204);
    expect(browser.setCookie).toMatch(/treadle_session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await bearer(api, token)('/api/v1/me')).status).toBe(401);
    expect((await browser.send('POST', '/api/v1/sign-out')).status).toBe(204);
  });

  it('is tried ten times a minute from one address at the most', async () => {
    const answers: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const answer = await fetch(`${api.url}/api/v1/sign-in`, json('POST', { code: `guess ${tries}` }));
      answers.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('a JSON Web Token', () => {
  const claims = (changes: object = {}) => ({
    sid: 'x',
    iss: 'treadle',
    aud: 'treadle-api',
    sub: operator.id,
    ...changes,
  });
  const sign = (payload: object, secret: Uint8Array = TEST_JWT_SECRET, expires: string | number = '1h') =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(secret);

  it('is made for oneself, does what its maker may, and ends with its time', async () => {
    const answer = await operator.send('POST', '/api/v1/access-tokens', { ttl_seconds: 60 });
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as { access_token: string; token_type: string; expires_in: number };
    expect(made).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) });
    expect(made.expires_in).toBeLessThanOrEqual(60);
    const ask = bearer(api, made.access_token);
    expect(await (await ask('/api/v1/me')).json()).toMatchObject({
      id: operator.id,
      session: { expires_at: expect.any(String) },
    });
    expect((await ask('/api/v1/runs')).status).toBe(200);
    const again = await ask('/api/v1/access-tokens', json('POST', { ttl_seconds: 86_400 }));
    expect(((await again.json()) as { expires_in: number }).expires_in).toBeLessThanOrEqual(60);
    expect((await operator.request('/api/v1/access-tokens', { method: 'POST' })).status).toBe(201);
  });

  it('works no more after its session was revoked, expired, or its owner disabled', async () => {
    const person = await keyHolder(api, 'viewer');
    const revoked = await session(person);
    expect((await bearer(api, revoked.token)('/api/v1/me')).status).toBe(200);
    expect((await person.request(`/api/v1/sessions/${revoked.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await codeOf(await bearer(api, revoked.token)('/api/v1/me'))).toBe('TOKEN_INVALID');
    const resting = await session(person);
    await api.deps.users.change(person.id, api.projectId, { disabled: true });
    expect(await codeOf(await bearer(api, resting.token)('/api/v1/me'))).toBe('TOKEN_INVALID');
  });

  it.each<[string, (sid: string) => Promise<string> | string]>([
    ['expired', (sid) => sign(claims({ sid }), TEST_JWT_SECRET, Math.floor(Date.now() / 1_000) - 60)],
    ['signed with another key', (sid) => sign(claims({ sid }), new Uint8Array(32))],
    [
      'without a signature (alg: none)',
      (sid) => new UnsecuredJWT(claims({ sid })).setIssuedAt().setExpirationTime('1h').encode(),
    ],
    ['for another audience', (sid) => sign(claims({ sid, aud: 'elsewhere' }))],
    ['of another issuer', (sid) => sign(claims({ sid, iss: 'elsewhere' }))],
    [
      'without an end',
      (sid) => new SignJWT(claims({ sid })).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(TEST_JWT_SECRET),
    ],
    ['without a session', () => sign({ iss: 'treadle', aud: 'treadle-api', sub: operator.id })],
    ['of a session that does not exist', () => sign(claims({ sid: randomUUID() }))],
    ['of a session that is no id', () => sign(claims({ sid: "' or 1=1 --" }))],
    ['of somebody else’s session', (sid) => sign(claims({ sid, sub: randomUUID() }))],
    ['not valid yet', (sid) => sign(claims({ sid, nbf: Math.floor(Date.now() / 1_000) + 600 }))],
    [
      'signed with another algorithm',
      (sid) =>
        new SignJWT(claims({ sid }))
          .setProtectedHeader({ alg: 'HS512' })
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign(Buffer.concat([TEST_JWT_SECRET, TEST_JWT_SECRET])),
    ],
    [
      'with an RSA key of the attacker',
      async (sid) =>
        new SignJWT(claims({ sid }))
          .setProtectedHeader({ alg: 'RS256' })
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign((await generateKeyPair('RS256')).privateKey),
    ],
    [
      'with a public key used as the secret',
      async (sid) => sign(claims({ sid }), Buffer.from(await exportSPKI((await generateKeyPair('RS256')).publicKey))),
    ],
    ['with a key in its own header', (sid) => selfSigned(claims({ sid }))],
  ])('that is %s is refused', async (_, forge) => {
    const { id, token } = await session();
    expect((await bearer(api, token)('/api/v1/me')).status).toBe(200);
    const forged = await forge(id);
    const refused = await bearer(api, forged)('/api/v1/me');
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'TOKEN_INVALID']);
    expect((await fetch(`${api.url}/api/v1/me`, { headers: { cookie: `treadle_session=${forged}` } })).status).toBe(
      401,
    );
  });

  it('that is changed anywhere is refused', async () => {
    const { token } = await session();
    const [head = '', body = '', signature = ''] = token.split('.');
    const admin = Buffer.from(JSON.stringify({ ...claims(), role: 'admin' })).toString('base64url');
    for (const forged of [
      `${head}.${admin}.${signature}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      `${token}.x`,
      `${head}.${body}.${signature.slice(1)}`,
    ])
      expect((await bearer(api, forged)('/api/v1/me')).status).toBe(401);
  });

  function selfSigned(payload: object): string {
    const secret = Buffer.alloc(32, 7);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwk = { kty: 'oct', k: secret.toString('base64url') };
    const now = Math.floor(Date.now() / 1_000);
    const text = `${part({ alg: 'HS256', jwk, kid: '../../dev/null' })}.${part({ ...payload, iat: now, exp: now + 600 })}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }
});

describe('the session cookie', () => {
  it('changes nothing without the header that only our own page sends', async () => {
    const { browser } = await session();
    for (const [method, path] of [
      ['POST', '/api/v1/keys'],
      ['DELETE', `/api/v1/keys/${randomUUID()}`],
      ['POST', '/api/v1/sign-out'],
      ['POST', '/api/v1/documents/runs'],
    ] as const) {
      const answer = await browser.fetch(path, { method });
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'CSRF_REJECTED']);
    }
    expect((await browser.fetch('/api/v1/me')).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.test' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('changes nothing from %s, whatever header it carries', async (_, headers) => {
    const { browser } = await session();
    const answer = await browser.fetch(
      '/api/v1/keys',
      json('POST', { name: 'stolen' }, { 'x-treadle-request': '1', ...(headers as Record<string, string>) }),
    );
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'CSRF_REJECTED']);
  });

  it('counts for nothing beside an Authorization header', async () => {
    const { browser } = await session();
    const viewer = await keyHolder(api, 'viewer');
    const asViewer = { authorization: `Bearer ${viewer.token}` };
    expect(await (await browser.fetch('/api/v1/me', { headers: asViewer })).json()).toMatchObject({ id: viewer.id });
    expect((await browser.fetch('/api/v1/me', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  });

  it('holds no API key', async () => {
    const answer = await fetch(`${api.url}/api/v1/me`, { headers: { cookie: `treadle_session=${operator.token}` } });
    expect(answer.status).toBe(401);
  });
});

describe('what was allowed', () => {
  it('is taken away within seconds where another process changes it', async () => {
    await keyHolder(api, 'admin');
    const admin = await keyHolder(api, 'admin');
    expect((await admin.request('/api/v1/users')).status).toBe(200);
    await api.deps.users.change(admin.id, api.projectId, { role: 'viewer' });
    const deadline = Date.now() + 10_000;
    while ((await admin.request('/api/v1/users')).status === 200 && Date.now() < deadline) await sleep(100);
    const answer = await admin.request('/api/v1/users');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      code: 'PERMISSION_DENIED',
      details: { roleNeeded: 'admin', role: 'viewer' },
    });
  });

  it('is taken away at once where this process changes it', async () => {
    const boss = await keyHolder(api, 'admin');
    const other = await keyHolder(api, 'admin');
    expect((await other.request('/api/v1/users')).status).toBe(200);
    expect((await boss.send('PATCH', `/api/v1/users/${other.id}`, { role: 'viewer' })).status).toBe(200);
    expect((await other.request('/api/v1/users')).status).toBe(403);
    expect((await boss.send('PATCH', `/api/v1/users/${other.id}`, { disabled: true })).status).toBe(200);
    expect((await other.request('/api/v1/me')).status).toBe(401);
  });
});

describe('sessions', () => {
  it('are listed and ended by their owner, and of everybody in the project by an administrator only', async () => {
    const admin = await keyHolder(api, 'admin');
    const { id, browser } = await session();
    const own = await itemsOf(await browser.fetch('/api/v1/sessions?limit=200'));
    expect(own.find((item) => item.current)).toMatchObject({
      id,
      owner: { id: operator.id, name: 'Ada' },
      address: '127.0.0.1',
    });
    expect(new Set(own.map(({ owner }) => (owner as { id: string }).id))).toEqual(new Set([operator.id]));
    expect(await codeOf(await browser.fetch('/api/v1/sessions?all=true'))).toBe('PERMISSION_DENIED');
    const all = await itemsOf(await admin.request('/api/v1/sessions?all=true&limit=200'));
    expect(all.map((item) => item.id)).toContain(id);
    expect((await admin.request(`/api/v1/sessions/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await browser.fetch('/api/v1/me')).status).toBe(401);
  });

  it('of others are not there: of another person, and of another project for its administrator', async () => {
    const { id } = await session();
    const mate = await keyHolder(api, 'operator');
    const stranger = await api.deps.identity.createPrincipal({ name: 'root', projectName: 'far', role: 'admin' });
    const foreign = bearer(api, stranger.token);
    for (const ask of [mate.request, foreign])
      expect(await codeOf(await ask(`/api/v1/sessions/${id}`, { method: 'DELETE' }))).toBe('SESSION_NOT_FOUND');
    expect(await itemsOf(await foreign('/api/v1/sessions?all=true'))).toEqual([]);
    expect((await mate.request('/api/v1/sessions/none', { method: 'DELETE' })).status).toBe(404);
  });
});
