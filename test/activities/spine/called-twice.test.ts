/**
 * Temporal runs an activity at least once: a worker that dies after its work and before its report makes it run again.
 * Each activity of a run is called twice here as a worker calls it, and must leave the same rows, blobs and result.
 */
import type { Context } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { createDocumentCpuActivities } from '../../../activities/documents/cpu';
import { createDocumentIoActivities } from '../../../activities/documents/io';
import { createSpineActivities } from '../../../activities/spine/activities';
import { ActivityRecorder } from '../../../activities/spine/activity-recorder';
import { RunBlobs } from '../../../activities/spine/run-blobs';
import { createLogger } from '../../../config/logger';
import type { BlobRef } from '../../../contracts/blob';
import { BlobsRepository } from '../../../db/repositories/blobs';
import { LlmLedgerRepository } from '../../../db/repositories/llm-ledger';
import { ModelsRepository } from '../../../db/repositories/models';
import type { RunRow } from '../../../db/repositories/runs';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { type BlobFolder, createBlobFolder } from '../../factories/blob-folder';
import { textPdf } from '../../factories/pdf';
import { createRunWorld, type RunWorld, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const logger = createLogger({ level: 'silent', process: 'test' });
const USAGE = { model: 'm', calls: 1, input_tokens: 9, output_tokens: 2, duration_ms: 3, cost_usd: 0.01 };

let database: TestDatabase;
let world: RunWorld;
let blobFolder: BlobFolder;
let pool: CpuPool;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRunWorld(database.orm);
  blobFolder = createBlobFolder();
  pool = new CpuPool({ threads: 1 });
});
afterAll(async () => {
  await pool.close();
  blobFolder.remove();
  await database.drop();
});

function activitiesUnderTest() {
  const rows = new BlobsRepository(database.orm);
  const blobs = new RunBlobs(blobFolder.store, rows);
  const ledger = new LlmLedgerRepository(database.orm);
  const llm = { model: 'm', extract: async () => ({ fields: [], usage: USAGE }) };
  return {
    ...createDocumentCpuActivities({
      blobs,
      pool,
      ledger,
      limits: { pagesMax: 10, pixelsMax: 1e7 },
      modelFiles: { locate: async () => null },
      models: new ModelsRepository(database.orm),
    }),
    ...createDocumentIoActivities({
      blobs,
      llm,
      newLlm: null,
      ledger,
      limits: { usdPerRunMax: null, usdPerDayMax: null },
    }),
    ...createSpineActivities({ progress: world.progress, blobStore: blobFolder.store, cacheTtlSeconds: 60 }),
  };
}

/** Runs the activity twice with the same arguments, as two attempts; compares all that it leaves behind. */
async function twice<Arguments extends unknown[], Result>(
  activity: (...args: Arguments) => Promise<Result>,
  ...args: Arguments
): Promise<Result> {
  const first = await environment(1).run(activity, ...args);
  const left = await everything();
  const second = await environment(2).run(activity, ...args);
  expect(second).toEqual(first);
  expect(await everything()).toEqual(left);
  return second as Result;
}

function environment(attempt: number): MockActivityEnvironment {
  const deps = { progress: world.progress, operations: { log: () => {} }, logger, worker: 'test' };
  const recorder = (context: Context) => ({ inbound: new ActivityRecorder(deps, context) });
  return new MockActivityEnvironment({ attempt }, { interceptors: [recorder] });
}

/** All rows but the age of blobs, which a second put renews on purpose, and all bytes. */
async function everything(): Promise<unknown> {
  const tables = ['runs', 'run_stages', 'run_events', 'run_blobs', 'result_cache', 'blobs'];
  const rows = tables.map(async (table) => {
    const result = await database.pool.query<{ row: string }>(
      `select (to_jsonb(t) - case when '${table}' = 'blobs' then 'created_at' else '' end)::text as row from ${table} t order by 1`,
    );
    return [table, result.rows.map(({ row }) => row)];
  });
  return [...(await Promise.all(rows)), await blobFolder.hashes()];
}

const end = (run: RunRow) => ({ runId: run.id, runAttempt: run.attempt });
const error = { code: 'DOCUMENT_UNREADABLE', details: { reason: 'cut off' }, stage: 'read' } as const;

it('every activity of a whole run leaves the same, called once or twice', async () => {
  const activities = activitiesUnderTest();
  const bytes = textPdf([['Invoice 1', 'Total: 12.50'], ['Thank you']]);
  const blob = await blobFolder.store.putBytes(bytes, 'application/pdf');
  const run = await world.submit({ input: blob });

  const { pages } = await twice(activities.inspectDocument, stageContext(run, 'inspect'), { blob, pages: null });
  expect(pages).toHaveLength(2);
  const texts: BlobRef[] = [];
  for (const [part, page] of pages.entries()) {
    const context = stageContext(run, 'read', { part, parts: pages.length });
    texts.push(await twice(activities.readPage, context, { blob, page, engine: 'ppocr', languages: ['en'] }));
  }
  const layout = await twice(activities.layOutPages, stageContext(run, 'layout'), { texts });
  const extraction = { layout, schema: 'invoice' as const };
  const outcome = await twice(activities.extractFieldsLocally, stageContext(run, 'extract'), extraction);
  await twice(activities.completeRun, { ...end(run), outcome });

  expect(await world.row(run.id)).toMatchObject({ status: 'completed', completedTasks: 4, costUsd: 0 });
  expect((await world.events(run.id)).types.filter((type) => type === 'task_completed')).toHaveLength(4);

  const other = await world.submit({ input: blob });
  await twice(activities.extractFieldsWithLlm, stageContext(other, 'extract'), extraction);
});

it('a run fails and is cancelled once, however often it is said', async () => {
  const activities = activitiesUnderTest();
  const [failed, cancelled] = [await world.submit(), await world.submit()];
  await twice(activities.failRun, { ...end(failed), error });
  await twice(activities.cancelRun, { ...end(cancelled), error });
  expect((await world.events(failed.id)).types).toEqual(['run_queued', 'task_failed', 'run_failed']);
  expect((await world.events(cancelled.id)).types).toEqual(['run_queued', 'run_cancelled']);
});
