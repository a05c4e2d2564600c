/** The stock over HTTP: the caller's own, put in by hand and with receipts, edited, taken, reminded of. */
import { randomUUID } from 'node:crypto';
import { receipts } from '../../contracts/receipts/definition';
import type { StockItem } from '../../contracts/receipts/stock';
import { boughtReceipt, MILK, RICE } from '../factories/bought-receipts';
import { newRun } from '../factories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let ada: KeyHolder;
let bo: KeyHolder;

beforeAll(async () => {
  api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul' } });
});
beforeEach(async () => {
  ada = await keyHolder(api, 'annotator', { name: randomUUID() });
  bo = await keyHolder(api, 'annotator', { name: randomUUID() });
});
afterAll(() => api.close());

const STOCK = '/api/v1/stock';
const put = async (body: object, who = ada): Promise<StockItem> => {
  const response = await who.send('POST', STOCK, body);
  expect(response.status).toBe(201);
  return (await response.json()) as StockItem;
};
const listed = (query = '', who = ada) =>
  who.request(`${STOCK}${query}`).then((response) => itemsOf<StockItem>(response));
const names = async (query?: string) => (await listed(query)).map(({ name }) => name);
const buy = (who = ada, changes?: Parameters<typeof boughtReceipt>[2]) =>
  boughtReceipt(api.deps.database.orm, who, changes);
const toStock = (runId: string, body?: object, who = ada) => who.send('POST', `/api/v1/receipts/${runId}/stock`, body);
const dayFromNow = (days: number): string => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' }).format(Date.now() + days * 86_400_000);
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  return day;
};

describe('putting in by hand', () => {
  it('fills in the place and the expiry that are common, and keeps what is given', async () => {
    expect(await put({ name: 'Milk', category: 'dairy' })).toMatchObject({
      quantity: 1,
      unit: null,
      storage: 'fridge',
      expires_on: dayFromNow(10),
      barcode: null,
    });
    const given = { storage: 'room', expires_on: null, barcode: '8801115115809', quantity: 0.5, unit: 'l' };
    expect(await put({ name: 'Milk', category: 'dairy', ...given })).toMatchObject(given);
    expect(await put({ name: 'Soap', category: 'household' })).toMatchObject({ storage: 'room', expires_on: null });
    expect(await put({ name: 'Frozen milk', category: 'dairy', storage: 'freezer' })).toMatchObject({
      expires_on: dayFromNow(60),
    });
  });

  it('knows the project’s own categories, and no other', async () => {
    const own = async (projectId: string) => {
      const id = `c${randomUUID().replaceAll('-', '')}`;
      await api.deps.database.pool.query(
        `insert into categories (id, project_id, title_en, title_ko, storage, shelf_days) values ($1, $2, 'a', 'b', 'freezer', '{"freezer": 3}')`,
        [id, projectId],
      );
      return id;
    };
    expect(await put({ name: 'Insects', category: await own(api.projectId) })).toMatchObject({
      storage: 'freezer',
      expires_on: dayFromNow(3),
    });
    const { projectId } = await api.deps.identity.createPrincipal({ name: randomUUID(), role: 'admin' });
    const refused = await ada.send('POST', STOCK, { name: 'Insects', category: await own(projectId) });
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'CATEGORY_UNKNOWN']);
  });

  it.each([
    ['no quantity', { quantity: 0 }],
    ['a negative quantity', { quantity: -1 }],
    ['a quantity beyond measure', { quantity: 100_001 }],
    ['less than a thousandth', { quantity: 0.0001 }],
    ['a quantity in words', { quantity: 'two' }],
    ['a day that is none', { expires_on: '2031-02-30' }],
    ['a day of another century', { expires_on: '1031-02-03' }],
    ['a time', { expires_on: '2031-02-03T10:00:00Z' }],
    ['a place that is none', { storage: 'moon' }],
    ['a category that cannot be', { category: 'Dairy & eggs' }],
    ['letters for a barcode', { barcode: '88O1115115809' }],
    ['forty digits for a barcode', { barcode: '1'.repeat(40) }],
    ['a name without end', { name: 'x'.repeat(201) }],
    ['no name', { name: '' }],
    ['a name that nobody can see', { name: '\u0007\u202e' }],
    ['what nobody knows', { price: 3 }],
  ])('refuses %s', async (_case, wrong) => {
    const response = await ada.send('POST', STOCK, { name: 'Milk', category: 'dairy', ...wrong });
    expect([response.status, await codeOf(response)]).toEqual([400, 'REQUEST_INVALID']);
    expect(await listed()).toEqual([]);
  });

  it('keeps markup and emoji as text', async () => {
    const name = '<img src=x onerror=alert(1)> 🥛';
    const response = await ada.send('POST', STOCK, { name: `${name}\u0007`, category: 'dairy' });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ name });
  });
});

it('lists page by page, and by name, category and place', async () => {
  for (const name of ['Milk', 'Oat milk', 'Bread']) {
    await put({ name, category: name === 'Bread' ? 'bakery' : 'dairy', storage: 'fridge' });
  }
  expect(await names()).toEqual(['Bread', 'Oat milk', 'Milk']);
  expect(await names('?q=MILK')).toEqual(['Oat milk', 'Milk']);
  expect(await names('?category=bakery')).toEqual(['Bread']);
  expect(await names('?storage=room')).toEqual([]);
  const first = (await (await ada.request(`${STOCK}?limit=2`)).json()) as { next_cursor: string };
  expect(await names(`?limit=2&cursor=${first.next_cursor}`)).toEqual(['Milk']);
});

it('edits, takes and removes', async () => {
  const { id } = await put({ name: 'Mlik', quantity: 3, category: 'dairy' });
  const edited = await ada.send('PATCH', `${STOCK}/${id}`, { name: 'Milk', quantity: 2, unit: 'l', expires_on: null });
  expect(await edited.json()).toMatchObject({ id, name: 'Milk', quantity: 2, unit: 'l', expires_on: null });
  const take = (quantity: number) => ada.send('POST', `${STOCK}/${id}/take`, { quantity, reason: 'used' });
  expect(await (await take(0.5)).json()).toMatchObject({ id, quantity: 1.5 });
  const tooMuch = await take(2);
  expect(tooMuch.status).toBe(409);
  expect(await tooMuch.json()).toMatchObject({ code: 'STOCK_TOO_LITTLE', details: { available: 1.5 } });
  expect(await (await take(1.5)).json()).toMatchObject({ id, quantity: 0 });
  expect(await codeOf(await take(1))).toBe('STOCK_ITEM_NOT_FOUND');
  const bread = await put({ name: 'Bread', category: 'bakery' });
  expect((await ada.send('DELETE', `${STOCK}/${bread.id}`)).status).toBe(204);
  expect(await codeOf(await ada.send('DELETE', `${STOCK}/${bread.id}`))).toBe('STOCK_ITEM_NOT_FOUND');
  expect(await listed()).toEqual([]);
});

it('is nobody else’s, not even of the same project', async () => {
  const { id } = await put({ name: 'Milk', category: 'dairy' });
  const receipt = await buy();
  const added = (await (await toStock(receipt.runId)).json()) as { addition_id: string };
  const admin = await keyHolder(api, 'admin');
  for (const other of [bo, admin]) {
    const asked = [
      other.send('PATCH', `${STOCK}/${id}`, { name: 'mine' }),
      other.send('POST', `${STOCK}/${id}/take`, { quantity: 1, reason: 'used' }),
      other.send('DELETE', `${STOCK}/${id}`),
      other.send('POST', `${STOCK}/additions/${added.addition_id}/undo`),
      toStock(receipt.runId, {}, other),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await listed('', other)).toEqual([]);
  }
  expect(await names()).toHaveLength(3);
});

describe('a receipt', () => {
  it('goes into stock by one action, and out again by another', async () => {
    const receipt = await buy(ada, { items: [MILK, { ...RICE, included: false }, { name: 'Bread' }] });
    const response = await toStock(receipt.runId);
    expect(response.status).toBe(201);
    const added = (await response.json()) as { addition_id: string; items: { line: number; stock_item_id: string }[] };
    expect(added).toMatchObject({ added: 2, items: [{ line: 0 }, { line: 2 }] });
    expect((await listed()).map(({ id }) => id).toSorted()).toEqual(
      added.items.map(({ stock_item_id: id }) => id).toSorted(),
    );
    const shown = async () => (await (await ada.request('/api/v1/receipts')).json()) as { items: object[] };
    const stock = { addition_id: added.addition_id, items: 2 };
    expect((await shown()).items).toMatchObject([{ chain_id: receipt.runId, stock: { ...stock, undone_at: null } }]);
    await ada.send('POST', `${STOCK}/${added.items[0]!.stock_item_id}/take`, { quantity: 1, reason: 'discarded' });
    const undo = async () => (await ada.send('POST', `${STOCK}/additions/${added.addition_id}/undo`)).json();
    const undone = await undo();
    expect(undone).toMatchObject({
      addition_id: added.addition_id,
      items: [
        { line: 0, name: 'Milk', added: 2, taken_back: 1, used: 1 },
        { line: 2, name: 'Bread', added: 1, taken_back: 1, used: 0 },
      ],
    });
    expect(await undo()).toEqual(undone);
    expect(await listed()).toEqual([]);
  });

  it('is added once when many ask at once, and each hears by which addition', async () => {
    const { runId } = await buy();
    const answers = await Promise.all(Array.from({ length: 6 }, () => toStock(runId)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    const won = (await answers.find(({ status }) => status === 201)!.json()) as { addition_id: string };
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(await answer.json()).toMatchObject({
        code: 'RECEIPT_ALREADY_IN_STOCK',
        details: { additionId: won.addition_id, chainId: runId },
      });
    }
    expect((await listed()).map(({ quantity }) => quantity).toSorted()).toEqual([1.5, 2]);
  });

  it('that shows another one again is added only where that is asked for', async () => {
    const first = await buy();
    const second = await buy(ada, { duplicateOf: first.id });
    await toStock(first.runId);
    const refused = await toStock(second.runId);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'RECEIPT_DUPLICATE', details: { chainId: first.runId } });
    expect((await toStock(second.runId, { allow_duplicate: true })).status).toBe(201);
    expect(await codeOf(await toStock(second.runId, { allow_duplicate: true }))).toBe('RECEIPT_ALREADY_IN_STOCK');
  });

  it('is added once by a request that is sent again under the same key', async () => {
    const { runId } = await buy();
    const path = `/api/v1/receipts/${runId}/stock`;
    const keyed = { method: 'POST', headers: { 'idempotency-key': randomUUID() } };
    const first = await ada.request(path, keyed);
    const again = await ada.request(path, keyed);
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(await again.text()).toBe(await first.text());
    expect(await listed()).toHaveLength(2);
  });

  it('that is not read yet is not added, nor one that nobody has', async () => {
    const unread = newRun(ada, { pipeline: receipts.name });
    await api.deps.runs.submit(unread, receipts.stages);
    expect(await codeOf(await toStock(unread.id))).toBe('RUN_NOT_FINISHED');
    expect(await codeOf(await toStock(randomUUID()))).toBe('RECEIPT_NOT_FOUND');
    expect(await codeOf(await toStock('x'))).toBe('RECEIPT_NOT_FOUND');
    expect(await codeOf(await ada.send('POST', `${STOCK}/additions/x/undo`))).toBe('STOCK_ADDITION_NOT_FOUND');
  });
});

it('reminds of what has expired, expires today and soon, in the days of the installation’s time zone', async () => {
  const item = (name: string, days: number | null) =>
    put({ name, category: 'other', expires_on: days === null ? null : dayFromNow(days) });
  for (const [name, days] of Object.entries({ old: -40, yesterday: -1, now: 0, next: 1, week: 7, later: 8 })) {
    await item(name, days);
  }
  await item('never', null);
  const reminders = async (query = '') => {
    const answer = (await (await ada.request(`${STOCK}/reminders${query}`)).json()) as Record<string, StockItem[]>;
    const { expired, today, soon, ...frame } = answer;
    return [frame, ...[expired, today, soon].map((items) => items?.map(({ name }) => name))];
  };
  const frame = { day: dayFromNow(0), time_zone: 'Asia/Seoul' };
  expect(await reminders()).toEqual([frame, ['old', 'yesterday'], ['now'], ['next', 'week']]);
  expect(await reminders('?days=8')).toEqual([frame, ['old', 'yesterday'], ['now'], ['next', 'week', 'later']]);
  expect((await ada.request(`${STOCK}/reminders?days=0`)).status).toBe(400);
});

it('is handed out with all else that is kept of a person, and goes with it', async () => {
  await put({ name: 'a secret diet', category: 'other' });
  const receipt = await buy();
  await toStock(receipt.runId);
  const kinds = async (who: KeyHolder) =>
    (await (await who.request(`/api/v1/users/${ada.id}/data`)).text())
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind)
      .filter((kind) => kind.startsWith('stock'));
  expect([...new Set(await kinds(ada))]).toEqual(['stock_item', 'stock_addition', 'stock_movement']);
  const admin = await keyHolder(api, 'admin');
  expect((await admin.send('DELETE', `/api/v1/users/${ada.id}`)).status).toBe(204);
  expect(await kinds(admin)).toEqual([]);
  expect(await api.deps.stock.snapshot(ada.id)).toEqual({ seq: 0, items: [] });
});
