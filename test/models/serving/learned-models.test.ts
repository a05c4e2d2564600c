/** Models that were learned serve in the pool's threads, from files on disk. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDocumentCpuActivities } from '../../../activities/documents/cpu';
import type { RunBlobs } from '../../../activities/spine/run-blobs';
import type { BlobRef } from '../../../contracts/blob';
import type { PageText } from '../../../contracts/page';
import { encodeWebp } from '../../../models/images/encode';
import type { ModelLocation } from '../../../models/learning/learner';
import { CpuPool } from '../../../models/pool/cpu-pool';
import type { ReaderRow } from '../../../models/ocr-correction/reader-learner';
import { compactPage } from '../../../models/extraction/learned/compact-layout';
import { createRandom } from '../../../models/samples/random';
import { sketchPage, type LineSketch } from '../../factories/page-layouts';
import { toyReceipts } from '../extraction/learned/toy-receipts';
import { twoColumnPages } from '../layout-learning/two-columns';
import { drawnPage } from '../ocr/drawn-page';

const LIMITS = { pagesMax: 5, pixelsMax: 1e7 };
const PAGE = { page: 1, width: 800, height: 300, hasText: false };

let pool: CpuPool;
let folder: string;
beforeAll(async () => {
  pool = new CpuPool({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'models-'));
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function locationOf(slot: string, rows: readonly unknown[]): Promise<ModelLocation> {
  const { files } = await pool.run('trainModel', { slot, rows, parent: null });
  const version = `${slot.replace('/', '-')}-${Object.keys(files).length}`;
  const written = Object.entries(files).map(async ([name, bytes]) => {
    const path = join(folder, `${version}-${name}.blob`);
    await writeFile(path, bytes);
    return [name, path] as const;
  });
  return { version, files: Object.fromEntries(await Promise.all(written)) };
}

/** A team whose documents have a zero where the engine reads an O. */
function zeroRows(): ReaderRow[] {
  const random = createRandom(1);
  return Array.from({ length: 80 }, (_, index) => {
    const read = ['LOT', 'BOX', 'ROW', 'POD'].map((word) => `${word}${random.integer(1, 9)}`)[index % 4]!;
    const truth = read.replace('O', '0');
    return { read, truth, confidence: 0.99, document: `${index}`, language: 'other' };
  });
}

const readBy = async (engine: 'ppocr' | 'tesseract', model?: ModelLocation): Promise<PageText> => {
  const bytes = await encodeWebp(drawnPage({ lines: ['LOT7 BOX5', 'Thank you'], size: 40 }), 800);
  const input = { bytes, mediaType: 'image/webp', page: PAGE, engine, languages: ['en'] as const, limits: LIMITS };
  return pool.run('readPage', { ...input, ...(model && { model }) });
};

test('a learned reader changes a page’s text and keeps what the engine read; other engines’ pages stay', async () => {
  const model = await locationOf('documents/reader', zeroRows());
  const [before, after] = [await readBy('ppocr'), await readBy('ppocr', model)];
  const changed = after.lines.filter(({ read }) => read !== undefined);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.map(({ text }) => text).join(' ')).toMatch(/L0T7/);
  expect(after.lines.map(({ read, text }) => read ?? text)).toEqual(before.lines.map(({ text }) => text));
  expect(after.lines.find(({ text }) => text === 'Thank you')).not.toHaveProperty('read');
  expect(await readBy('tesseract', model)).toEqual(await readBy('tesseract'));
}, 120_000);

test('a learned layout orders lines', async () => {
  const model = await locationOf('documents/layout', twoColumnPages(1, 30));
  const page = sketchPage(
    Array.from({ length: 5 }, (_, row): LineSketch[] => [
      [`left${row}`, 20, 40 + 30 * row, 200],
      [`right${row}`, 300, 40 + 30 * row, 200],
    ]).flat(),
  );
  const [across] = await pool.run('layOutPages', { pages: [page] });
  const [down] = await pool.run('layOutPages', { pages: [page], model });
  expect(across!.lines.slice(0, 2).map(({ text }) => text)).toEqual(['left0', 'right0']);
  expect(down!.lines.slice(0, 2).map(({ text }) => text)).toEqual(['left0', 'left1']);
});

test('a learned extractor finds what the shipped one does not, and is scored in the pool', async () => {
  const rows = toyReceipts(24, 1).map(({ layout, fields }, index) => ({
    schema: 'receipt',
    pages: layout.map(compactPage),
    fields: { company: fields['company']! },
    document: `${index}`,
  }));
  const model = await locationOf('documents/extractor', rows);
  const rightBy = async (own: { model?: ModelLocation }): Promise<number> => {
    let right = 0;
    for (const { layout, fields } of toyReceipts(10, 2)) {
      const found = await pool.run('extractFields', { pages: [...layout], schema: 'receipt', ...own });
      right += Number(found.find(({ name }) => name === 'company')?.value === fields['company']);
    }
    return right;
  };
  expect(await rightBy({ model })).toBeGreaterThanOrEqual(6);
  expect(await rightBy({})).toBeLessThanOrEqual(1);
  const scored = await pool.run('scoreRows', { slot: 'documents/extractor', rows, model: null });
  expect(scored).toHaveLength(rows.length);
}, 120_000);

test('files that are gone or damaged are told by name', async () => {
  const gone = { version: 'gone', files: { 'layout.json': join(folder, 'nowhere') } };
  await expect(pool.run('layOutPages', { pages: [], model: gone })).rejects.toMatchObject({
    code: 'MODEL_DAMAGED',
    details: { file: join(folder, 'nowhere') },
  });
  const path = join(folder, 'odd');
  await writeFile(path, '{}');
  await expect(
    pool.run('layOutPages', { pages: [], model: { version: 'odd', files: { 'layout.json': path } } }),
  ).rejects.toMatchObject({ code: 'MODEL_DAMAGED', details: { file: 'layout.json' } });
});

test('a training in a thread stops when it is asked to', async () => {
  const abort = new AbortController();
  const reason = new Error('the retraining was cancelled');
  const onProgress = (): void => abort.abort(reason);
  const input = { slot: 'documents/reader', rows: zeroRows(), parent: null };
  await expect(pool.run('trainModel', input, { signal: abort.signal, onProgress })).rejects.toBe(reason);
});

describe('the activities', () => {
  const MODEL = { version: 'v2', files: { 'corrector.json': '/models/v2' } };
  const blob: BlobRef = { sha256: 'a'.repeat(64), size_bytes: 1, media_type: 'image/png' };
  const stage = { runId: 'r', runAttempt: 1, projectId: 'p', stage: 'read', part: 0, parts: 1 };

  function activitiesWith(located: ModelLocation | null) {
    const [asked, given]: [string[][], unknown[]] = [[], []];
    const blobs = { read: async () => new Uint8Array(1), readJson: async () => [], keepJson: async () => blob };
    const activities = createDocumentCpuActivities({
      blobs: blobs as unknown as RunBlobs,
      pool: { run: async (_: string, input: unknown) => (given.push(input), []) } as unknown as CpuPool,
      ledger: { usageOfRun: async () => null },
      limits: LIMITS,
      modelFiles: { locate: async (...place) => (asked.push(place), located) },
      models: { current: async () => undefined },
    });
    const run = async (version: string | undefined): Promise<void> => {
      const environment = new MockActivityEnvironment();
      const page = { blob, page: PAGE, engine: 'ppocr', languages: [], reader: version } as const;
      await environment.run(activities.readPage, stage, { ...page, languages: [] });
      await environment.run(activities.layOutPages, stage, { texts: [], arrangement: version });
      await environment.run(activities.extractFieldsLocally, stage, {
        layout: blob,
        schema: 'receipt' as const,
        extractor: version,
      });
    };
    return { run, asked, given };
  }

  test('give the pool the files of the run’s versions', async () => {
    const { run, asked, given } = activitiesWith(MODEL);
    await run('v2');
    expect(asked).toEqual(['reader', 'layout', 'extractor'].map((slot) => [`documents/${slot}`, 'v2']));
    for (const input of given) expect(input).toMatchObject({ model: MODEL });
  });

  test.each<[string, ModelLocation | null, string | undefined]>([
    ['a run of before', MODEL, undefined],
    ['a version that ships with the code', null, 'v1'],
  ])('give it none for %s', async (_, located, version) => {
    const { run, given } = activitiesWith(located);
    await run(version);
    expect(given).toHaveLength(3);
    for (const input of given) expect(input).not.toHaveProperty('model');
  });
});
