import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { RetrainReconciler } from '../../../activities/loop/retrain-reconciler';
import { createRetrainStarter } from '../../../activities/loop/retrain-starter';
import { BatchReconciler } from '../../../activities/spine/batch-reconciler';
import { createBatchStarter } from '../../../activities/spine/batch-starter';
import { ExperimentReconciler } from '../../../activities/spine/experiment-reconciler';
import { createMaintenanceActivities } from '../../../activities/spine/maintenance';
import { createRunStarter } from '../../../activities/spine/run-starter';
import { createSweepActivities } from '../../../activities/spine/sweep';
import { documents } from '../../../contracts/documents/definition';
import { retrainWorkflowId, runWorkflowId } from '../../../contracts/workflow-ids';
import { AuditLogRepository } from '../../../db/repositories/audit-log';
import { BatchProgressRepository } from '../../../db/repositories/batch-progress';
import { BatchesRepository } from '../../../db/repositories/batches';
import { BlobsRepository } from '../../../db/repositories/blobs';
import { ExperimentsRepository } from '../../../db/repositories/experiments';
import { IdempotencyRepository } from '../../../db/repositories/idempotency';
import { LlmLedgerRepository } from '../../../db/repositories/llm-ledger';
import { OperationLogRepository } from '../../../db/repositories/operation-log';
import { PastCredentials } from '../../../db/repositories/past-credentials';
import { RetrainsRepository } from '../../../db/repositories/retrains';
import type { RunRow } from '../../../db/repositories/runs';
import { SessionsRepository } from '../../../db/repositories/sessions';
import { SignInLinksRepository } from '../../../db/repositories/sign-in-links';
import { type BlobFolder, createBlobFolder } from '../../factories/blob-folder';
import { createRunWorld, operation, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { connectTestTemporal, type TemporalUnderTest } from '../../setup/temporal';

let database: TestDatabase;
let temporal: TemporalUnderTest;
let world: RunWorld;
let blobFolder: BlobFolder;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  database = await createTestDatabase();
  world = await createRunWorld(database.orm);
  blobFolder = createBlobFolder();
});
afterEach(async () => {
  blobFolder.remove();
  await database.drop();
});

const maintenance = () =>
  createMaintenanceActivities({
    runs: world.runs,
    progress: world.progress,
    operations: new OperationLogRepository(database.orm),
    pastCredentials: new PastCredentials(database.orm),
    idempotency: new IdempotencyRepository(database.orm),
    llmLedger: new LlmLedgerRepository(database.orm),
    batches: new BatchesRepository(database.orm),
    batchReconciler: new BatchReconciler({
      batches: new BatchProgressRepository(database.orm),
      starter: createBatchStarter(temporal.client),
    }),
    retrainReconciler: new RetrainReconciler({
      retrains: new RetrainsRepository(database.orm),
      starter: createRetrainStarter(temporal.client),
    }),
    experimentReconciler: new ExperimentReconciler({
      experiments: new ExperimentsRepository(database.orm),
      client: temporal.client,
    }),
    starter: createRunStarter(temporal.client),
    retentionDays: 30,
  });
const sweep = () => createSweepActivities({ blobs: new BlobsRepository(database.orm), blobStore: blobFolder.store });
const standStill = () => database.orm.execute(sql`update runs set updated_at = now() - interval '1 hour'`);
const NOTHING = { looked: 0, started: 0, lost: 0, batches: 0, retrains: 0, experiments: 0 };
const workflowOf = (run: RunRow) => temporal.client.workflow.getHandle(runWorkflowId(run));

describe('runs that stand still', () => {
  it('are started where their workflow is missing, once however often one looks', async () => {
    const run = await world.submit();
    await standStill();
    expect(await maintenance().reconcileStaleRuns()).toEqual({ ...NOTHING, looked: 1, started: 1 });
    const { runId } = await workflowOf(run).describe();
    expect(await maintenance().reconcileStaleRuns()).toEqual(NOTHING);
    await standStill();
    await maintenance().reconcileStaleRuns();
    expect((await workflowOf(run).describe()).runId).toBe(runId);
    expect((await world.row(run.id)).status).toBe('queued');
  });

  it('fail as lost where their workflow was ended from outside, and can be retried', async () => {
    const run = await world.submit();
    await createRunStarter(temporal.client).start(run);
    await workflowOf(run).terminate();
    await standStill();
    expect(await maintenance().reconcileStaleRuns()).toEqual({ ...NOTHING, looked: 1, lost: 1 });
    expect(await world.row(run.id)).toMatchObject({ status: 'failed', error: { code: 'RUN_LOST' } });
    const retried = await world.runs.resubmit(run.id, documents.stages);
    expect(retried && (await createRunStarter(temporal.client).start(retried))).toBe('started');
  });

  it('are left alone while they move, and when they have ended', async () => {
    await world.submit();
    await world.complete(await world.submit());
    expect(await maintenance().reconcileStaleRuns()).toEqual(NOTHING);
  });
});

describe('retrains whose workflow is missing', () => {
  const retrains = () => new RetrainsRepository(database.orm);
  const begin = async () => {
    const asked = { slot: 'documents/reader', cause: 'person', reason: 'asked for', promotion: 'at_once' } as const;
    const retrain = await retrains().start({ id: randomUUID(), ...asked, requestedBy: world.owner.id });
    const workflow = temporal.client.workflow.getHandle(retrainWorkflowId(retrain.slot, retrain.id));
    return { retrain, workflow };
  };
  const waitAMinute = () => database.orm.execute(sql`update retrains set started_at = now() - interval '2 minutes'`);

  it('are started, once however often one looks, and not while whoever made the row may still do it', async () => {
    const { retrain, workflow } = await begin();
    expect(await maintenance().reconcileStaleRuns()).toMatchObject({ retrains: 0 });
    await waitAMinute();
    expect(await maintenance().reconcileStaleRuns()).toMatchObject({ retrains: 1 });
    const { runId } = await workflow.describe();
    await maintenance().reconcileStaleRuns();
    expect(await workflow.describe()).toMatchObject({ runId, type: 'retrain' });
    expect(await retrains().find(retrain.id)).toMatchObject({ endedAt: null });
  });

  it('end as lost where it was ended from outside, so that the slot can be trained again', async () => {
    const { retrain, workflow } = await begin();
    await createRetrainStarter(temporal.client).start(retrain);
    await workflow.terminate();
    await waitAMinute();
    await maintenance().reconcileStaleRuns();
    expect(await retrains().find(retrain.id)).toMatchObject({ state: 'failed', error: { code: 'RETRAIN_LOST' } });
    expect((await begin()).retrain.id).not.toBe(retrain.id);
  });
});

describe('retention', () => {
  it('removes runs, cache entries and operations that are past it, and nothing twice', async () => {
    const [old, fresh, active] = [await world.submit(), await world.submit(), await world.submit()];
    await world.complete(old);
    await world.complete(fresh, {}, 0);
    const month = sql`now() - interval '31 days'`;
    await database.orm.execute(sql`update runs set ended_at = ${month} where id = ${old.id}`);
    const operations = new OperationLogRepository(database.orm);
    await operations.append([operation(), operation({ at: new Date(Date.now() - 31 * 86_400_000) })]);
    expect(await maintenance().removeExpired()).toMatchObject({ runs: 1, cacheEntries: 1, operations: 1 });
    expect(await maintenance().removeExpired()).toMatchObject({ runs: 0, cacheEntries: 0, operations: 0 });
    const left = await world.runs.list({ projectId: world.owner.projectId }, { limit: 10 });
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([fresh.id, active.id]));
  });

  it('removes sessions and links that ended before it and audit entries older than it; the others stay', async () => {
    const { id: principalId } = world.owner;
    const origin = { userAgent: '', address: '' };
    const sessions = new SessionsRepository(database.orm);
    const live = await sessions.open({ principalId, scopes: null, seconds: 60, endsBefore: null }, origin);
    const over = await sessions.open({ principalId, scopes: null, seconds: 60, endsBefore: null }, origin);
    await new SignInLinksRepository(database.orm).create(principalId, 60);
    const month = sql`now() - interval '31 days'`;
    await database.orm.execute(sql`update sessions set expires_at = ${month} where id = ${over.id}`);
    await database.orm.execute(sql`update sign_in_links set expires_at = ${month}`);
    const entry = { action: 'signIn', target: '/', outcome: 'done', status: 200, requestId: 'a', address: '' } as const;
    const audit = new AuditLogRepository(database.orm);
    await audit.append([
      { ...entry, at: new Date() },
      { ...entry, at: new Date(Date.now() - 31 * 86_400_000) },
    ]);
    expect(await maintenance().removeExpired()).toMatchObject({ sessions: 1, signInLinks: 1, auditEntries: 1 });
    expect(await sessions.authenticate(live.id, principalId)).toBeDefined();
    expect(await audit.list({ projectId: world.owner.projectId }, { limit: 10 })).toHaveLength(1);
  });

  it('sweeps old bytes that nobody holds; held and young ones stay', async () => {
    const put = (text: string) => blobFolder.store.putBytes(Buffer.from(text), 'text/plain');
    const [held, released, stray, young] = [
      await put('held'),
      await put('released'),
      await put('stray'),
      await put('young'),
    ];
    const rows = new BlobsRepository(database.orm);
    const run = await world.submit({ input: held });
    for (const blob of [held, released]) await rows.hold(blob, { projectId: run.projectId, ownerId: null });
    await database.orm.execute(sql`update blobs set created_at = now() - interval '2 days'`);
    for (const blob of [held, released, stray]) blobFolder.age(blob.sha256);
    expect(await sweep().sweepBlobs()).toMatchObject({ deleted: 2 });
    expect(await sweep().sweepBlobs()).toMatchObject({ deleted: 0 });
    expect(await blobFolder.hashes()).toEqual([held.sha256, young.sha256].toSorted());
  });
});
