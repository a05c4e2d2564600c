/** A receipt is added to the stock whole and once, and an addition is taken back as far as it is still there. */
import { eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { RunsRepository } from '../../../db/repositories/runs';
import { StockRepository } from '../../../db/repositories/stock';
import { StockAdditionsRepository } from '../../../db/repositories/stock-additions';
import { receiptItems, receipts } from '../../../db/schema';
import { type BoughtItem, boughtReceipt, MILK, RICE } from '../../factories/bought-receipts';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let stock: StockRepository;
let additions: StockAdditionsRepository;
let owner: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  stock = new StockRepository(database.orm);
  additions = new StockAdditionsRepository(database.orm);
});
beforeEach(async () => {
  owner = await new IdentityRepository(database.orm).createPrincipal({ name: randomUUID(), role: 'annotator' });
});
afterEach(async () => {
  const { rows } = await database.orm.execute(sql`
    select item.id from stock_items item left join stock_movements on stock_item_id = item.id
    group by item.id having item.quantity is distinct from sum(change)`);
  expect(rows).toEqual([]);
});
afterAll(() => database.drop());

const buy = (changes?: Parameters<typeof boughtReceipt>[2]) => boughtReceipt(database.orm, owner, changes);
const add = (receipt: { runId: string }, allowDuplicate = false) =>
  additions.addReceipt(owner, receipt.runId, { allowDuplicate });
const quantities = async () =>
  Object.fromEntries((await stock.snapshot(owner.id)).items.map(({ name, quantity }) => [name, quantity]));
const refusals = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));

describe('adding a receipt', () => {
  it('adds what is included, equal lines as one item, and says what went where', async () => {
    const receipt = await buy({ items: [MILK, RICE, { ...MILK, name: 'MILK' }, { name: 'bag', included: false }] });
    const { items } = await add(receipt);
    expect(items.map(({ line }) => line)).toEqual([0, 1, 2]);
    expect(items[0]?.stockItemId).toBe(items[2]?.stockItemId);
    expect(await quantities()).toEqual({ Milk: 4, Rice: 1.5 });
    expect((await stock.snapshot(owner.id)).seq).toBe(1);
  });

  it.each<[string, BoughtItem]>([
    ['returned', { name: 'bottle', quantity: -1 }],
    ['nothing', { name: 'bottle', quantity: 0 }],
    ['endless', { name: 'bottle', quantity: Infinity }],
    ['no number', { name: 'bottle', quantity: NaN }],
    ['beyond measure', { name: 'bottle', quantity: 1e9 }],
    ['nameless', { name: '\u0007 ', quantity: 1 }],
  ])('leaves out what is %s', async (_case, item) => {
    const { items } = await add(await buy({ items: [item, RICE] }));
    expect(items.map(({ line }) => line)).toEqual([1]);
    await expect(add(await buy({ items: [item] }))).rejects.toMatchObject({ code: 'RECEIPT_NOTHING_TO_ADD' });
  });

  it('keeps markup and emoji as text, and drops control characters', async () => {
    await add(await buy({ items: [{ name: '<script>alert(1)</script> 🥛\u0007' }] }));
    expect(await quantities()).toEqual({ '<script>alert(1)</script> 🥛': 1 });
  });

  it('adds a hundred lines', async () => {
    const { items } = await add(await buy({ items: Array.from({ length: 100 }, (_, n) => ({ name: `thing ${n}` })) }));
    expect(new Set(items.map(({ stockItemId }) => stockItemId)).size).toBe(100);
  });

  it('adds it once, however often and at once it is asked for', async () => {
    const receipt = await buy();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => add(receipt)));
    expect(refusals(outcomes)).toEqual(Array(7).fill('RECEIPT_ALREADY_IN_STOCK'));
    expect(await quantities()).toEqual({ Milk: 2, Rice: 1.5 });
    const [there] = (await additions.ofReceipts([receipt.id])).values();
    await expect(add(receipt, true)).rejects.toMatchObject({
      code: 'RECEIPT_ALREADY_IN_STOCK',
      details: { additionId: there?.additionId, chainId: receipt.runId },
    });
  });

  it.each([
    ['one marked as the other’s duplicate', (first: { id: string }) => ({ duplicateOf: first.id })],
    ['the same photo', ({ imageSha256 }: { imageSha256: string }) => ({ imageSha256 })],
    ['the same content', ({ contentKey }: { contentKey: string | null }) => ({ contentKey })],
  ])('adds one of two that show the same: %s', async (_case, as) => {
    const first = await buy();
    const second = await buy(as(first));
    const outcomes = await Promise.allSettled([add(first), add(second), add(first), add(second)]);
    expect(refusals(outcomes)).toContain('RECEIPT_DUPLICATE');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await quantities()).toEqual({ Milk: 2, Rice: 1.5 });
  });

  it('adds one of two duplicates of a third that was never added', async () => {
    const first = await buy();
    const [second, third] = [await buy({ duplicateOf: first.id }), await buy({ duplicateOf: first.id })];
    await add(third);
    for (const other of [first, second]) {
      await expect(add(other)).rejects.toMatchObject({ code: 'RECEIPT_DUPLICATE', details: { chainId: third.runId } });
    }
  });

  it('adds a duplicate that is asked for, and that once too', async () => {
    const first = await buy();
    await add(first);
    const second = await buy({ duplicateOf: first.id });
    const outcomes = await Promise.allSettled([add(second, true), add(second, true)]);
    expect(refusals(outcomes)).toEqual(['RECEIPT_ALREADY_IN_STOCK']);
    expect(await quantities()).toEqual({ Milk: 4, Rice: 3 });
  });

  it('does not take the receipts of two users for one another', async () => {
    const receipt = await buy();
    await add(receipt);
    const other = await new IdentityRepository(database.orm).createPrincipal({ name: randomUUID(), role: 'annotator' });
    const theirs = await boughtReceipt(database.orm, other, { imageSha256: receipt.imageSha256 });
    await additions.addReceipt(other, theirs.runId, { allowDuplicate: false });
    await expect(additions.addReceipt(other, receipt.runId, { allowDuplicate: true })).rejects.toMatchObject({
      code: 'RECEIPT_NOT_FOUND',
    });
  });

  it('keeps the stock, and knows the receipt again, when the run is deleted', async () => {
    const receipt = await buy();
    const { additionId } = await add(receipt);
    await new RunsRepository(database.orm).delete([receipt.runId]);
    expect(await database.orm.$count(receipts, eq(receipts.id, receipt.id))).toBe(0);
    expect(await quantities()).toEqual({ Milk: 2, Rice: 1.5 });
    const again = await buy({ imageSha256: receipt.imageSha256 });
    await expect(add(again)).rejects.toMatchObject({
      code: 'RECEIPT_DUPLICATE',
      details: { additionId, chainId: null },
    });
    expect((await additions.undo(owner, additionId)).lines).toHaveLength(2);
    expect(await quantities()).toEqual({});
  });

  it('adds all of it or nothing', async () => {
    const receipt = await buy();
    const broken = sql`alter table stock_movements add constraint broken check (stock_item_id is null) not valid`;
    await database.orm.execute(broken);
    await expect(add(receipt)).rejects.toThrow();
    await database.orm.execute(sql`alter table stock_movements drop constraint broken`);
    expect(await stock.snapshot(owner.id)).toEqual({ seq: 0, items: [] });
    expect((await add(receipt)).items).toHaveLength(2);
  });
});

describe('undoing an addition', () => {
  it('takes back exactly what it added, and lets the receipt be added anew', async () => {
    await stock.add(owner, {
      name: 'milk',
      quantity: 1,
      unit: null,
      category: 'dairy',
      storage: 'fridge',
      expiresOn: '2031-01-10',
      barcode: null,
    });
    const receipt = await buy();
    const { additionId } = await add(receipt);
    const { undoneAt, lines } = await additions.undo(owner, additionId);
    expect(undoneAt).toBeInstanceOf(Date);
    expect(lines).toMatchObject([
      { line: 0, name: 'milk', added: 2, takenBack: 2 },
      { line: 1, name: 'Rice', unit: 'kg', added: 1.5, takenBack: 1.5 },
    ]);
    expect(await quantities()).toEqual({ milk: 1 });
    const again = await add(receipt);
    expect(again.additionId).not.toBe(additionId);
    const [last] = (await additions.ofReceipts([receipt.id])).values();
    expect(last).toMatchObject({ additionId: again.additionId, items: 2, undoneAt: null });
  });

  it('says what was used since, and never takes more than is left', async () => {
    const { additionId, items } = await add(await buy({ items: [MILK, RICE, MILK] }));
    await stock.take(owner, items[0]!.stockItemId, { quantity: 3, reason: 'used' });
    await stock.remove(owner, items[1]!.stockItemId);
    const { lines } = await additions.undo(owner, additionId);
    expect(lines.map(({ added, takenBack }) => [added, takenBack])).toEqual([
      [2, 1],
      [1.5, 0],
      [2, 0],
    ]);
    expect(await quantities()).toEqual({});
  });

  it('leaves alone what was bought after it was all used', async () => {
    const { additionId, items } = await add(await buy({ items: [MILK] }));
    await stock.take(owner, items[0]!.stockItemId, { quantity: 2, reason: 'used' });
    await add(await buy({ items: [MILK] }));
    expect((await additions.undo(owner, additionId)).lines).toMatchObject([{ added: 2, takenBack: 0 }]);
    expect(await quantities()).toEqual({ Milk: 2 });
  });

  it('finds what was edited since, and what was made one with another item', async () => {
    const { additionId, items } = await add(await buy({ items: [MILK, RICE] }));
    await stock.change(owner, items[0]!.stockItemId, { name: 'Whole milk' });
    const other = await add(await buy({ items: [{ ...RICE, name: 'Basmati' }] }));
    const merged = await stock.change(owner, items[1]!.stockItemId, { name: 'Basmati' });
    expect(merged.id).toBe(other.items[0]!.stockItemId);
    expect(await quantities()).toEqual({ 'Whole milk': 2, Basmati: 3 });
    const { lines } = await additions.undo(owner, additionId);
    expect(lines.map(({ takenBack }) => takenBack)).toEqual([2, 1.5]);
    expect(await quantities()).toEqual({ Basmati: 1.5 });
  });

  it('changes nothing the second time, nor many times at once', async () => {
    const { additionId } = await add(await buy());
    await add(await buy());
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => additions.undo(owner, additionId)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await quantities()).toEqual({ Milk: 2, Rice: 1.5 });
  });

  it('is for the one whose it is', async () => {
    const { additionId } = await add(await buy());
    const other = await new IdentityRepository(database.orm).createPrincipal({ name: randomUUID(), role: 'admin' });
    await expect(additions.undo(other, additionId)).rejects.toMatchObject({ code: 'STOCK_ADDITION_NOT_FOUND' });
    expect(await quantities()).toEqual({ Milk: 2, Rice: 1.5 });
  });
});

it('ends with the right sums whatever happens at once', async () => {
  const bought = await Promise.all(Array.from({ length: 6 }, () => buy({ items: [MILK, RICE] })));
  const added = await Promise.all(bought.map((receipt) => add(receipt)));
  const [milk = ''] = added.flatMap(({ items }) => items.map(({ stockItemId }) => stockItemId));
  await Promise.allSettled([
    ...added.slice(0, 3).map(({ additionId }) => additions.undo(owner, additionId)),
    ...Array.from({ length: 4 }, () => stock.take(owner, milk, { quantity: 1, reason: 'used' })),
    ...bought.slice(0, 3).map((receipt) => add(receipt)),
  ]);
  // What could be added again depends on whose turn came first; what is there is what the ledger says (see afterEach).
  const standing = [...(await additions.ofReceipts(bought.map(({ id }) => id))).values()].filter(
    ({ undoneAt }) => undoneAt === null,
  ).length;
  expect(await quantities()).toEqual({ Milk: 2 * standing - 4, Rice: 1.5 * standing });
});

it('reads receipts’ items as their owner has edited them', async () => {
  const receipt = await buy({ items: [MILK] });
  await database.orm
    .update(receiptItems)
    .set({ name: 'Oat drink', quantity: 3, expiresOn: null })
    .where(eq(receiptItems.receiptId, receipt.id));
  await add(receipt);
  expect((await stock.snapshot(owner.id)).items).toMatchObject([{ name: 'Oat drink', quantity: 3, expiresOn: null }]);
});
