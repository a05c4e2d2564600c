/** Receipts over HTTP: each one's own, edited line by line; what is said of categories is feedback; categories; accuracy. */
import { randomUUID } from 'node:crypto';
import type { ReceiptResult } from '../../contracts/receipts/result';
import type { RunRow } from '../../db/repositories/runs';
import { MILK, readValue, receiptResult } from '../factories/receipt-results';
import { twoColouredImage } from '../factories/image';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { codeOf, type KeyHolder, keyHolder } from './callers';
import { completeReceipt } from './runs-at-work';

let api: ApiUnderTest;
let ada: KeyHolder;
let bob: KeyHolder;

beforeAll(async () => {
  api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul', FEEDBACK_GOALS_PER_DAY: { receipts: 10 } } });
});
afterAll(() => api.close());
beforeEach(async () => {
  [ada, bob] = [await keyHolder(api, 'operator', { name: 'Ada' }), await keyHolder(api, 'operator', { name: 'Bob' })];
});

interface Item {
  line: number;
  name: string;
  category: string;
  category_source: string;
  [field: string]: unknown;
}
interface Receipt {
  id: string;
  items: Item[];
  image: { url: string; path: string };
  [field: string]: unknown;
}

const upload = async (who: KeyHolder, file: Uint8Array = pngBytes(), path = '/upload_receipt_image') => {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(file)]), 'receipt.png');
  const response = await who.request(path, { method: 'POST', body: form });
  return { code: response.status, ...((await response.json()) as { chain_id: string; cached: boolean }) };
};
const rowOf = async (id: string): Promise<RunRow> => {
  const run = await api.deps.runs.find(id, { projectId: api.projectId });
  if (!run) throw new Error(`The run ${id} has no row.`);
  return run;
};
const bought = async (who: KeyHolder, result?: ReceiptResult, file?: Uint8Array): Promise<string> => {
  const { chain_id: id } = await upload(who, file);
  await completeReceipt(api, id, result);
  return id;
};
const read = async (who: KeyHolder, id: string): Promise<Receipt> =>
  (await (await who.request(`/api/v1/receipts/${id}`)).json()) as Receipt;
const patch = async (who: KeyHolder, id: string, line: number, body: unknown) => {
  const response = await who.send('PATCH', `/api/v1/receipts/${id}/items/${line}`, body);
  return { status: response.status, item: (await response.json()) as Item & { code?: string } };
};
const said = async (who: KeyHolder, id: string) => {
  const given = await api.deps.feedback.ofRun(id);
  return given.find(({ isCurrent, userId }) => isCurrent && userId === who.id);
};

describe('a receipt', () => {
  it('is read by its owner once its run has ended, as it was read', async () => {
    const { chain_id: id, code } = await upload(ada);
    expect(code).toBe(202);
    const early = await ada.request(`/api/v1/receipts/${id}`);
    expect([early.status, await codeOf(early)]).toEqual([409, 'RUN_NOT_FINISHED']);
    await completeReceipt(api, id);
    expect(await read(ada, id)).toMatchObject({
      chain_id: id,
      shop: 'E-Mart 24',
      bought_on: '2026-03-01',
      bought_at: '18:05',
      total: 37_800,
      currency: 'KRW',
      item_count: 2,
      duplicate_of: null,
      fields: { total: { value: 37_800, confidence: 0.9 } },
      arithmetic: { verdict: 'matches' },
      model_version: 'v1',
      image: { bucket: 'ocr', path: expect.stringContaining((await rowOf(id)).input.sha256) as string },
      items: [
        {
          line: 0,
          raw_text: MILK.text,
          name: MILK.name,
          category: 'dairy',
          category_source: 'model',
          is_unsure: false,
        },
        { line: 1, category_confidence: 0.4, is_unsure: true, alternatives: [{}, {}] },
      ],
    });
    const list = (await (await ada.request('/api/v1/receipts')).json()) as { items: { chain_id: string }[] };
    expect(list.items.map(({ chain_id: chainId }) => chainId)).toEqual([id]);
  });

  it('of another user is not there, not even for an administrator', async () => {
    const id = await bought(ada);
    const admin = await keyHolder(api, 'admin');
    for (const who of [bob, admin]) {
      const codes = [
        await codeOf(await who.request(`/api/v1/receipts/${id}`)),
        (await patch(who, id, 0, { name: 'mine' })).item.code,
        await codeOf(await who.send('PATCH', `/api/v1/receipts/${id}`, { shop: 'mine' })),
        await codeOf(await who.send('POST', `/api/v1/receipts/${id}/items`, { name: 'a', category: 'fruit' })),
        await codeOf(await who.send('DELETE', `/api/v1/receipts/${id}/items/0`)),
      ];
      expect(codes).toEqual(codes.map(() => 'RECEIPT_NOT_FOUND'));
      expect(await (await who.request('/api/v1/receipts')).json()).toMatchObject({ items: [] });
    }
    for (const unknown of [randomUUID(), 'no-id']) {
      expect(await codeOf(await ada.request(`/api/v1/receipts/${unknown}`))).toBe('RECEIPT_NOT_FOUND');
    }
  });

  it('of a document’s run is not there', async () => {
    const { chain_id: id } = await upload(ada, pngBytes(), '/api/v1/documents/runs');
    expect(await codeOf(await ada.request(`/api/v1/receipts/${id}`))).toBe('RECEIPT_NOT_FOUND');
  });

  it('is of everybody who sent the same photo, each their own: answered from the cache, or joined under way', async () => {
    const [file, other] = [pngBytes(), pngBytes()];
    const first = await bought(ada, undefined, file);
    expect(await upload(bob, file)).toMatchObject({ code: 200, cached: true, chain_id: first });
    const [mine, theirs] = [await upload(ada, other), await upload(bob, other)];
    expect(theirs).toMatchObject({ code: 202, chain_id: mine.chain_id, joined: true });
    await completeReceipt(api, mine.chain_id, receiptResult({ fields: { date: readValue('2026-03-02') } }));
    for (const id of [first, mine.chain_id]) {
      expect((await patch(bob, id, 0, { name: 'of Bob' })).status).toBe(200);
      expect((await read(ada, id)).items[0]?.name).toBe(MILK.name);
      expect((await read(bob, id)).id).not.toBe((await read(ada, id)).id);
    }
  });

  it('sent twice at once is one run and one receipt, and another photo of it names the first', async () => {
    const file = pngBytes();
    const [a, b] = await Promise.all([upload(ada, file), upload(ada, file)]);
    expect(a.chain_id).toBe(b.chain_id);
    await completeReceipt(api, a.chain_id);
    const again = await bought(ada);
    const list = (await (await ada.request('/api/v1/receipts')).json()) as { items: Record<string, unknown>[] };
    expect(list.items).toMatchObject([
      { chain_id: again, duplicate_of: { chain_id: a.chain_id } },
      { chain_id: a.chain_id, duplicate_of: null },
    ]);
  });

  it('shows its photo by a signed address, without a token', async () => {
    const text = await api.deps.blobStore.putBytes(
      Buffer.from(JSON.stringify([{ page: 1, width: 60, height: 80, source: 'ppocr', rotation: 90, lines: [] }])),
      'application/json',
    );
    const id = await bought(
      ada,
      receiptResult({ text }),
      await twoColouredImage({ width: 80, height: 60 }).png().toBuffer(),
    );
    const { image } = await read(ada, id);
    const shown = await fetch(api.url + image.url);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await fetch(`${api.url}${image.url}x`)).status).toBe(404);
    expect((await read(ada, id)).image.url).toBe(image.url);
  });

  it('has its shop and day put right, and nothing that is no day', async () => {
    const id = await bought(ada);
    const path = `/api/v1/receipts/${id}`;
    const answer = await ada.send('PATCH', path, { shop: '  <i>Corner</i>\u0007 shop ', bought_on: '2026-03-03' });
    expect(await answer.json()).toMatchObject({
      shop: '<i>Corner</i> shop',
      bought_on: '2026-03-03',
      items: [{ expires_on: '2026-03-13' }, {}],
    });
    for (const wrong of [{ bought_on: '2026-02-30' }, { shop: '\u0007' }, { total: 3 }, { shop: 'x'.repeat(201) }]) {
      expect(await codeOf(await ada.send('PATCH', path, wrong))).toBe('REQUEST_INVALID');
    }
  });
});

describe('a category that is put right', () => {
  it('is feedback that grows by the line, with what was said before by whatever way', async () => {
    const queued = jest.spyOn(api.deps.loopWorkflows, 'queueFeedback').mockResolvedValue(undefined);
    const id = await bought(ada);
    expect(await patch(ada, id, 0, { category: 'beverages' })).toMatchObject({
      status: 200,
      item: { category: 'beverages', category_source: 'user', is_unsure: false, storage: 'room' },
    });
    expect((await said(ada, id))?.correctedResult).toEqual({ items: [{ line: 0, category: 'beverages' }] });
    const generic = { feedback_type: 'category_error', corrected_result: { items: [{ line: 0, category: 'snacks' }] } };
    expect((await ada.send('POST', `/api/v1/runs/${id}/feedback`, generic)).status).toBe(201);
    await patch(ada, id, 1, { category: 'grains_noodles', name: 'Rice' });
    expect((await said(ada, id))?.correctedResult).toEqual({
      items: [
        { line: 0, category: 'snacks' },
        { line: 1, category: 'grains_noodles', name: 'Rice' },
      ],
    });
    expect(queued).toHaveBeenCalledTimes(3);
    queued.mockRestore();
    const { rows } = await api.deps.database.pool.query(
      `select line, item_text, original_prediction, user_correction, model_version from user_category_feedback
       where run_id = $1 and is_current order by line`,
      [id],
    );
    expect(rows).toEqual([
      {
        line: 0,
        item_text: MILK.text,
        original_prediction: 'dairy',
        user_correction: 'snacks',
        model_version: 'v1',
      },
      expect.objectContaining({ line: 1, original_prediction: 'snacks', user_correction: 'grains_noodles' }),
    ]);
  });

  it('loses no line when many are put right at once', async () => {
    const id = await bought(ada);
    const answers = await Promise.all([0, 1, 0, 1].map((line) => patch(ada, id, line, { category: 'fruit' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { items } = (await said(ada, id))?.correctedResult as { items: unknown[] };
    expect(items).toEqual([
      { line: 0, category: 'fruit' },
      { line: 1, category: 'fruit' },
    ]);
  });

  it('is no feedback where only the rest is edited, where there is no such category or line, and by a viewer', async () => {
    const id = await bought(ada);
    expect(await patch(ada, id, 0, { quantity: 3, name: 'Milk', included: false })).toMatchObject({
      item: { quantity: 3, name: 'Milk', included: false, category_source: 'model' },
    });
    expect((await patch(ada, id, 0, { category: 'nonsense' })).item.code).toBe('CATEGORY_UNKNOWN');
    expect((await patch(ada, id, 99, { category: 'fruit' })).item.code).toBe('RECEIPT_ITEM_NOT_FOUND');
    for (const wrong of [
      { quantity: 0 },
      { quantity: 1e9 },
      { category: 'No Such' },
      { expires_on: 'soon' },
      { line: 3 },
    ]) {
      expect((await patch(ada, id, 0, wrong)).item.code).toBe('REQUEST_INVALID');
    }
    expect(await said(ada, id)).toBeUndefined();
    expect((await patch(await keyHolder(api, 'viewer'), id, 0, { name: 'x' })).status).toBe(403);
  });

  it('is known on the next receipt of the shop, and taken back by the opposite', async () => {
    const id = await bought(ada);
    await patch(ada, id, 0, { name: 'Milk', category: 'beverages' });
    const next = await bought(ada, receiptResult({ fields: { date: readValue('2026-04-01') } }));
    expect((await read(ada, next)).items[0]).toMatchObject({
      name: 'Milk',
      category: 'beverages',
      category_source: 'memory',
      is_unsure: false,
    });
    await patch(ada, next, 0, { category: 'dairy' });
    expect((await said(ada, next))?.correctedResult).toEqual({ items: [{ line: 0, category: 'dairy' }] });
    const last = await bought(ada, receiptResult({ fields: { date: readValue('2026-05-01') } }));
    expect((await read(ada, last)).items[0]).toMatchObject({ name: 'Milk', category: 'dairy' });
  });

  it('is kept of a person who withholds consent, and nothing learns from it', async () => {
    await ada.send('PATCH', '/api/v1/consent/training', { allowed: false });
    const id = await bought(ada);
    const before = (await api.deps.feedback.statistics(api.projectId)).withheld;
    await patch(ada, id, 0, { category: 'fruit' });
    expect((await api.deps.feedback.statistics(api.projectId)).withheld).toBe(before + 1);
  });
});

describe('a line by hand', () => {
  it('is added, edited without any feedback, and removed; a line that was read stays', async () => {
    const id = await bought(ada);
    const path = `/api/v1/receipts/${id}/items`;
    const added = await ada.send('POST', path, { name: '🍎 Apples\u0007', category: 'fruit', unit: 'kg' });
    expect([added.status, await added.json()]).toMatchObject([
      201,
      { line: 2, raw_text: null, name: '🍎 Apples', quantity: 1, category_confidence: null, expires_on: '2026-03-11' },
    ]);
    expect((await patch(ada, id, 2, { category: 'vegetables' })).item).toMatchObject({ category: 'vegetables' });
    expect(await said(ada, id)).toBeUndefined();
    expect((await ada.send('DELETE', `${path}/2`)).status).toBe(204);
    const codes = [];
    for (const line of ['2', '0', '-1', 'x']) codes.push(await codeOf(await ada.send('DELETE', `${path}/${line}`)));
    expect(codes).toEqual([
      'RECEIPT_ITEM_NOT_FOUND',
      'RECEIPT_ITEM_READ',
      'RECEIPT_ITEM_NOT_FOUND',
      'RECEIPT_ITEM_NOT_FOUND',
    ]);
    expect(await codeOf(await ada.send('POST', path, { name: 'a', category: 'nonsense' }))).toBe('CATEGORY_UNKNOWN');
  });
});

describe('categories', () => {
  const kimchi = { title: { en: 'Kimchi & pickles', ko: '김치' }, storage: 'fridge', shelf_days: { fridge: 60 } };
  const create = async (body: unknown) => {
    const response = await ada.send('POST', '/api/v1/categories', body);
    return { status: response.status, body: (await response.json()) as { id: string; code?: string } };
  };

  it('of a project’s own stand beside the common ones, and items can be sorted into them', async () => {
    expect(await create(kimchi)).toMatchObject({
      status: 201,
      body: { ...kimchi, id: 'kimchi_pickles', is_own: true },
    });
    expect((await create(kimchi)).body.code).toBe('CATEGORY_EXISTS');
    expect((await create({ ...kimchi, id: 'dairy' })).body.code).toBe('CATEGORY_EXISTS');
    expect((await create({ ...kimchi, title: { en: '김치', ko: '김치' } })).body.code).toBe('REQUEST_INVALID');
    expect((await create({ ...kimchi, shelf_days: { cellar: 3 } })).body.code).toBe('REQUEST_INVALID');
    const list = (await (await bob.request('/api/v1/categories')).json()) as {
      items: { id: string; is_own: boolean }[];
    };
    expect(list.items.find(({ id }) => id === 'dairy')?.is_own).toBe(false);
    expect(list.items.filter((each) => each.is_own).map(({ id }) => id)).toEqual(['kimchi_pickles']);
    const id = await bought(ada);
    expect((await patch(ada, id, 0, { category: 'kimchi_pickles' })).item).toMatchObject({
      storage: 'fridge',
      expires_on: '2026-04-30',
    });
    const foreign = await keyHolder(api, 'operator', {
      projectId: (await api.deps.identity.createPrincipal({ name: 'x', projectName: randomUUID(), role: 'admin' }))
        .projectId,
    });
    expect(await (await foreign.request('/api/v1/categories')).text()).not.toContain('kimchi');
  });
});

describe('accuracy', () => {
  it('is what people said of what each version sorted, with the share that nobody had to touch', async () => {
    const boss = await api.deps.identity.createPrincipal({ name: 'x', projectName: randomUUID(), role: 'admin' });
    const other = await keyHolder(api, 'operator', { projectId: boss.projectId });
    const { chain_id: id } = await upload(other);
    await completeReceipt({ ...api, projectId: boss.projectId }, id);
    const accuracy = async () =>
      (await (await other.request('/api/v1/receipts/accuracy?weeks=1&days=2')).json()) as Record<string, unknown>;
    expect(await accuracy()).toMatchObject({
      goal_per_day: 10,
      weeks: [{ model_version: 'v1', corrected: 0, accuracy: null, items: 2, auto_categorised: 1, auto_share: 0.5 }],
      days: [{ corrections: 0 }, { corrections: 0 }],
    });
    await patch(other, id, 0, { category: 'dairy' });
    await patch(other, id, 1, { category: 'grains_noodles' });
    expect(await accuracy()).toMatchObject({
      weeks: [{ corrected: 2, right: 1, accuracy: 0.5, auto_categorised: 1 }],
      days: [{ corrections: 0 }, { corrections: 2 }],
    });
    await patch(other, id, 0, { category: 'beverages' });
    expect(await accuracy()).toMatchObject({ weeks: [{ corrected: 2, right: 0, auto_categorised: 0, auto_share: 0 }] });
    expect((await read(other, id)).items.map(({ category }) => category)).toEqual(['beverages', 'grains_noodles']);
  });
});
