/** Receipts in the database: kept once, for one owner, with what they said before, beside earlier photos of the same. */
import { randomUUID } from 'node:crypto';
import { receipts as pipeline } from '../../../contracts/receipts/definition';
import type { ReceiptResult } from '../../../contracts/receipts/result';
import { CategoriesRepository } from '../../../db/repositories/categories';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { PersonalDataRepository } from '../../../db/repositories/personal-data';
import { type OpenedReceipt, ReceiptsRepository } from '../../../db/repositories/receipts';
import { RunProgressRepository } from '../../../db/repositories/run-progress';
import { type NewRun, type RunRow, RunsRepository } from '../../../db/repositories/runs';
import { runs as runsTable } from '../../../db/schema';
import { MILK, readValue, receiptItem, receiptResult, RICE } from '../../factories/receipt-results';
import { blobRef, newRun, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let runs: RunsRepository;
let receipts: ReceiptsRepository;
let ada: Principal;
let bob: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  runs = new RunsRepository(database.orm);
  receipts = new ReceiptsRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const identity = new IdentityRepository(database.orm);
  ada = await identity.createPrincipal({ name: 'Ada', projectName: randomUUID(), role: 'operator' });
  bob = await identity.createPrincipal({ name: 'Bob', projectId: ada.projectId, role: 'operator' });
});

const submit = async (changes: Partial<NewRun> = {}): Promise<RunRow> => {
  const models = { 'receipts/item-classifier': 'v7' };
  return (await runs.submit(newRun(ada, { pipeline: pipeline.name, models, ...changes }), pipeline.stages)).run;
};
const keep = (run: RunRow, result: ReceiptResult = receiptResult()) =>
  receipts.keep(stageContext(run, 'keep'), { result, timeZone: 'Asia/Seoul' });
const complete = (run: RunRow, result: ReceiptResult = receiptResult()) =>
  new RunProgressRepository(database.orm).completed({
    runId: run.id,
    runAttempt: run.attempt,
    result,
    costUsd: 0,
    cacheTtlSeconds: 60,
  });
const opened = async (run: RunRow, owner: Principal = ada): Promise<OpenedReceipt> => {
  const receipt = await receipts.open({ runId: run.id, ownerId: owner.id }, 'Asia/Seoul');
  if (!receipt) throw new Error('There is no receipt.');
  return receipt;
};
/** A run that has completed, with its receipt. */
const bought = async (result: ReceiptResult = receiptResult(), changes: Partial<NewRun> = {}) => {
  const run = await submit(changes);
  await keep(run, result);
  await complete(run, result);
  return { run, receipt: await opened(run) };
};
const edit = (run: RunRow, line: number, change: Parameters<ReceiptsRepository['editItem']>[1]) =>
  receipts.editItem({ runId: run.id, ownerId: ada.id, line }, change, {
    timeZone: 'Asia/Seoul',
    printed: [MILK, RICE][line]?.name ?? null,
  });
const countOf = async (table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
};

describe('what a run leaves', () => {
  it('is the receipt as read, with the day on which each item expires', async () => {
    const { run, receipt } = await bought();
    expect(receipt).toMatchObject({
      runId: run.id,
      imageSha256: run.input.sha256,
      shop: 'E-Mart 24',
      shopKey: 'emart24',
      businessNumber: '123-45-67890',
      boughtOn: '2026-03-01',
      boughtAt: '18:05',
      total: 37_800,
      itemCount: 2,
      modelVersion: 'v7',
      earlier: null,
    });
    expect(receipt.items).toMatchObject([
      {
        line: 0,
        rawText: MILK.text,
        name: MILK.name,
        category: 'dairy',
        categorySource: 'model',
        storage: 'fridge',
        expiresOn: '2026-03-11',
        isUnsure: false,
        included: true,
        editedAt: null,
      },
      { line: 1, category: 'snacks', predictedConfidence: 0.4, expiresOn: '2026-06-29', isUnsure: true },
    ]);
  });

  it('is kept once, however often the activity runs and whatever a later attempt reads', async () => {
    const run = await submit();
    for (const _ of ['once', 'twice']) await keep(run);
    const [{ id }] = [await read(run)];
    await keep(run, receiptResult({ items: [receiptItem({ line: 0, name: 'Bread', category: 'bakery' })] }));
    const receipt = await read(run);
    expect(receipt).toMatchObject({ id, itemCount: 1, items: [{ name: 'Bread', category: 'bakery' }] });
  });

  const read = async (run: RunRow) => {
    await complete(run);
    const receipt = await opened(run);
    // As before its end, so that the stage may run again.
    await database.orm.update(runsTable).set({ status: 'running' });
    return receipt;
  };

  it('is nothing for a shadow, a run that has ended, or one in a later attempt', async () => {
    const before = await countOf('receipts');
    const [shown, shadow] = [await submit(), await submit()];
    await database.pool.query('update runs set shadow_of = $1 where id = $2', [shown.id, shadow.id]);
    await keep(shadow);
    await receipts.keep(
      { ...stageContext(shown, 'keep'), runAttempt: 2 },
      { result: receiptResult(), timeZone: 'UTC' },
    );
    await complete(shown);
    await keep(shown);
    expect(await countOf('receipts')).toBe(before);
  });

  it('cleans what nobody should see, counts from the upload where no day was read, and takes 1,000 lines', async () => {
    const items = Array.from({ length: 1_000 }, (_, line) =>
      receiptItem({ line, name: `\u0000Milk\u202e ${line}`, text: '\u0000', amount: null }),
    );
    const { receipt } = await bought(receiptResult({ items, fields: { date: null } }));
    expect(receipt.items).toHaveLength(1_000);
    expect(receipt.items[7]).toMatchObject({ name: 'Milk 7', rawText: '' });
    const days = (Date.parse(receipt.items[0]?.expiresOn ?? '') - receipt.createdAt.getTime()) / 86_400_000;
    expect(Math.abs(days - 10)).toBeLessThan(1.5);
    expect(receipt).toMatchObject({ boughtOn: null, contentKey: null });
  });
});

describe('a second photo', () => {
  it('of the same receipt names the first, and so does a third', async () => {
    const first = await bought();
    const second = await bought(receiptResult({ fields: { time: null } }));
    const third = await bought(receiptResult({ fields: { shop: null, business_number: null } }));
    expect(first.receipt.earlier).toBeNull();
    for (const { receipt } of [second, third]) {
      expect(receipt.earlier).toMatchObject({ id: first.receipt.id, runId: first.run.id });
      expect(receipt.contentKey).toBe(first.receipt.contentKey);
    }
  });

  it('is known by the file alone where nothing could be read', async () => {
    const nothing = receiptResult({
      items: [],
      fields: { shop: null, business_number: null, date: null, total: null },
    });
    const input = blobRef();
    const first = await bought(nothing, { input });
    expect((await bought(nothing, { input })).receipt.duplicateOf).toBe(first.receipt.id);
    expect((await bought(nothing)).receipt.duplicateOf).toBeNull();
  });

  it('names the first when both are read at once', async () => {
    const pair = await Promise.all([submit(), submit()]);
    await Promise.all(pair.map((run) => keep(run)));
    await Promise.all(pair.map((run) => complete(run)));
    const [a, b] = await Promise.all(pair.map((run) => opened(run)));
    expect([a?.duplicateOf, b?.duplicateOf].filter((id) => id !== null)).toHaveLength(1);
    expect([a?.id, b?.id]).toContain(a?.duplicateOf ?? b?.duplicateOf);
  });

  it('of another owner is nobody’s business', async () => {
    await bought();
    const theirs = await submit({ ownerId: bob.id });
    await keep(theirs);
    await complete(theirs);
    expect((await opened(theirs, bob)).duplicateOf).toBeNull();
  });

  it('of next week’s equal shopping is another receipt', async () => {
    await bought();
    const next = await bought(receiptResult({ fields: { date: readValue('2026-03-08') } }));
    expect(next.receipt.duplicateOf).toBeNull();
  });
});

describe('memory', () => {
  it('knows the name and the category of a line on the next receipt of the shop, and of no other shop or owner', async () => {
    const { run } = await bought();
    expect(await edit(run, 0, { name: 'Seoul Milk', category: 'beverages' })).toMatchObject({
      name: 'Seoul Milk',
      category: 'beverages',
      categorySource: 'user',
      storage: 'room',
      expiresOn: '2026-08-28',
      isUnsure: false,
    });
    const next = await bought(receiptResult({ fields: { date: readValue('2026-04-01') } }));
    expect(next.receipt.items[0]).toMatchObject({
      name: 'Seoul Milk',
      category: 'beverages',
      categorySource: 'memory',
      predictedCategory: 'dairy',
      storage: 'room',
      expiresOn: '2026-09-28',
      isUnsure: false,
    });
    const elsewhere = await bought(receiptResult({ fields: { shop: readValue('Homeplus') } }));
    expect(elsewhere.receipt.items[0]).toMatchObject({ name: MILK.name, categorySource: 'model' });
    const theirs = await submit({ ownerId: bob.id });
    await keep(theirs);
    await complete(theirs);
    expect((await opened(theirs, bob)).items[0]).toMatchObject({ name: MILK.name, categorySource: 'model' });
  });

  it('follows the latest word', async () => {
    const { run } = await bought();
    await edit(run, 0, { category: 'beverages' });
    await edit(run, 0, { category: 'dairy' });
    const next = await bought(receiptResult({ fields: { date: readValue('2026-04-01') } }));
    expect(next.receipt.items[0]).toMatchObject({ name: MILK.name, category: 'dairy', expiresOn: '2026-04-11' });
  });
});

describe('an edit', () => {
  it('of the place counts the days anew, and of neither leaves them', async () => {
    const { run } = await bought();
    expect((await edit(run, 0, { storage: 'freezer' }))?.expiresOn).toBe('2026-04-30');
    expect((await edit(run, 0, { quantity: 3, included: false }))?.expiresOn).toBe('2026-04-30');
    expect(await edit(run, 0, { category: 'household' })).toMatchObject({ storage: 'room', expiresOn: null });
    expect(await edit(run, 0, { category: 'dairy', expiresOn: '2026-05-05' })).toMatchObject({
      storage: 'fridge',
      expiresOn: '2026-05-05',
      quantity: 3,
      included: false,
    });
    expect(await edit(run, 9, { quantity: 3 })).toBeUndefined();
  });

  it('of the day of purchase moves what was counted from it, and no day that somebody set', async () => {
    const { run } = await bought();
    await edit(run, 1, { expiresOn: '2026-12-24' });
    const key = { runId: run.id, ownerId: ada.id };
    await receipts.edit(key, { boughtOn: '2026-03-03', shop: 'Corner shop' }, 'Asia/Seoul');
    const { shop, boughtOn, items, contentKey } = await opened(run);
    expect([shop, boughtOn, ...items.map(({ expiresOn }) => expiresOn)]).toEqual([
      'Corner shop',
      '2026-03-03',
      '2026-03-13',
      '2026-12-24',
    ]);
    expect(contentKey).toMatch(/^2026-03-01\//);
    expect((await bought()).receipt.duplicateOf).not.toBeNull();
  });
});

describe('a line by hand', () => {
  it('counts on, can be removed, and stands beside what was read', async () => {
    const { run } = await bought();
    const key = { runId: run.id, ownerId: ada.id };
    const limits = { timeZone: 'Asia/Seoul', linesMax: 3 };
    const line = { name: 'Apples', quantity: 2, category: 'fruit', barcode: null };
    expect(await receipts.addItem(key, line, limits)).toMatchObject({
      line: 2,
      rawText: null,
      predictedCategory: null,
      storage: 'fridge',
      expiresOn: '2026-03-11',
    });
    expect(await receipts.addItem(key, line, limits)).toBeUndefined();
    expect((await opened(run)).itemCount).toBe(3);
    expect(await receipts.removeItem({ ...key, line: 2 })).toBe('removed');
    expect(await receipts.removeItem({ ...key, line: 2 })).toBe('missing');
    expect(await receipts.removeItem({ ...key, line: 0 })).toBe('read');
    expect((await opened(run)).itemCount).toBe(2);
  });
});

describe('whoever was answered with a run of somebody else', () => {
  const read = { ownerId: '', projectId: '' };
  beforeEach(() => Object.assign(read, { ownerId: bob.id, projectId: bob.projectId }));

  it('has a receipt of their own, however many read it first', async () => {
    const { run, receipt } = await bought();
    expect(await receipts.mayRead({ ...read, runId: run.id })).toBe(false);
    for (const _ of ['once', 'twice']) await runs.askedBy(run.id, bob.id);
    expect(await receipts.mayRead({ ...read, runId: run.id })).toBe(true);
    expect(await receipts.mayRead({ ...read, runId: run.id, projectId: randomUUID() })).toBe(false);
    await edit(run, 0, { name: 'of Ada' });
    const both = await Promise.all([opened(run, bob), opened(run, bob)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0].id).not.toBe(receipt.id);
    expect(both[0]).toMatchObject({ ownerId: bob.id, duplicateOf: null, items: [{ name: MILK.name }, {}] });
    expect((await receipts.list(bob.id, { limit: 10 })).map(({ id }) => id)).toEqual([both[0].id]);
  });

  it('has none before its end, none of a run that is gone, and none of another pipeline', async () => {
    const run = await submit();
    await runs.askedBy(run.id, bob.id);
    expect(await receipts.open({ runId: run.id, ownerId: bob.id }, 'UTC')).toBeUndefined();
    await runs.askedBy(randomUUID(), bob.id);
    const document = (await runs.submit(newRun(bob), pipeline.stages)).run;
    expect(await receipts.mayRead({ ...read, runId: document.id })).toBe(false);
  });
});

it('is read newest first, page by page', async () => {
  const days = ['2026-01-01', '2026-01-02', '2026-01-03'];
  for (const day of days) await bought(receiptResult({ fields: { date: readValue(day) } }));
  const [newest, next] = await receipts.list(ada.id, { limit: 2 });
  expect([newest?.boughtOn, next?.boughtOn]).toEqual(['2026-01-03', '2026-01-02']);
  const cursor = { createdAt: next?.cursorAt ?? '', id: next?.id ?? '' };
  expect((await receipts.list(ada.id, { limit: 2, cursor })).map(({ boughtOn }) => boughtOn)).toEqual(['2026-01-01']);
  expect(await receipts.list(bob.id, { limit: 2 })).toEqual([]);
});

it('is handed out with the person’s data, and goes with it', async () => {
  const { run } = await bought();
  await edit(run, 0, { name: 'Milk of Ada' });
  await runs.askedBy(run.id, bob.id);
  await opened(run, bob);
  const data = new PersonalDataRepository(database.orm);
  const kinds = [];
  for await (const { kind } of data.rows(ada.id)) kinds.push(kind);
  expect(kinds).toEqual(expect.arrayContaining(['receipt', 'receipt_item', 'item_name']));
  expect(await data.erase(ada.id, ada.projectId)).toBe(true);
  const { rows } = await database.pool.query(
    'select 1 from receipts where owner_id = $1 union all select 1 from item_names where owner_id = $1',
    [ada.id],
  );
  expect(rows).toEqual([]);
  expect((await opened(run, bob)).items).toHaveLength(2);
});

describe('categories', () => {
  const OWN = {
    id: 'kimchi',
    title: { en: 'Kimchi', ko: '김치' },
    storage: 'fridge',
    shelf_days: { fridge: 60 },
  } as const;
  let categories: CategoriesRepository;
  beforeEach(() => {
    categories = new CategoriesRepository(database.orm);
  });
  const create = (of: Principal, category: typeof OWN | (Omit<typeof OWN, 'id'> & { id: string }) = OWN) =>
    categories.create({ projectId: of.projectId, createdBy: of.id, category });

  it('of a project are its own, once each, and never bear the id of a common one', async () => {
    const other = await new IdentityRepository(database.orm).createPrincipal({
      name: 'c',
      projectName: randomUUID(),
      role: 'operator',
    });
    expect([await create(ada), await create(bob), await create(other)]).toEqual([true, false, true]);
    expect(await create(ada, { ...OWN, id: 'dairy' })).toBe(false);
    const own = (await categories.list(ada.projectId)).filter(({ isOwn }) => isOwn);
    expect(own).toEqual([{ ...OWN, isOwn: true }]);
  });

  it('say how long the goods keep that the model sorts into them', async () => {
    await create(ada);
    const item = receiptItem({ line: 0, category: 'kimchi', storage: 'room', expiry_days: null });
    const { receipt } = await bought(receiptResult({ items: [item] }));
    expect(receipt.items[0]).toMatchObject({ storage: 'fridge', expiresOn: '2026-04-30' });
  });

  it('that are common stand in the table, brought up to date each time', async () => {
    await categories.ensureCommon();
    await database.pool.query(`update categories set title_en = 'old' where project_id is null`);
    await categories.ensureCommon();
    const { rows } = await database.pool.query<{ id: string; title_en: string }>(
      'select id, title_en from categories where project_id is null',
    );
    const listed = (await categories.list(ada.projectId)).filter(({ isOwn }) => !isOwn);
    expect(rows.map(({ id, title_en: title }) => [id, title]).toSorted()).toEqual(
      listed.map(({ id, title }) => [id, title.en]).toSorted(),
    );
  });
});
