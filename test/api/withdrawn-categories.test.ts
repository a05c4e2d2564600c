/** What becomes of a receipt's lines when what was said of their categories is withdrawn. */
import { randomUUID } from 'node:crypto';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { MILK, readValue, receiptResult } from '../factories/receipt-results';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { buyReceipt, linesOfReceipt, submitReceipt } from './bought-receipt';
import { type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let ada: KeyHolder;
let bob: KeyHolder;

beforeAll(async () => {
  api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul' } });
});
beforeEach(async () => {
  [ada, bob] = [await keyHolder(api, 'operator', { name: 'Ada' }), await keyHolder(api, 'operator', { name: 'Bob' })];
});
afterAll(() => api.close());

interface Feedback {
  id: string;
  user: { id: string };
  is_current: boolean;
}

const bought = (who: KeyHolder, result?: ReceiptResult, file?: Uint8Array): Promise<string> =>
  buyReceipt(api, who, { result, ...(file && { file }) });
const patch = async (who: KeyHolder, id: string, line: number, body: object): Promise<void> => {
  expect((await who.send('PATCH', `/api/v1/receipts/${id}/items/${line}`, body)).status).toBe(200);
};
/** The id of what `who` said of the run that is in force. */
const inForce = async (who: KeyHolder, id: string): Promise<string | undefined> => {
  const { items } = (await (await who.request(`/api/v1/runs/${id}/feedback`)).json()) as { items: Feedback[] };
  return items.find(({ user, is_current: isCurrent }) => isCurrent && user.id === who.id)?.id;
};
const withdraw = async (who: KeyHolder, feedbackId: string | undefined): Promise<void> => {
  expect((await who.send('DELETE', `/api/v1/feedback/${feedbackId}`)).status).toBe(204);
};
const later = () => receiptResult({ fields: { date: readValue('2026-04-01') } });

it('gives the line the model’s category again, with its place, days and doubt', async () => {
  const id = await bought(ada);
  const read = await linesOfReceipt(ada, id);
  await patch(ada, id, 0, { category: 'frozen', quantity: 3 });
  await patch(ada, id, 1, { category: 'grains_noodles' });
  expect(await linesOfReceipt(ada, id)).toMatchObject([
    { category: 'frozen', storage: 'freezer' },
    { is_unsure: false },
  ]);
  const feedbackId = await inForce(ada, id);
  await withdraw(ada, feedbackId);
  await withdraw(ada, await inForce(ada, id));
  expect(await inForce(ada, id)).toBeUndefined();
  const edited = expect.any(String) as string;
  expect(await linesOfReceipt(ada, id)).toEqual([
    { ...read[0], quantity: 3, edited_at: edited },
    { ...read[1], edited_at: edited },
  ]);
  await patch(ada, id, 0, { category: 'snacks' });
  await withdraw(ada, feedbackId);
  expect((await linesOfReceipt(ada, id))[0]).toMatchObject({ category: 'snacks', category_source: 'user' });
});

it('gives it the category of the word before, where that is in force again', async () => {
  const id = await bought(ada);
  await patch(ada, id, 0, { category: 'frozen' });
  await patch(ada, id, 0, { category: 'household' });
  await patch(ada, id, 1, { category: 'household' });
  await withdraw(ada, await inForce(ada, id));
  expect(await linesOfReceipt(ada, id)).toMatchObject([
    { category: 'household', category_source: 'user' },
    { category: 'snacks', category_source: 'model', is_unsure: true },
  ]);
  await withdraw(ada, await inForce(ada, id));
  expect((await linesOfReceipt(ada, id))[0]).toMatchObject({
    category: 'frozen',
    category_source: 'user',
    storage: 'freezer',
    expires_on: '2026-08-28',
    is_unsure: false,
  });
});

it('leaves a line as it is that something else was said of since', async () => {
  const id = await bought(ada);
  await patch(ada, id, 0, { category: 'frozen' });
  const first = await inForce(ada, id);
  await patch(ada, id, 0, { category: 'household' });
  const before = await linesOfReceipt(ada, id);
  await withdraw(ada, first);
  expect(await linesOfReceipt(ada, id)).toEqual(before);
  expect(await inForce(ada, id)).toBeDefined();
});

it('touches nobody else’s receipt, nor what they said, also where an administrator withdraws', async () => {
  const photo = pngBytes();
  const id = await bought(ada, undefined, photo);
  expect(await submitReceipt(bob, photo)).toBe(id);
  for (const who of [ada, bob]) await patch(who, id, 0, { category: 'household' });
  const admin = await keyHolder(api, 'admin');
  await withdraw(admin, await inForce(ada, id));
  expect((await linesOfReceipt(ada, id))[0]).toMatchObject({ category: 'dairy', category_source: 'model' });
  expect((await linesOfReceipt(bob, id))[0]).toMatchObject({ category: 'household', category_source: 'user' });
  expect(await inForce(bob, id)).toBeDefined();
});

it('is remembered no longer, but for the name that its owner gave', async () => {
  const [unnamed, named] = [await bought(ada), await bought(bob)];
  await patch(ada, unnamed, 0, { category: 'household' });
  await patch(bob, named, 0, { category: 'household', name: 'Our milk' });
  await withdraw(ada, await inForce(ada, unnamed));
  await withdraw(bob, await inForce(bob, named));
  expect((await linesOfReceipt(ada, await bought(ada, later())))[0]).toMatchObject({
    name: MILK.name,
    category: 'dairy',
    category_source: 'model',
  });
  expect((await linesOfReceipt(bob, await bought(bob, later())))[0]).toMatchObject({
    name: 'Our milk',
    category: 'dairy',
  });
});

it('changes no receipt where there is no such feedback', async () => {
  const id = await bought(ada);
  await patch(ada, id, 0, { category: 'frozen' });
  const before = await linesOfReceipt(ada, id);
  expect((await ada.send('DELETE', `/api/v1/feedback/${randomUUID()}`)).status).toBe(404);
  expect(await linesOfReceipt(ada, id)).toEqual(before);
});
