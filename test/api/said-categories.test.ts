/** What becomes of receipts' lines where somebody speaks of them in the annotation queue, not on their own receipt. */
import type { ReceiptResult } from '../../contracts/receipts/result';
import { MILK, readValue, receiptResult } from '../factories/receipt-results';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { buyReceipt, linesOfReceipt, submitReceipt } from './bought-receipt';
import { type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let ada: KeyHolder;
let bob: KeyHolder;
let admin: KeyHolder;

beforeAll(async () => {
  api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul' } });
});
beforeEach(async () => {
  [ada, bob, admin] = [
    await keyHolder(api, 'operator'),
    await keyHolder(api, 'operator'),
    await keyHolder(api, 'admin'),
  ];
});
afterAll(() => api.close());

type Said = Record<number, string>;

const bought = (who: KeyHolder, result?: ReceiptResult, file?: Uint8Array): Promise<string> =>
  buyReceipt(api, who, { result, ...(file && { file }) });
const sortedOf = async (who: KeyHolder, id: string) =>
  (await linesOfReceipt(who, id)).map(({ category, category_source: source }) => [category, source]);
const patch = async (who: KeyHolder, id: string, line: number, category: string): Promise<void> => {
  expect((await who.send('PATCH', `/api/v1/receipts/${id}/items/${line}`, { category })).status).toBe(200);
};
const post = (who: KeyHolder, id: string, said: Said, path = `/api/v1/runs/${id}/feedback`) => {
  const items = Object.entries(said).map(([line, category]) => ({ line: Number(line), category }));
  return who.send('POST', path, { feedback_type: 'category_error', corrected_result: { items } });
};
const say = async (who: KeyHolder, id: string, said: Said): Promise<string> => {
  const response = await post(who, id, said);
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
};
const withdraw = async (feedbackId: string): Promise<void> => {
  expect((await admin.send('DELETE', `/api/v1/feedback/${feedbackId}`)).status).toBe(204);
};

describe('an annotator', () => {
  it('sorts the lines of all who have the run, but for what its owner says', async () => {
    const photo = pngBytes();
    const id = await bought(ada, undefined, photo);
    expect(await submitReceipt(bob, photo)).toBe(id);
    await patch(ada, id, 1, 'snacks');
    await say(admin, id, { 0: 'frozen', 1: 'grains_noodles' });
    expect(await linesOfReceipt(ada, id)).toMatchObject([
      { category: 'frozen', category_source: 'annotator', storage: 'freezer', is_unsure: false },
      { category: 'snacks', category_source: 'user' },
    ]);
    // He opens it for the first time.
    expect(await sortedOf(bob, id)).toEqual([
      ['frozen', 'annotator'],
      ['grains_noodles', 'annotator'],
    ]);
    await patch(ada, id, 0, 'dairy');
    await say(admin, id, { 0: 'household' });
    expect((await sortedOf(ada, id))[0]).toEqual(['dairy', 'user']);
    expect((await sortedOf(bob, id))[0]).toEqual(['household', 'annotator']);
  });

  it('takes it back with the feedback, to what other annotators say, else to what was read', async () => {
    const id = await bought(ada);
    const read = await linesOfReceipt(ada, id);
    const other = await keyHolder(api, 'admin');
    await say(admin, id, { 0: 'household', 1: 'household' });
    const first = await say(other, id, { 0: 'frozen' });
    const later = await say(admin, id, { 0: 'snacks', 1: 'grains_noodles' });
    await withdraw(later);
    expect(await sortedOf(ada, id)).toEqual([
      ['frozen', 'annotator'],
      ['household', 'annotator'],
    ]);
    await withdraw(first);
    expect((await sortedOf(ada, id))[0]).toEqual(['household', 'annotator']);
    const { items } = (await (await admin.request(`/api/v1/runs/${id}/feedback`)).json()) as {
      items: { id: string; is_current: boolean }[];
    };
    for (const each of items.filter(({ is_current: isCurrent }) => isCurrent)) await withdraw(each.id);
    const edited = expect.any(String) as string;
    expect(await linesOfReceipt(ada, id)).toEqual(read.map((line) => ({ ...line, edited_at: edited })));
  });

  it('who takes it back leaves what the owner says; an owner who does so finds the annotator’s word', async () => {
    const id = await bought(ada);
    await patch(ada, id, 0, 'frozen');
    const annotation = await say(admin, id, { 0: 'frozen', 1: 'household' });
    const own = await say(ada, id, { 0: 'frozen', 1: 'fruit' });
    await withdraw(own);
    expect(await sortedOf(ada, id)).toEqual([
      ['frozen', 'user'],
      ['household', 'annotator'],
    ]);
    await withdraw(annotation);
    expect(await sortedOf(ada, id)).toEqual([
      ['frozen', 'user'],
      ['snacks', 'model'],
    ]);
  });
});

describe('whoever has the run', () => {
  it('sorts their own receipt alone, remembered for the next one, and withdraws it', async () => {
    const photo = pngBytes();
    const id = await bought(ada, undefined, photo);
    const read = await linesOfReceipt(ada, id);
    expect(await submitReceipt(bob, photo)).toBe(id);
    expect(await sortedOf(bob, id)).toEqual(await sortedOf(ada, id));
    const said = await say(bob, id, { 0: 'frozen' });
    expect((await linesOfReceipt(bob, id))[0]).toMatchObject({ category: 'frozen', category_source: 'user' });
    expect(await linesOfReceipt(ada, id)).toEqual(read);
    const next = receiptResult({ fields: { date: readValue('2026-04-01') } });
    expect((await sortedOf(bob, await bought(bob, next)))[0]).toEqual(['frozen', 'memory']);
    await withdraw(said);
    expect((await sortedOf(bob, id))[0]).toEqual(['dairy', 'model']);
    const last = receiptResult({ fields: { date: readValue('2026-05-01') } });
    expect((await linesOfReceipt(bob, await bought(bob, last)))[0]).toMatchObject({
      name: MILK.name,
      category_source: 'model',
    });
  });
});

describe('a category that nobody has', () => {
  it('is refused by either address, with its name, and nothing of the correction is kept', async () => {
    const id = await bought(ada);
    for (const path of [`/api/v1/runs/${id}/feedback`, `/feedback/${id}`]) {
      for (const who of [ada, admin]) {
        const response = await post(who, id, { 0: 'frozen', 1: 'made_up' }, path);
        const problem = (await response.json()) as { code: string; detail: string };
        expect([response.status, problem.code]).toEqual([422, 'FEEDBACK_INVALID']);
        expect(problem.detail).toContain('made_up');
      }
    }
    expect(await api.deps.feedback.ofRun(id)).toEqual([]);
    expect((await sortedOf(ada, id))[0]).toEqual(['dairy', 'model']);
  });

  it('can be said once the project has it', async () => {
    const id = await bought(ada);
    const category = { id: 'rice_cakes', title: { en: 'Rice cakes', ko: '떡' }, storage: 'room', shelf_days: {} };
    expect((await ada.send('POST', '/api/v1/categories', category)).status).toBe(201);
    await say(ada, id, { 0: 'rice_cakes' });
    expect((await sortedOf(ada, id))[0]).toEqual(['rice_cakes', 'user']);
  });

  it('that somebody said of a line before there was this check keeps nobody from putting another right', async () => {
    const id = await bought(ada);
    await say(ada, id, { 0: 'frozen' });
    await api.deps.database.pool.query(
      `update feedback set corrected_result = '{"items":[{"line":0,"category":"made_up"}]}' where run_id = $1`,
      [id],
    );
    await patch(ada, id, 1, 'grains_noodles');
    expect(await sortedOf(ada, id)).toEqual([
      ['frozen', 'user'],
      ['grains_noodles', 'user'],
    ]);
  });
});
