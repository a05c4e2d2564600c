/** What users have in stock: equal things are one item, nothing is lost, and the quantities are what the movements say. */
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { type StockEntry, StockRepository } from '../../../db/repositories/stock';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let stock: StockRepository;
let owner: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  stock = new StockRepository(database.orm);
});
beforeEach(async () => {
  owner = await new IdentityRepository(database.orm).createPrincipal({ name: randomUUID(), role: 'annotator' });
});
afterEach(async () => expect(await unbalanced()).toEqual([]));
afterAll(() => database.drop());

const entry = (changes: Partial<StockEntry> = {}): StockEntry => ({
  name: 'Milk',
  quantity: 1,
  unit: null,
  category: 'dairy',
  storage: 'fridge',
  expiresOn: '2031-01-10',
  barcode: null,
  ...changes,
});
const add = (changes?: Partial<StockEntry>) => stock.add(owner, entry(changes));
const quantities = async () =>
  Object.fromEntries((await stock.snapshot(owner.id)).items.map(({ name, quantity }) => [name, quantity]));

/** Items whose quantity is not the sum of their movements. */
async function unbalanced(): Promise<unknown[]> {
  const { rows } = await database.orm.execute(sql`
    select item.id, item.quantity, sum(change) from stock_items item left join stock_movements on stock_item_id = item.id
    group by item.id having item.quantity is distinct from sum(change)`);
  return rows;
}

describe('adding', () => {
  it.each([
    ['the same in other letters', { name: 'ＭＩＬＫ ' }],
    ['another category', { category: 'other' }],
    ['another barcode', { barcode: '4006381333931' }],
  ])('makes one item of two: %s', async (_case, changes) => {
    const first = await add({ quantity: 0.1 });
    const second = await add({ quantity: 0.2, ...changes });
    expect(second).toMatchObject({ id: first.id, name: 'Milk', category: 'dairy', quantity: 0.3 });
    expect(second.barcode).toBe('barcode' in changes ? changes.barcode : null);
  });

  it.each([
    ['unit', { unit: 'l' }],
    ['place', { storage: 'freezer' }],
    ['expiry', { expiresOn: '2031-01-11' }],
    ['expiry, having none', { expiresOn: null }],
    ['name', { name: 'Milk 2' }],
  ] as const)('keeps apart what differs in its %s', async (_case, changes) => {
    const first = await add();
    const second = await add(changes);
    expect(second.id).not.toBe(first.id);
    expect((await add(changes)).id).toBe(second.id);
    expect((await stock.snapshot(owner.id)).items.map(({ quantity }) => quantity).toSorted()).toEqual([1, 2]);
  });

  it('loses nothing when forty are added at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => add({ quantity: 0.1, unit: index % 2 ? 'L' : 'l' })));
    expect(await quantities()).toEqual({ Milk: 4 });
    expect((await stock.snapshot(owner.id)).seq).toBe(40);
  });

  it('takes the stock of one user for that of no other', async () => {
    await add();
    const other = await new IdentityRepository(database.orm).createPrincipal({ name: randomUUID(), role: 'annotator' });
    await stock.add(other, entry({ quantity: 5 }));
    expect(await quantities()).toEqual({ Milk: 1 });
    const [theirs] = (await stock.snapshot(other.id)).items;
    await expect(stock.change(owner, theirs!.id, { quantity: 9 })).rejects.toMatchObject({
      code: 'STOCK_ITEM_NOT_FOUND',
    });
    await expect(stock.remove(owner, theirs!.id)).rejects.toMatchObject({ code: 'STOCK_ITEM_NOT_FOUND' });
  });

  it('takes names of the longest kind, whatever they become when they are compared', async () => {
    const name = '\uFDFA'.repeat(200);
    expect((await add({ name })).id).toBe((await add({ name })).id);
  });

  it('refuses a stock of more items than can be shown', async () => {
    await database.orm.execute(sql`
      with item as (
        insert into stock_items (project_id, owner_id, name, name_key, quantity, category, storage, seq)
        select ${owner.projectId}, ${owner.id}, n, n, 1, 'other', 'room', 0 from generate_series(1, 5000) as n
        returning id, owner_id)
      insert into stock_movements (owner_id, stock_item_id, change, reason) select owner_id, id, 1, 'added' from item`);
    await expect(add()).rejects.toMatchObject({ code: 'STOCK_FULL', details: { items: 5_001 } });
    expect((await add({ name: '17', category: 'other', storage: 'room', expiresOn: null })).quantity).toBe(2);
  });
});

describe('taking', () => {
  it('takes what is there and no more', async () => {
    const { id } = await add({ quantity: 1 });
    await expect(stock.take(owner, id, { quantity: 1.001, reason: 'used' })).rejects.toMatchObject({
      code: 'STOCK_TOO_LITTLE',
      details: { available: 1 },
    });
    expect(await stock.take(owner, id, { quantity: 0.4, reason: 'used' })).toMatchObject({ quantity: 0.6 });
    expect(await stock.take(owner, id, { quantity: 0.6, reason: 'discarded' })).toMatchObject({ quantity: 0 });
    await expect(stock.take(owner, id, { quantity: 0.001, reason: 'used' })).rejects.toMatchObject({
      code: 'STOCK_ITEM_NOT_FOUND',
    });
    expect(await stock.find(id, owner.id)).toBeUndefined();
  });

  it('gives the last one to one of many', async () => {
    const { id } = await add({ quantity: 3 });
    const taken = await Promise.allSettled(
      Array.from({ length: 8 }, () => stock.take(owner, id, { quantity: 1, reason: 'used' })),
    );
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await quantities()).toEqual({});
  });

  it('leaves an item of its own to what is bought anew', async () => {
    const { id } = await add();
    await stock.remove(owner, id);
    expect((await add()).id).not.toBe(id);
  });
});

describe('editing', () => {
  it('sets what is given, and leaves the rest', async () => {
    const { id } = await add({ quantity: 2, barcode: '96385074' });
    const edited = await stock.change(owner, id, { name: 'Oat milk', quantity: 0.7, expiresOn: null, unit: 'l' });
    expect(edited).toMatchObject({ id, name: 'Oat milk', nameKey: 'oat milk', quantity: 0.7, unit: 'l' });
    expect(edited).toMatchObject({ expiresOn: null, category: 'dairy', barcode: '96385074' });
    expect((await stock.change(owner, id, {})).quantity).toBe(0.7);
  });

  it('makes one of two that have become the same, and tells which is gone', async () => {
    const milk = await add({ quantity: 2 });
    const typo = await add({ name: 'Mlik', quantity: 1, barcode: '96385074' });
    const { seq } = await stock.snapshot(owner.id);
    const merged = await stock.change(owner, typo.id, { name: 'milk', quantity: 3, category: 'drinks' });
    expect(merged).toMatchObject({ id: milk.id, name: 'milk', quantity: 5, category: 'drinks', barcode: '96385074' });
    const changes = await stock.changesSince(owner.id, seq);
    expect(changes?.items.map(({ id, quantity }) => [id, quantity]).toSorted()).toEqual(
      [
        [milk.id, 5],
        [typo.id, 0],
      ].toSorted(),
    );
  });

  it('of both at once into each other’s names ends with all of it', async () => {
    const [a, b] = [await add({ name: 'a', quantity: 2 }), await add({ name: 'b', quantity: 3 })];
    await Promise.allSettled([
      stock.change(owner, a.id, { name: 'b' }),
      stock.change(owner, b.id, { name: 'a' }),
      stock.take(owner, a.id, { quantity: 1, reason: 'used' }),
    ]);
    const left = Object.values(await quantities()).reduce((sum, quantity) => sum + quantity, 0);
    expect([4, 5]).toContain(left);
  });
});

describe('following', () => {
  it('numbers each change, and says what came after one', async () => {
    const milk = await add();
    const bread = await add({ name: 'Bread' });
    await stock.take(owner, milk.id, { quantity: 1, reason: 'used' });
    const names = async (seq: number) =>
      (await stock.changesSince(owner.id, seq))?.items.map(({ name, quantity }) => [name, quantity]);
    expect(await names(1)).toEqual([
      ['Bread', 1],
      ['Milk', 0],
    ]);
    expect(await names(3)).toEqual([]);
    expect(await stock.changesSince(owner.id, 4)).toBeUndefined();
    expect(await stock.snapshot(owner.id)).toMatchObject({ seq: 3, items: [{ id: bread.id }] });
  });

  it('leaves the number as it was where nothing was changed', async () => {
    await add();
    await stock.remove(owner, owner.id).catch(() => undefined);
    expect((await stock.snapshot(owner.id)).seq).toBe(1);
  });
});

it('lists by part of the name, category and place, the newest first, page by page', async () => {
  for (const [name, storage] of [
    ['Milk', 'fridge'],
    ['밀크티', 'room'],
    ['100% Milk', 'freezer'],
  ] as const) {
    await add({ name, storage });
  }
  const names = async (filter: Partial<Parameters<StockRepository['list']>[0]>) =>
    (await stock.list({ ownerId: owner.id, ...filter }, { limit: 10 })).map(({ name }) => name);
  expect(await names({})).toEqual(['100% Milk', '밀크티', 'Milk']);
  expect(await names({ name: 'mIlK' })).toEqual(['100% Milk', 'Milk']);
  expect(await names({ name: '%' })).toEqual(['100% Milk']);
  expect(await names({ storage: 'room' })).toEqual(['밀크티']);
  expect(await names({ category: 'other' })).toEqual([]);
  const [first] = await stock.list({ ownerId: owner.id }, { limit: 1 });
  const cursor = { createdAt: first!.cursorAt, id: first!.id };
  expect((await stock.list({ ownerId: owner.id }, { cursor, limit: 5 })).map(({ name }) => name)).toEqual([
    '밀크티',
    'Milk',
  ]);
});

it('says what expires until a day, never what does not spoil', async () => {
  for (const expiresOn of ['2031-01-09', null, '2031-01-11', '2031-01-10']) await add({ expiresOn });
  const days = (await stock.expiring(owner.id, '2031-01-10')).map(({ expiresOn }) => expiresOn);
  expect(days).toEqual(['2031-01-09', '2031-01-10']);
});
