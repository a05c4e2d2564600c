/**
 * Runs of a personal pipeline are for who asked for them: to a colleague of the same project every route answers as it
 * does for what never existed, until the colleague sends the same.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Route } from '../../api/routes/route';
import { findPipeline } from '../../contracts/pipelines';
import { type ApiUnderTest, pngBytes, startApi } from '../api/api-under-test';
import { type KeyHolder, keyHolder } from '../api/callers';
import { stageContext } from '../api/runs-at-work';
import { receiptResult } from '../factories/receipt-results';

let api: ApiUnderTest;
let [owner, colleague, admin]: KeyHolder[] = [];
let runId = '';
let blob = '';
let batchId = '';

const upload = async (who: KeyHolder, file: Uint8Array): Promise<string> => {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(file)]), 'receipt.png');
  const response = await who.request('/api/v1/receipts/runs', { method: 'POST', body: form });
  return ((await response.json()) as { chain_id: string }).chain_id;
};
const finish = async (id: string): Promise<void> => {
  const run = await api.deps.runs.find(id, { projectId: api.projectId });
  await api.deps.receipts.keep(stageContext(run!, 'keep'), { result: receiptResult(), timeZone: 'UTC' });
  const end = { runId: id, runAttempt: run!.attempt, costUsd: 0, cacheTtlSeconds: 600 };
  const review = { uncertainty: 0.5, kind: 'shop' };
  await api.deps.progress.completed({ ...end, result: receiptResult(), review });
};
const own = (): KeyHolder => owner ?? colleague!;

beforeAll(async () => {
  api = await startApi();
  owner = await keyHolder(api, 'operator', { name: 'Ada' });
  colleague = await keyHolder(api, 'operator', { name: 'Bob' });
  admin = await keyHolder(api, 'admin');
  runId = await upload(owner, pngBytes());
  await finish(runId);
  blob = (await api.deps.runs.find(runId, { projectId: api.projectId }))!.input.sha256;
  const batch = await owner.send('POST', '/api/v1/receipts/batches', { items: [{ blob: { sha256: blob } }] });
  batchId = ((await batch.json()) as { batch_id: string }).batch_id;
});
afterAll(() => api.close());

const NAMED: Readonly<Record<string, () => string>> = {
  '/api/v1/annotations': () => runId,
  '/api/v1/batches': () => batchId,
  '/api/v1/blobs': () => blob,
  '/api/v1/receipts': () => runId,
  '/api/v1/runs': () => runId,
  '/feedback': () => runId,
  '/status': () => runId,
};

const resourceOf = ({ path }: Route): string => path.slice(0, path.indexOf('/:'));
const naming = (): Route[] => api.routes.filter((route) => route.path.includes(':') && resourceOf(route) in NAMED);
const ask = async (who: KeyHolder, { method, path }: Route, id: string) => {
  const address = path.replace(/:\w+/, id).replace(/:\w+/g, '1');
  const response = await who.send(method.toUpperCase(), address, method === 'patch' ? { shop: 'mine' } : undefined);
  const text = (await response.text()).replaceAll(id, 'ID').replace(/"request_id":"[^"]+"/, '');
  return { status: response.status, text };
};

it('are those of receipts', () => {
  expect(findPipeline('receipts')?.isPersonal).toBe(true);
  expect(batchId).not.toBe('');
});

it('answer a colleague as what is nowhere does, by every route that names them', async () => {
  expect(naming().length).toBeGreaterThan(20);
  for (const route of naming()) {
    const id = NAMED[resourceOf(route)]?.() ?? '';
    const never = id.length === 64 ? randomBytes(32).toString('hex') : randomUUID();
    const [theirs, unknown] = [await ask(colleague!, route, id), await ask(colleague!, route, never)];
    expect({ route: `${route.method} ${route.path}`, ...theirs }).toEqual({
      route: `${route.method} ${route.path}`,
      ...unknown,
      status: 404,
    });
  }
  expect((await api.deps.runs.find(runId, { projectId: api.projectId }))?.status).toBe('completed');
});

it('stand in no list of a colleague', async () => {
  const lists = api.routes.filter(
    ({ method, access, path }) => method === 'get' && access !== 'open' && !/:/.test(path),
  );
  for (const { path } of lists) {
    const query = path.startsWith('/api/v1/annotations') ? '?pipeline=receipts' : '';
    const text = await (await colleague!.request(`${path}${query}`)).text();
    for (const id of [runId, batchId, blob]) expect({ path, holds: text.includes(id) }).toEqual({ path, holds: false });
  }
});

it.each(['/api/v1/runs', '/api/v1/batches', '/api/v1/operations'])(
  'are shown to their owner and to administrators in %s',
  async (path) => {
    const run = await api.deps.runs.find(runId, { projectId: api.projectId });
    await api.deps.operations.append([
      {
        at: new Date(),
        operation: 'a stage',
        status: 'completed',
        worker: 'w',
        runId: run!.id,
        attempt: 1,
        durationMs: 1,
        metadata: {},
      },
    ]);
    const id = path.endsWith('batches') ? batchId : runId;
    for (const who of [own(), admin!]) expect(await (await who.request(path)).text()).toContain(id);
    expect(await (await colleague!.request(path)).text()).not.toContain(id);
  },
);

it('are given to their owner and to administrators to look at, and counted for them', async () => {
  const next = async (who: KeyHolder) => (await who.request('/api/v1/annotations/next?pipeline=receipts')).status;
  const open = async (who: KeyHolder) =>
    ((await (await who.request('/api/v1/annotations/stats?pipeline=receipts')).json()) as { open: number }).open;
  expect([await open(colleague!), await open(own()), await open(admin!)]).toEqual([0, 1, 1]);
  expect([await next(colleague!), await next(own())]).toEqual([204, 200]);
});

it.each([
  ['pipeline', () => runId],
  ['batch', () => batchId],
])('open no socket /ws/%s to a colleague', async (kind, id) => {
  const opened = async (who: KeyHolder) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/${kind}/${id()}`, [
      `treadle.bearer.${who.token}`,
    ]);
    socket.on('error', () => {});
    const isOpen = await Promise.race([
      once(socket, 'open').then(() => true),
      once(socket, 'unexpected-response').then(() => false),
    ]);
    socket.terminate();
    return isOpen;
  };
  expect([await opened(colleague!), await opened(own()), await opened(admin!)]).toEqual([false, true, true]);
});

it('are heard by whoever may see them on the feed of the project', async () => {
  const feedOf = async (who: KeyHolder) => {
    const heard: string[] = [];
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/runs`, [`treadle.bearer.${who.token}`]);
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    await once(socket, 'open');
    return { socket, heard, hears: (id: string) => heard.some((message) => message.includes(id)) };
  };
  const [mine, theirs] = [await feedOf(own()), await feedOf(colleague!)];
  const id = await upload(own(), pngBytes());
  await finish(id);
  while (!mine.heard.some((message) => message.includes(id) && message.includes('completed'))) await sleep(5);
  const photo = pngBytes();
  const joined = await upload(colleague!, photo);
  expect(await upload(own(), photo)).toBe(joined);
  await finish(joined);
  // Events come in order: what was not heard before this one is not on the way.
  while (!theirs.hears(joined)) await sleep(5);
  expect(theirs.hears(id)).toBe(false);
  while (!mine.heard.some((message) => message.includes(joined) && message.includes('completed'))) await sleep(5);
  for (const { socket } of [mine, theirs]) socket.close();
});

it('are there for who sends the same, in a batch too', async () => {
  const read = async (path: string) => (await colleague!.request(path)).status;
  const [single, ofBatch] = [`/api/v1/runs/${runId}`, `/api/v1/receipts/${runId}`];
  expect([await read(single), await read(ofBatch)]).toEqual([404, 404]);
  const batch = await colleague!.send('POST', '/api/v1/receipts/batches', { items: [{ blob: { sha256: blob } }] });
  expect(batch.status).toBe(202);
  expect([await read(single), await read(ofBatch), await read(`/api/v1/blobs/${blob}`)]).toEqual([200, 200, 200]);
});
