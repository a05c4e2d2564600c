import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditTrail, REFUSALS_MAX } from '../../api/identity/audit-trail';
import type { AuditEntry } from '../../db/repositories/audit-log';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { Browser, codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';

interface Entry {
  action: string;
  target: string;
  outcome: string;
  status: number;
  principal: { id: string; name: string } | null;
  address: string;
  request_id: string;
  details: Record<string, unknown>;
}

let api: ApiUnderTest;
let admin: KeyHolder;
let operator: KeyHolder;

beforeEach(async () => {
  api = await startApi();
  admin = await keyHolder(api, 'admin', { name: 'Root' });
  operator = await keyHolder(api, 'operator', { name: 'Ada' });
});
afterEach(() => api.close());

const entries = async (query = ''): Promise<Entry[]> => itemsOf(await admin.request(`/api/v1/audit?limit=200${query}`));
/** Entries are written a moment after the answer. */
const untilEntry = async (requestId: string): Promise<Entry> => {
  for (;;) {
    const found = (await entries()).find((entry) => entry.request_id === requestId);
    if (found) return found;
    await sleep(50);
  }
};
const requestIdOf = (response: Response): string => response.headers.get('x-request-id') ?? '';

it('holds who changed what, how it ended and from where; and nothing of what was only read', async () => {
  const run = await api.submitRun();
  const cancelled = await operator.request(`/api/v1/runs/${run.id}/cancel`, { method: 'POST' });
  expect(await untilEntry(requestIdOf(cancelled))).toEqual({
    at: expect.any(String),
    action: 'cancelRun',
    target: `/api/v1/runs/${run.id}/cancel`,
    outcome: 'done',
    status: 202,
    principal: { id: operator.id, name: 'Ada' },
    address: '127.0.0.1',
    request_id: requestIdOf(cancelled),
    details: {},
  });
  const missing = await operator.request(`/api/v1/runs/${admin.id}`, { method: 'DELETE' });
  expect(await untilEntry(requestIdOf(missing))).toMatchObject({
    action: 'deleteRun',
    outcome: 'failed',
    status: 404,
    details: { code: 'RUN_NOT_FOUND' },
  });
  expect((await operator.request('/api/v1/runs?name=secret')).status).toBe(200);
  const actions = (await entries()).map(({ action }) => action);
  expect(actions).toContain('submitDocumentsRun');
  expect(actions).not.toContain('listRuns');
});

it('holds sign-ins, keys, users and their changes, and no secret', async () => {
  const browser = new Browser(api);
  const signedIn = await browser.signIn(operator);
  expect(await untilEntry(requestIdOf(signedIn))).toMatchObject({
    action: 'signIn',
    outcome: 'done',
    principal: { name: 'Ada' },
  });
  const key = await operator.send('POST', '/api/v1/keys', { name: 'k', scopes: ['runs:read'] });
  const { id: keyId, token } = (await key.json()) as { id: string; token: string };
  expect(await untilEntry(requestIdOf(key))).toMatchObject({
    action: 'createKey',
    details: { key_id: keyId, owner_id: operator.id, scopes: ['runs:read'] },
  });
  const user = await admin.send('POST', '/api/v1/users', { name: 'Bo', kind: 'person', role: 'viewer' });
  const { id: userId, sign_in_link: link } = (await user.json()) as { id: string; sign_in_link: string };
  expect(await untilEntry(requestIdOf(user))).toMatchObject({
    action: 'createUser',
    details: { user_id: userId, role: 'viewer' },
  });
  const raised = await admin.send('PATCH', `/api/v1/users/${userId}`, { role: 'operator' });
  expect(await untilEntry(requestIdOf(raised))).toMatchObject({
    action: 'changeUser',
    target: `/api/v1/users/${userId}`,
    details: { role: 'operator' },
  });
  const { rows } = await api.deps.database.orm.execute(sql`select audit_log::text as kept from audit_log`);
  for (const secret of [token, browser.token, new URL(link).hash.slice(1)])
    expect(JSON.stringify(rows)).not.toContain(secret);
});

it('holds each refusal, of callers it knows and of those it does not', async () => {
  const denied = await operator.request('/api/v1/users');
  expect(await untilEntry(requestIdOf(denied))).toMatchObject({
    action: 'listUsers',
    outcome: 'denied',
    status: 403,
    principal: { id: operator.id },
    details: { code: 'PERMISSION_DENIED' },
  });
  const unknown = await fetch(`${api.url}/api/v1/runs?token=x`, { headers: { authorization: 'Bearer guess' } });
  expect(await untilEntry(requestIdOf(unknown))).toMatchObject({
    action: 'listRuns',
    target: '/api/v1/runs',
    outcome: 'denied',
    status: 401,
    principal: null,
    details: { code: 'TOKEN_INVALID' },
  });
  const guess = await new Browser(api).send('POST', '/api/v1/sign-in', { code: 'guess' });
  expect(await untilEntry(requestIdOf(guess))).toMatchObject({
    action: 'signIn',
    outcome: 'denied',
    principal: null,
    details: { code: 'SIGN_IN_LINK_INVALID' },
  });
});

it('holds nothing of answers that were there already', async () => {
  const sent = pngBytes();
  const run = ((await (await api.upload(sent)).json()) as { chain_id: string }).chain_id;
  await api.deps.database.orm.execute(
    sql`update runs set status = 'completed', final_result = '{}', ended_at = now() where id = ${run}`,
  );
  await api.deps.database.orm.execute(
    sql`insert into result_cache (fingerprint, run_id, expires_at) select fingerprint, id, now() + interval '1 hour' from runs where id = ${run}`,
  );
  const hit = await api.upload(sent);
  expect(await hit.json()).toMatchObject({ cached: true });
  await untilEntry(requestIdOf(await operator.send('POST', '/api/v1/keys', { name: 'later' })));
  expect((await entries()).map((entry) => entry.request_id)).not.toContain(requestIdOf(hit));
});

it('is read by the administrators of its project only, filtered and page by page', async () => {
  for (let number = 0; number < 5; number += 1) await operator.send('POST', '/api/v1/keys', { name: `k${number}` });
  await untilEntry(requestIdOf(await operator.send('POST', '/api/v1/access-tokens', {})));
  const { projectId } = await api.deps.identity.createPrincipal({ name: 'far', projectName: 'far', role: 'viewer' });
  const stranger = await keyHolder(api, 'admin', { projectId });
  expect(await itemsOf(await stranger.request('/api/v1/audit'))).toEqual([]);
  expect(await codeOf(await operator.request('/api/v1/audit'))).toBe('PERMISSION_DENIED');
  expect(await entries(`&action=createKey&principal_id=${operator.id}`)).toHaveLength(5);
  expect(await entries(`&action=createKey&principal_id=${admin.id}`)).toEqual([]);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await admin.request(`/api/v1/audit?action=createKey&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    const { items, next_cursor: next } = (await page.json()) as { items: Entry[]; next_cursor: string | null };
    seen.push(...items.map((entry) => entry.request_id));
    cursor = next;
  }
  expect(new Set(seen).size).toBe(5);
  for (const query of ['cursor=x', 'cursor=-1', 'limit=0', 'principal_id=x', 'action=a%00b', 'who=me'])
    expect((await admin.request(`/api/v1/audit?${query}`)).status).toBe(400);
});

describe('the trail', () => {
  const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
    at: new Date(),
    action: 'listRuns',
    target: '/',
    outcome: 'denied',
    status: 401,
    principalId: null,
    requestId: 'r',
    address: '203.0.113.7',
    details: {},
    ...changes,
  });
  const written: AuditEntry[] = [];
  let isAway = false;
  const audit = {
    append: (entries: readonly AuditEntry[]): Promise<void> => {
      if (isAway) return Promise.reject(new Error('away'));
      written.push(...entries);
      return Promise.resolve();
    },
  };
  let trail: AuditTrail;
  beforeEach(() => {
    written.length = 0;
    isAway = false;
    trail = new AuditTrail({ audit, logger: api.deps.logger });
  });
  afterEach(() => trail.close());

  it('keeps so many refusals a minute, of unknown callers together and of each known one, and counts the rest', async () => {
    const known = { principalId: operator.id, projectId: api.projectId };
    for (let number = 0; number < REFUSALS_MAX + 40; number += 1) {
      trail.record(entry({ address: `203.0.113.${number}` }));
      trail.record(entry(known));
      trail.record(entry({ ...known, outcome: 'done', status: 200 }));
    }
    await trail.close();
    const unknown = written.filter(({ principalId }) => principalId === null);
    expect(unknown).toHaveLength(REFUSALS_MAX + 1);
    expect(unknown.at(-1)?.details).toEqual({ left_out: 40 });
    const ofKnown = written.filter(({ principalId }) => principalId === operator.id);
    expect(ofKnown.filter(({ outcome }) => outcome === 'denied')).toHaveLength(REFUSALS_MAX + 1);
    expect(ofKnown.filter(({ outcome }) => outcome === 'done')).toHaveLength(REFUSALS_MAX + 40);
  });

  it('keeps its entries while the database is away, in their order', async () => {
    isAway = true;
    for (const target of ['/1', '/2']) trail.record(entry({ target }));
    await trail.flush();
    trail.record(entry({ target: '/3' }));
    isAway = false;
    await trail.close();
    expect(written.map(({ target }) => target)).toEqual(['/1', '/2', '/3']);
  });
});
