/** The stages from the photo to the result as the worker runs them: real activities, threads and weights, blobs in memory. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { createHash } from 'node:crypto';
import { createReceiptCpuActivities, type ReadReceiptParts } from '../../../activities/receipts/cpu';
import type { RunBlobs } from '../../../activities/spine/run-blobs';
import type { BlobRef } from '../../../contracts/blob';
import type { ReceiptResult } from '../../../contracts/receipts/result';
import type { StageContext } from '../../../contracts/run';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { UNDISTURBED } from '../../../models/samples/disturb';
import { generateReceipt } from '../../../models/samples/generate-receipt';
import { blankPhoto, spoiltPhoto } from '../../../models/samples/spoilt-photo';

const LIMITS = { pagesMax: 5, pixelsMax: 1e7 };
const STAGE: StageContext = { runId: 'run_1', runAttempt: 1, projectId: 'p', stage: 's', part: 0, parts: 1 };

let pool: CpuPool;
beforeAll(() => {
  pool = new CpuPool({ threads: 1 });
});
afterAll(() => pool.close());

const kept = new Map<string, Buffer>();

function keep(bytes: Uint8Array, mediaType: string): BlobRef {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  kept.set(sha256, Buffer.from(bytes));
  return { sha256, size_bytes: bytes.length, media_type: mediaType };
}

const blobs = {
  read: async ({ sha256 }: BlobRef) => kept.get(sha256),
  readJson: async ({ sha256 }: BlobRef) => JSON.parse(String(kept.get(sha256))) as unknown,
  keepJson: async (_stage: StageContext, value: unknown) =>
    keep(Buffer.from(JSON.stringify(value)), 'application/json'),
} as unknown as RunBlobs;

/** As the workflow calls them. */
async function resultOf(
  photo: Uint8Array,
  mediaType = 'image/jpeg',
): Promise<{ blob: BlobRef; result: ReceiptResult }> {
  const activities = createReceiptCpuActivities({
    blobs,
    pool,
    limits: LIMITS,
    modelFiles: { locate: async () => null },
  });
  const run = <Value>(work: () => Promise<Value>) =>
    new MockActivityEnvironment().run<[], Value, () => Promise<Value>>(work);
  const blob = keep(photo, mediaType);
  const { parts } = await run(() => activities.inspectReceipt(STAGE, { blob }));
  const read: ReadReceiptParts[] = [];
  for (const part of parts) {
    const input = { blob, part, engine: 'ppocr' as const, languages: ['ko' as const, 'en' as const] };
    read.push({ part, text: await run(() => activities.readReceiptPart(STAGE, input)) });
  }
  const parsed = await run(() => activities.parseReceipt(STAGE, { read }));
  const { result } = await run(() => activities.classifyItems(STAGE, parsed));
  return { blob: result, result: await blobs.readJson<ReceiptResult>(result) };
}

test('a Korean receipt becomes shop, sums, articles with category, place and days; twice the same bytes', async () => {
  const { image, truth } = await generateReceipt({ language: 'ko', seed: 41, disturbance: UNDISTURBED });
  const [{ blob, result }, again] = [await resultOf(image), await resultOf(image)];
  expect(again.blob.sha256).toBe(blob.sha256);
  const { fields } = truth;
  expect(result.fields).toMatchObject({ date: { value: fields.date }, total: { value: fields.total } });
  expect(result.arithmetic.verdict).toBe('matches');
  expect(result.items.map(({ amount }) => amount)).toEqual(fields.items.map(({ amount }) => amount));
  for (const item of result.items) {
    expect(item.alternatives[0]).toEqual({ category: item.category, confidence: item.category_confidence });
    expect(['room', 'fridge', 'freezer']).toContain(item.storage);
  }
  expect(result.pages).toMatchObject([{ page: 1, source: 'ppocr' }]);
});

test('a photo on its side says so and reads as well', async () => {
  const { image, truth } = await generateReceipt({ language: 'en', seed: 7, disturbance: UNDISTURBED });
  const { result } = await resultOf(await spoiltPhoto(image, 'on_its_side'));
  expect(result.warnings).toContain('turned');
  expect(result.fields.total?.value).toBe(truth.fields.total);
});

test('a photo of nothing ends with a result that says so', async () => {
  const { result } = await resultOf(await blankPhoto());
  expect(result).toMatchObject({ items: [], warnings: ['no_receipt'] });
});

test('what is no image is refused', async () => {
  await expect(resultOf(Buffer.from('not a photo'))).rejects.toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
});
