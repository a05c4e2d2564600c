/**
 * What belongs to another project is not there: every route that names something answers the same to an administrator of
 * another project as it does for what never existed.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Route } from '../../api/routes/route';
import { boughtReceipt } from '../factories/bought-receipts';
import { type ApiUnderTest, startApi } from '../api/api-under-test';
import { type KeyHolder, keyHolder } from '../api/callers';

let api: ApiUnderTest;
let stranger: KeyHolder;
/** Path of a resource -> the id of one that is ours. */
const ours = new Map<string, string>();

beforeAll(async () => {
  api = await startApi();
  const project = await api.deps.identity.createPrincipal({ name: 'boss', projectName: 'theirs too', role: 'admin' });
  stranger = await keyHolder(api, 'admin', { projectId: project.projectId });
  const admin = await keyHolder(api, 'admin');
  const run = await api.submitRun();
  const batch = await admin.send('POST', '/api/v1/documents/batches', {
    items: [{ blob: { sha256: run.input.sha256 } }],
  });
  const { batch_id: batchId } = (await batch.json()) as { batch_id: string };
  const key = (await (await admin.send('POST', '/api/v1/keys', { name: 'a key' })).json()) as { id: string };
  const open = { principalId: admin.id, scopes: null, seconds: 3_600, endsBefore: null };
  const session = await api.deps.sessions.open(open, { userAgent: 'test', address: '127.0.0.1' });
  ours.set('/api/v1/runs', run.id).set('/status', run.id);
  ours.set('/api/v1/blobs', run.input.sha256).set('/api/v1/batches', batchId);
  const word = { kind: 'ocr_error', originalResult: {}, correctedResult: {}, comment: 'ours' };
  const feedback = await api.deps.feedback.give({ ...word, projectId: api.projectId, runId: run.id, userId: admin.id });
  ours
    .set('/api/v1/annotations', run.id)
    .set('/api/v1/receipts', run.id)
    .set('/feedback', run.id)
    .set('/api/v1/feedback', feedback?.id ?? '');
  const milk = { name: 'Milk', quantity: 1, unit: null, category: 'dairy', storage: 'fridge' } as const;
  const item = await api.deps.stock.add(admin, { ...milk, expiresOn: null, barcode: null });
  const receipt = await boughtReceipt(api.deps.database.orm, admin);
  const { additionId } = await api.deps.stockAdditions.addReceipt(admin, receipt.runId, { allowDuplicate: false });
  ours.set('/api/v1/receipts', receipt.runId).set('/api/v1/stock', item.id).set('/api/v1/stock/additions', additionId);
  ours.set('/api/v1/keys', key.id).set('/api/v1/users', admin.id).set('/api/v1/sessions', session.id);
});
afterAll(() => api.close());

/**
 * One system learns for all projects: what serves and how it came about belongs to none of them. A barcode is the
 * world’s; that what a project enters of it stays its own is proved in test/api/barcodes/routes.test.ts.
 */
const OF_ALL_PROJECTS: ReadonlySet<string> = new Set([
  '/api/v1/barcodes',
  '/api/v1/datasets',
  '/api/v1/experiments',
  '/api/v1/models',
  '/api/v1/retrains',
  '/api/v1/schedules',
  '/api/v1/slots',
]);

const naming = (): Route[] =>
  api.routes.filter(
    (route) => route.access !== 'open' && route.path.includes(':') && !OF_ALL_PROJECTS.has(resourceOf(route)),
  );
const resourceOf = ({ path }: Pick<Route, 'path'>): string => path.slice(0, path.indexOf('/:'));
/** With the id in place of the first parameter, and 1 for all others. */
const withId = ({ path }: Pick<Route, 'path'>, id: string): string => path.replace(/:\w+/, id).replace(/:\w+/g, '1');
const nowhere = (id: string): string => (id.length === 64 ? randomBytes(32).toString('hex') : randomUUID());

const ask = async ({ method }: Route, path: string) => {
  const body = method === 'patch' ? { name: 'stolen' } : undefined;
  const response = await stranger.send(method.toUpperCase(), path, body);
  const text = await response.text();
  return { status: response.status, text };
};

it('knows one of ours for every route that names something', () => {
  expect(
    naming()
      .map(resourceOf)
      .filter((resource) => !ours.has(resource)),
  ).toEqual([]);
});

it('answers for ours as for what is nowhere', async () => {
  for (const route of naming()) {
    const id = ours.get(resourceOf(route)) ?? '';
    const never = nowhere(id);
    const [foreign, unknown] = [await ask(route, withId(route, id)), await ask(route, withId(route, never))];
    const name = `${route.method} ${route.path}`;
    expect([name, foreign.status]).toEqual([name, 404]);
    const plain = (text: string, known: string) =>
      text.replaceAll(known, 'ID').replace(/"request_id":"[^"]+"/, '"request_id":""');
    expect(plain(foreign.text, id)).toBe(plain(unknown.text, never));
  }
});

it('has changed nothing of ours by being asked', async () => {
  const run = await api.deps.runs.find(ours.get('/api/v1/runs') ?? '', { projectId: api.projectId });
  expect(run?.status).toBe('queued');
  const admin = await keyHolder(api, 'admin');
  const { items: keys } = (await (await admin.request('/api/v1/keys?all=true')).json()) as {
    items: { id: string; revoked_at: string | null }[];
  };
  expect(keys.find(({ id }) => id === ours.get('/api/v1/keys'))?.revoked_at).toBeNull();
  const { items: users } = (await (await admin.request('/api/v1/users')).json()) as {
    items: { id: string; name: string }[];
  };
  expect(users.find(({ id }) => id === ours.get('/api/v1/users'))?.name).toBe('a admin');
});

/** It repeats to the stranger what the stranger asked for. */
const OWN_DEEDS = '/api/v1/audit';

it('shows none of ours in any list', async () => {
  for (const route of api.routes.filter(
    ({ method, access, path }) => method === 'get' && access !== 'open' && !path.includes(':'),
  )) {
    const text = await (
      await stranger.request(`${route.path}${route.path.endsWith('keys') ? '?all=true' : ''}`)
    ).text();
    if (route.path === OWN_DEEDS) continue;
    for (const id of [...ours.values(), api.projectId]) expect(text).not.toContain(id);
  }
});

it.each([
  ['pipeline', '/api/v1/runs'],
  ['batch', '/api/v1/batches'],
])('opens no socket /ws/%s to ours', async (kind, resource) => {
  const address = `${api.url.replace('http', 'ws')}/ws/${kind}/${ours.get(resource)}`;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const socket = new WebSocket(address, [`treadle.bearer.${stranger.token}`]);
    socket.once('open', () => reject(new Error('It was opened.')));
    socket.once('unexpected-response', (_req, res) => {
      res.resume();
      resolve(res.statusCode);
    });
    socket.on('error', () => {});
  });
  expect(status).toBe(404);
});

it('sends nothing of ours on the feed of another project', async () => {
  const heard: string[] = [];
  const feedOf = async (token: string, messages: string[]) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/runs`, [`treadle.bearer.${token}`]);
    socket.on('message', (data: Buffer) => messages.push(data.toString()));
    await new Promise((resolve) => socket.once('open', resolve));
    return socket;
  };
  const own: string[] = [];
  const sockets = [await feedOf(stranger.token, heard), await feedOf(api.token, own)];
  const run = await api.submitRun();
  await api.deps.progress.failed({
    runId: run.id,
    runAttempt: 1,
    error: { code: 'RUN_LOST', details: {}, stage: null },
  });
  while (!own.some((message) => message.includes(run.id))) await sleep(5);
  expect(heard).toEqual([]);
  for (const socket of sockets) socket.close();
});

it('takes no blob of ours as input, in a run or in a batch', async () => {
  const submitted = await stranger.send('POST', '/api/v1/documents/runs', {
    blob: { sha256: ours.get('/api/v1/blobs') },
  });
  expect(submitted.status).toBe(404);
  const batch = await stranger.send('POST', '/api/v1/documents/batches', {
    items: [{ blob: { sha256: ours.get('/api/v1/blobs') } }],
  });
  const { rejected } = (await batch.json()) as { rejected: { problem: { code: string } }[] };
  expect(rejected.map(({ problem }) => problem.code)).toEqual(['BLOB_NOT_FOUND']);
});
