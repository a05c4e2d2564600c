import { MockActivityEnvironment } from '@temporalio/testing';
import { createFetchActivities } from '../../../activities/spine/fetch-inputs';
import { BlobFetcher } from '../../../activities/spine/fetching/fetch-blob';
import { DomainError } from '../../../contracts/errors';
import type { ServedModels } from '../../../contracts/run';
import type { BlobStore } from '../../../db/blob-store/blob-store';
import type { BatchRow, NewBatchItem } from '../../../db/repositories/batches';
import { ExperimentsRepository } from '../../../db/repositories/experiments';
import { BlobsRepository } from '../../../db/repositories/blobs';
import { type BatchWorld, createBatchWorld, fileItem, keyOf, urlItem } from '../../factories/batches';
import { type BlobFolder, createBlobFolder } from '../../factories/blob-folder';
import { type FileServer, startFileServer } from '../../factories/file-server';
import { twoColouredImage } from '../../factories/image';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const OPTIONS = { ocr_engine: 'ppocr', languages: ['en'], extractor: 'local', field_schema: 'receipt', pages: null };
const SERVED = {
  'documents/ppocr': '1',
  'documents/reader': '1',
  'documents/layout': '1',
  'documents/extractor': '1',
};

let database: TestDatabase;
let world: BatchWorld;
let folder: BlobFolder;
let server: FileServer;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = createBlobFolder();
  const image = (width: number) => twoColouredImage({ width, height: 8 }).png().toBuffer();
  const [png, other] = [await image(8), await image(16)];
  server = await startFileServer({
    '/a.png': (_, res) => void res.end(png),
    '/same.png': (_, res) => void res.end(png),
    '/other.png': (_, res) => void res.end(other),
    '/page.html': (_, res) => void res.end('<html></html>'),
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
  await database.drop();
});
beforeEach(async () => {
  world = await createBatchWorld(database.orm);
  server.requests.length = 0;
});

const at = (path: string) => urlItem(`${server.url}${path}`, path.slice(1));
const submit = (items: readonly NewBatchItem[]) => world.submitBatch(items, { options: OPTIONS });

async function fetchInputs(
  batch: BatchRow,
  { served = SERVED, store = folder.store }: { served?: ServedModels; store?: Pick<BlobStore, 'put'> } = {},
): Promise<void> {
  const limits = { bytesMax: 1e6, secondsMax: 30, mayConnect: () => true };
  const { fetchInputs: activity } = createFetchActivities({
    batches: world.batchProgress,
    blobs: new BlobsRepository(database.orm),
    models: { served: async () => served },
    experiments: new ExperimentsRepository(database.orm),
    runs: world.runs,
    fetcher: new BlobFetcher(store, limits),
  });
  await new MockActivityEnvironment().run(activity, keyOf(batch));
}

it('makes a held run of each address, one where the bytes are equal; what cannot be read is rejected', async () => {
  const batch = await submit([at('/a.png'), at('/same.png'), at('/page.html'), at('/nowhere'), at('/other.png')]);
  await fetchInputs(batch);
  expect(await world.items(batch.id)).toMatchObject([
    { status: 'queued', name: 'a.png', error: null },
    { status: 'queued', name: 'same.png', error: null },
    { status: 'rejected', runId: null, error: { code: 'MEDIA_TYPE_UNSUPPORTED' } },
    { status: 'rejected', runId: null, error: { code: 'URL_STATUS', details: { status: 404 } } },
    { status: 'queued', error: null },
  ]);
  const [a = '', same, , , other = ''] = await world.runIds(batch.id);
  expect(same).toBe(a);
  const run = await world.row(a);
  expect(run).toMatchObject({ held: true, batchId: batch.id, models: SERVED, input: { media_type: 'image/png' } });
  expect(await folder.store.has((await world.row(other)).input.sha256)).toBe(true);
  const held = await new BlobsRepository(database.orm).find(run.input.sha256, batch.projectId);
  expect(held).toEqual(run.input);
});

it('shares a run with a file that is the same, and takes a cached result', async () => {
  const first = await submit([at('/a.png')]);
  await fetchInputs(first);
  const [runId = ''] = await world.runIds(first.id);
  const second = await submit([at('/same.png')]);
  await fetchInputs(second);
  expect(await world.runIds(second.id)).toEqual([runId]);
  await world.complete(await world.row(runId));
  const third = await submit([at('/a.png')]);
  await fetchInputs(third);
  expect(await world.items(third.id)).toMatchObject([{ runId, cached: true, status: 'completed' }]);
});

it('fetches twenty at a time, and nothing twice', async () => {
  const batch = await submit([fileItem(), ...Array.from({ length: 25 }, () => at('/a.png'))]);
  await fetchInputs(batch);
  expect(server.requests).toHaveLength(20);
  await fetchInputs(batch);
  await fetchInputs(batch);
  expect(server.requests).toHaveLength(25);
  expect(await world.statuses(batch.id)).not.toContain('fetching');
});

it('is tried again where the store is full, and rejects nothing for that', async () => {
  const batch = await submit([at('/a.png')]);
  const full = { put: () => Promise.reject(new DomainError('BLOB_STORE_FULL')) };
  await expect(fetchInputs(batch, { store: full })).rejects.toMatchObject({ code: 'BLOB_STORE_FULL' });
  expect(await world.statuses(batch.id)).toEqual(['fetching']);
});

it('waits for a slot that nobody serves yet, and takes what serves then', async () => {
  const batch = await submit([at('/a.png')]);
  await expect(fetchInputs(batch, { served: {} })).rejects.toMatchObject({ code: 'MODEL_NOT_DEPLOYED' });
  expect(await world.statuses(batch.id)).toEqual(['fetching']);
  expect(server.requests).toEqual([]);
  const later = { ...SERVED, 'documents/reader': '2' };
  await fetchInputs(batch, { served: later });
  const [runId = ''] = await world.runIds(batch.id);
  expect((await world.row(runId)).models).toEqual(later);
});

it('rejects items that need a slot which nobody has configured', async () => {
  const batch = await world.submitBatch([at('/a.png')], { options: { ...OPTIONS, extractor: 'llm' } });
  await fetchInputs(batch);
  expect(await world.items(batch.id)).toMatchObject([{ status: 'rejected', error: { code: 'LLM_NOT_CONFIGURED' } }]);
});

it('does nothing for a batch that was cancelled', async () => {
  const batch = await submit([at('/a.png')]);
  await world.batchProgress.steer(keyOf(batch), 'cancel');
  await world.batchProgress.cancelItems(keyOf(batch));
  await fetchInputs(batch);
  expect(await world.statuses(batch.id)).toEqual(['cancelled']);
  expect(server.requests).toEqual([]);
});
