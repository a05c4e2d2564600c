import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import type { RunRow } from '../../db/repositories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { Browser, itemsOf, type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let operator: KeyHolder;
let browser: Browser;
let run: RunRow;

beforeAll(async () => {
  api = await startApi();
  operator = await keyHolder(api, 'operator');
  browser = new Browser(api);
  await browser.signIn(operator);
  run = await api.submitRun();
});
afterAll(() => api.close());

/** `open`, or the status with which the upgrade was refused. */
async function open(headers: Record<string, string>, protocols: string[] = []): Promise<'open' | number> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/pipeline/${run.id}`, protocols, { headers });
  const refused = once(socket, 'unexpected-response').then(
    ([, response]) => (response as IncomingMessage).statusCode ?? 0,
  );
  socket.on('error', () => {});
  const outcome = await Promise.race([once(socket, 'open').then(() => 'open' as const), refused]);
  socket.terminate();
  return outcome;
}

it('opens by the cookie from our own page', async () => {
  expect(await open({ cookie: browser.cookie, origin: api.url })).toBe('open');
});

it.each([
  ['another site', 'https://evil.test'],
  ['another port of this host', 'http://127.0.0.1:1'],
  ['a host that begins like ours', 'http://127.0.0.1.evil.test'],
  ['a page without an origin', 'null'],
])('does not open by the cookie from %s', async (_, origin) => {
  expect(await open({ cookie: browser.cookie, origin })).toBe(403);
});

it('does not open by the cookie without an origin', async () => {
  expect(await open({ cookie: browser.cookie })).toBe(403);
});

it('opens by a key, an access token or a session’s token wherever it comes from, since no page has one by itself', async () => {
  const made = await operator.send('POST', '/api/v1/access-tokens', { scopes: ['runs:read'] });
  const { access_token: token } = (await made.json()) as { access_token: string };
  for (const each of [operator.token, token, browser.token]) {
    expect(await open({ authorization: `Bearer ${each}`, origin: 'https://elsewhere.test' })).toBe('open');
    expect(await open({ origin: 'https://elsewhere.test' }, ['treadle', `treadle.bearer.${each}`])).toBe('open');
  }
});

it('does not open without a credential, with a wrong one, or with a key in the cookie', async () => {
  expect(await open({ origin: api.url })).toBe(401);
  expect(await open({ authorization: 'Bearer wrong' })).toBe(401);
  expect(await open({}, ['treadle.bearer.wrong'])).toBe(401);
  expect(await open({ origin: api.url, cookie: `treadle_session=${operator.token}` })).toBe(401);
});

it('does not open with a key that lacks the scope, nor for another project', async () => {
  const limited = await keyHolder(api, 'admin', { scopes: ['keys:read'] });
  expect(await open({ authorization: `Bearer ${limited.token}` })).toBe(403);
  expect(await open({ authorization: `Bearer ${api.foreignToken}` })).toBe(404);
});

it('does not open after sign-out', async () => {
  const leaving = new Browser(api);
  await leaving.signIn(operator);
  expect(await open({ cookie: leaving.cookie, origin: api.url })).toBe('open');
  const { cookie } = leaving;
  await leaving.send('POST', '/api/v1/sign-out');
  expect(await open({ cookie, origin: api.url })).toBe(401);
});

it('ends with its caller’s credential, also while it is open', async () => {
  const leaving = new Browser(api);
  await leaving.signIn(operator);
  const headers = { cookie: leaving.cookie, origin: api.url };
  const [ended, staying] = [headers, { authorization: `Bearer ${operator.token}` }].map(
    (each) => new WebSocket(`${api.url.replace('http', 'ws')}/ws/pipeline/${run.id}`, { headers: each }),
  );
  await Promise.all([once(ended!, 'open'), once(staying!, 'open')]);
  const closed = once(ended!, 'close');
  await leaving.send('POST', '/api/v1/sign-out');
  const [code, reason] = (await closed) as [number, Buffer];
  expect([code, reason.toString()]).toEqual([1008, 'TOKEN_INVALID']);
  expect(staying!.readyState).toBe(WebSocket.OPEN);
  staying!.terminate();
});

it('leaves a mark in the audit log where it was refused', async () => {
  const admin = await keyHolder(api, 'admin');
  const limited = await keyHolder(api, 'viewer', { scopes: [] });
  await open({ authorization: `Bearer ${limited.token}` });
  const refusals = async (query: string) =>
    itemsOf(await admin.request(`/api/v1/audit?action=openSocket&limit=200${query}`));
  let found: Record<string, unknown>[] = [];
  while (found.length === 0) found = await refusals(`&principal_id=${limited.id}`);
  const target = `/ws/pipeline/${run.id}`;
  expect(found).toEqual([
    expect.objectContaining({ target, outcome: 'denied', status: 403, details: { code: 'SCOPE_MISSING' } }),
  ]);
  expect(await refusals('')).toContainEqual(
    expect.objectContaining({ target, status: 403, principal: null, details: { code: 'CSRF_REJECTED' } }),
  );
});
