/** `/ws/stock`: what changes in one window is seen in all others of the same user, and of nobody else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { STOCK_CHANNEL, type StockItem, type StockMessage } from '../../contracts/receipts/stock';
import { createApiServer } from '../../api/server';
import { Notifications } from '../../db/notifications';
import type { AddressInfo } from 'node:net';
import { boughtReceipt } from '../factories/bought-receipts';
import { type ApiUnderTest, startApi } from './api-under-test';
import { Browser, type KeyHolder, keyHolder } from './callers';
import { Follower, until } from './follower';

let api: ApiUnderTest;
let ada: KeyHolder;
const followers: Follower<StockMessage>[] = [];

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  ada = await keyHolder(api, 'annotator', { name: randomUUID() });
});
afterEach(() => followers.splice(0).forEach(({ socket }) => socket.terminate()));
afterAll(() => api.close());

const follow = async (who: KeyHolder = ada, { after, url = api.url }: { after?: number; url?: string } = {}) => {
  const query = after === undefined ? '' : `?after=${after}`;
  const follower = new Follower<StockMessage>(`${url}/ws/stock${query}`, { token: who.token });
  followers.push(follower);
  await until(() => follower.messages.length > 0);
  return follower;
};
const put = async (name: string, who = ada): Promise<StockItem> =>
  (await (await who.send('POST', '/api/v1/stock', { name, category: 'other' })).json()) as StockItem;

/** What a window shows that goes by the messages alone. */
function shown({ messages }: Follower<StockMessage>): Record<string, number> {
  const items = new Map<string, StockItem>();
  for (const message of messages) {
    if (message.type === 'snapshot') items.clear();
    for (const item of message.items) items.set(item.id, item);
    if (message.type === 'stock_changed') message.removed.forEach((id) => items.delete(id));
  }
  return Object.fromEntries([...items.values()].map(({ name, quantity }) => [name, quantity]));
}

it('shows in one window what was done in the other', async () => {
  await put('Salt');
  const [here, there] = [await follow(), await follow()];
  expect(here.messages).toMatchObject([{ type: 'snapshot', seq: 1, items: [{ name: 'Salt' }] }]);
  const milk = await put('Milk');
  await until(() => 'Milk' in shown(there));
  expect(there.messages.at(-1)).toMatchObject({ type: 'stock_changed', seq: 2, items: [milk], removed: [] });
  await ada.send('PATCH', `/api/v1/stock/${milk.id}`, { name: 'Oat milk', quantity: 3 });
  await ada.send('POST', `/api/v1/stock/${milk.id}/take`, { quantity: 1, reason: 'used' });
  for (const window of [here, there]) await until(() => shown(window)['Oat milk'] === 2);
  await ada.send('DELETE', `/api/v1/stock/${milk.id}`);
  for (const window of [here, there]) {
    await until(() => !('Oat milk' in shown(window)));
    expect(window.messages.at(-1)).toMatchObject({ items: [], removed: [milk.id] });
    expect(shown(window)).toEqual({ Salt: 1 });
    const seqs = window.messages.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  }
});

it('shows a whole receipt at once, and its undoing', async () => {
  const window = await follow();
  const { runId } = await boughtReceipt(api.deps.database.orm, ada);
  const added = (await (await ada.send('POST', `/api/v1/receipts/${runId}/stock`)).json()) as { addition_id: string };
  await until(() => window.messages.length > 1);
  expect(shown(window)).toEqual({ Milk: 2, Rice: 1.5 });
  await ada.send('POST', `/api/v1/stock/additions/${added.addition_id}/undo`);
  await until(() => window.messages.length > 2);
  expect(window.messages).toMatchObject([
    { type: 'snapshot', seq: 0, items: [] },
    { type: 'stock_changed', seq: 1, removed: [] },
    { type: 'stock_changed', seq: 2, items: [] },
  ]);
  expect(shown(window)).toEqual({});
});

it('brings a client that comes back what it missed, and nothing else', async () => {
  const salt = await put('Salt');
  await put('Milk');
  await ada.send('DELETE', `/api/v1/stock/${salt.id}`);
  const back = await follow(ada, { after: 1 });
  expect(back.messages).toMatchObject([
    { type: 'stock_changed', seq: 3, items: [{ name: 'Milk' }], removed: [salt.id] },
  ]);
  const knowing = await follow(ada, { after: 3 });
  expect(knowing.messages).toEqual([{ type: 'stock_changed', seq: 3, items: [], removed: [] }]);
  const mistaken = await follow(ada, { after: 99 });
  expect(mistaken.messages).toMatchObject([{ type: 'snapshot', seq: 3, items: [{ name: 'Milk' }] }]);
  await put('Rice');
  for (const follower of [back, knowing, mistaken]) {
    await until(() => follower.messages.length > 1);
    expect(follower.messages.slice(1)).toMatchObject([{ type: 'stock_changed', seq: 4, items: [{ name: 'Rice' }] }]);
  }
});

it('ends at the truth after a burst of changes', async () => {
  const window = await follow();
  const items = await Promise.all(Array.from({ length: 30 }, (_, index) => put(`thing ${index % 10}`)));
  await Promise.all(
    items.slice(0, 5).map(({ id }) => ada.send('POST', `/api/v1/stock/${id}/take`, { quantity: 1, reason: 'used' })),
  );
  const { seq, items: truth } = await api.deps.stock.snapshot(ada.id);
  await until(() => window.messages.at(-1)?.seq === seq);
  expect(shown(window)).toEqual(Object.fromEntries(truth.map(({ name, quantity }) => [name, quantity])));
});

it('tells nobody of the stock of another', async () => {
  const bo = await keyHolder(api, 'annotator', { name: randomUUID() });
  const [adas, bos] = [await follow(), await follow(bo)];
  await put('Milk');
  await until(() => adas.messages.length > 1);
  await put('Beer', bo);
  await until(() => bos.messages.length > 1);
  expect(shown(adas)).toEqual({ Milk: 1 });
  expect(shown(bos)).toEqual({ Beer: 1 });
});

it('tells of what is done at another process of the API', async () => {
  const { url } = api.deps.database.pool.options as { url?: string };
  const connectionString = url ?? String(api.deps.database.pool.options.connectionString);
  const notifications = new Notifications({ url: connectionString, applicationName: 'other', onError: () => {} });
  const other = createApiServer({ ...api.deps, notifications });
  await other.listen({ host: '127.0.0.1', port: 0 });
  try {
    const { port } = other.server.address() as AddressInfo;
    const window = await follow(ada, { url: `http://127.0.0.1:${port}` });
    await put('Milk');
    await until(() => shown(window)['Milk'] === 1);
    window.socket.terminate();
  } finally {
    other.server.closeAllConnections();
    await other.close();
  }
});

it('misses nothing while its listening connection is broken', async () => {
  const window = await follow();
  await api.deps.database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'api-listen' and datname = current_database()",
  );
  await put('Milk');
  await until(() => shown(window)['Milk'] === 1);
});

it('reads again when the database could not be asked', async () => {
  const window = await follow();
  const read = jest.spyOn(api.deps.stock, 'changesSince').mockRejectedValueOnce(new Error('away'));
  await put('Milk');
  await until(() => shown(window)['Milk'] === 1);
  expect(read).toHaveBeenCalledTimes(2);
  read.mockRestore();
});

it('costs no query when nobody follows', async () => {
  const read = jest.spyOn(api.deps.stock, 'changesSince');
  const bo = await keyHolder(api, 'annotator', { name: randomUUID() });
  const window = await follow(bo);
  await put('Milk');
  await put('Beer', bo);
  await until(() => window.messages.length > 1);
  expect(read.mock.calls.map(([ownerId]) => ownerId)).toEqual([bo.id]);
  read.mockRestore();
});

it('lets a client go that does not read, and forgets it', async () => {
  const window = await follow();
  const { code } = await new Promise<{ code: number }>((resolve) => {
    window.socket.once('close', (closed: number) => resolve({ code: closed }));
    window.socket.pause();
    void flood(window).then(() => window.socket.resume());
  });
  expect([1006, 1013]).toContain(code);
});

/** Changes all of a large stock, more often than the buffers of a connection hold. */
async function flood(window: Follower<StockMessage>): Promise<void> {
  const items = Array.from({ length: 400 }, (_, index) => ({ name: `${index} ${'가'.repeat(180)}` }));
  const { runId } = await boughtReceipt(api.deps.database.orm, ada, { items });
  await api.deps.stockAdditions.addReceipt(ada, runId, { allowDuplicate: false });
  const { pool } = api.deps.database;
  for (let round = 0; round < 60; round += 1) {
    await pool.query('update stock_items set seq = $2 where owner_id = $1', [ada.id, round + 2]);
    await pool.query('update stocks set seq = $2 where owner_id = $1', [ada.id, round + 2]);
    await pool.query('select pg_notify($1, $2)', [STOCK_CHANNEL, JSON.stringify({ owner_id: ada.id, seq: round + 2 })]);
    await sleep(20);
  }
  expect(window.messages).toHaveLength(1);
}

describe('is refused', () => {
  const refusal = async (options: ConstructorParameters<typeof Follower>[1], query = '') => {
    const follower = new Follower<StockMessage>(`${api.url}/ws/stock${query}`, options);
    followers.push(follower);
    const [status, body] = await follower.refusal();
    return [status, body['code']];
  };

  it('without a token, without the scope, and for a number that is none', async () => {
    expect(await refusal({})).toEqual([401, 'TOKEN_MISSING']);
    const { token } = await keyHolder(api, 'admin', { scopes: ['runs:read'] });
    expect(await refusal({ token })).toEqual([403, 'SCOPE_MISSING']);
    expect(await refusal({ token: ada.token }, '?after=-1')).toEqual([400, 'REQUEST_INVALID']);
  });

  it('to a page of another origin that uses the cookie', async () => {
    const browser = new Browser(api);
    await browser.signIn(ada);
    const open = (origin: string) =>
      new Promise<number | 'open' | undefined>((resolve) => {
        const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/stock`, {
          headers: { cookie: browser.cookie, origin },
        });
        socket.once('open', () => (socket.terminate(), resolve('open')));
        socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
        socket.on('error', () => {});
      });
    expect(await open('https://evil.test')).toBe(403);
    expect(await open(api.url)).toBe('open');
  });
});
