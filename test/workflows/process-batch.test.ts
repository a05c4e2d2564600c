import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { BatchReconciler } from '../../activities/spine/batch-reconciler';
import { createBatchStarter } from '../../activities/spine/batch-starter';
import { documents } from '../../contracts/documents/definition';
import { runWorkflowId } from '../../contracts/workflow-ids';
import type { BatchRow } from '../../db/repositories/batches';
import { batchSystem, type BatchSystemOptions, until } from '../factories/batch-system';
import { type BatchWorld, createBatchWorld, fileItem, rejectedItem, urlItem } from '../factories/batches';
import { untilCancelled } from '../factories/fake-documents';
import { blobRef } from '../factories/runs';
import { serversOfFile } from '../setup/servers-of-file';

const servers = serversOfFile();
let world: BatchWorld;

beforeEach(async () => {
  world = await createBatchWorld(servers.database.orm);
});

const system = (options?: BatchSystemOptions) => batchSystem({ world, temporal: servers.temporal }, options);
const files = (count: number) => Array.from({ length: count }, () => fileItem());
const statusOf = async ({ id }: BatchRow) => (await world.batch(id)).status;
const permanent = () => Promise.reject(ApplicationFailure.nonRetryable('broken', 'DOCUMENT_UNREADABLE', {}));

describe('a batch that goes well', () => {
  it('runs each file once, never more at once than its window holds', async () => {
    let atWork = 0;
    let most = 0;
    const batches = system({
      window: 3,
      documents: {
        inspectDocument: async () => {
          most = Math.max(most, (atWork += 1));
          return { pages: [{ page: 1, width: 8, height: 6, hasText: false }] };
        },
        completeRun: async ({ runId, runAttempt }) => {
          atWork -= 1;
          await world.progress.completed({ runId, runAttempt, result: {}, costUsd: 0, cacheTtlSeconds: 60 });
        },
      },
    });
    const batch = await world.submitBatch([...files(10), rejectedItem()]);
    await batches.withWorkers(() => batches.run(batch));
    const { status, counts, endedAt } = await world.batch(batch.id);
    expect({ status, counts }).toMatchObject({ status: 'completed', counts: { total: 11, completed: 10, failed: 1 } });
    expect(endedAt).not.toBeNull();
    expect(batches.fake.of('completeRun')).toHaveLength(10);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('ends at once where the cache answers all', async () => {
    const run = await world.submit();
    await world.complete(run);
    const batch = await world.submitBatch([fileItem(run.fingerprint), rejectedItem()]);
    const batches = system();
    await batches.withWorkers(() => batches.run(batch));
    expect(batches.calls).toEqual(['advanceBatch', 'finishBatch']);
    expect(await statusOf(batch)).toBe('completed');
  });

  it('comes through where every nudge is lost', async () => {
    const batches = system({ window: 2, nudges: false });
    const batch = await world.submitBatch(files(6));
    await batches.withWorkers(() => batches.run(batch));
    expect((await world.batch(batch.id)).counts).toMatchObject({ completed: 6 });
  });

  it('can be found and read in the Web UI: attributes, summary, table of counts, handlers, steps', async () => {
    const batches = system();
    const batch = await world.submitBatch(files(2), { name: 'March' });
    const handle = await batches.withWorkers(async () => {
      const started = await batches.run(batch);
      const metadata = await started.query<Metadata>('__temporal_workflow_metadata');
      expect(metadata.currentDetails).toContain('Batch is **completed**.');
      expect(metadata.currentDetails).toContain('| completed | 2 |');
      const { queryDefinitions, signalDefinitions, updateDefinitions } = metadata.definition;
      for (const [name, definitions] of [
        ['progress', queryDefinitions],
        ['runEnded', signalDefinitions],
        ['pause', updateDefinitions],
        ['resume', updateDefinitions],
        ['cancel', updateDefinitions],
      ] as const) {
        expect(definitions.find((definition) => definition.name === name)?.description).toMatch(/\w/);
      }
      return started;
    });
    const description = await handle.describe();
    expect(description.workflowId).toBe(`documents/batch/${batch.id.slice(0, 13)}-1`);
    expect(await description.staticSummary()).toBe('documents · 2 files · March');
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a plain object is easier to compare.
    expect(description.searchAttributes).toMatchObject({
      Pipeline: ['documents'],
      RunKind: ['batch'],
      BatchId: [batch.id],
      Tenant: [batch.projectId],
      ItemCount: [2],
    });
    const [runId = ''] = await world.runIds(batch.id);
    const run = await servers.temporal.client.workflow.getHandle(runWorkflowId(await world.row(runId))).describe();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above.
    expect(run.searchAttributes).toMatchObject({ BatchId: [batch.id] });
  });
});

interface Metadata {
  currentDetails?: string;
  definition: Record<
    'queryDefinitions' | 'signalDefinitions' | 'updateDefinitions',
    { name: string; description?: string }[]
  >;
}

describe('a batch in which items fail', () => {
  it('completes with the others, and a retry runs the failed ones alone', async () => {
    let isBroken = true;
    const broken = new Set<string>();
    const batches = system({
      documents: {
        inspectDocument: async (_stage, { blob }) =>
          isBroken && broken.has(blob.sha256)
            ? permanent()
            : { pages: [{ page: 1, width: 8, height: 6, hasText: false }] },
      },
    });
    const items = files(10);
    for (const { input } of items.slice(0, 3)) broken.add(input?.sha256 ?? '');
    const batch = await world.submitBatch(items);
    await batches.withWorkers(async () => {
      await batches.run(batch);
      expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 7, failed: 3 } });
      isBroken = false;
      const retried = await world.batches.retryFailed(batch.id, documents.stages);
      await batches.run(retried!);
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', attempt: 2, counts: { completed: 10 } });
    expect(batches.fake.of('inspectDocument')).toHaveLength(13);
  });
});

describe('going on as a new execution', () => {
  it('forgets nothing: not what is admitted, nor that it is paused', async () => {
    const batches = system({ window: 2, nudges: false });
    const batch = await world.submitBatch(files(8));
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch, { looksMax: 2 });
      await until(() => batches.fake.of('completeRun').length >= 2);
      expect(await batches.update(batch, 'pause')).toBe('paused');
      const looks = batches.calls.length;
      for (let nudge = 0; nudge < 6; nudge += 1) {
        const seen = batches.calls.length;
        await batches.handle(batch).signal('runEnded');
        await until(() => batches.calls.length > seen);
      }
      expect(batches.calls.length).toBeGreaterThan(looks + 4);
      expect(await batches.handle(batch).query('progress')).toMatchObject({ status: 'paused' });
      expect(await batches.update(batch, 'resume')).toBe('running');
      await batches.handle(batch).result();
      const metadata = await batches.handle(batch).query<Metadata>('__temporal_workflow_metadata');
      expect(metadata.currentDetails).toContain('documents · 8 files · receipts');
      const first = await servers.temporal.client.workflow
        .getHandle(handle.workflowId, handle.firstExecutionRunId)
        .describe();
      expect(first.status.name).toBe('CONTINUED_AS_NEW');
      const last = await batches.handle(batch).describe();
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- a plain object is easier to compare.
      expect(last.searchAttributes).toMatchObject({ BatchId: [batch.id] });
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 8 } });
    expect(batches.fake.of('completeRun')).toHaveLength(8);
  });

  it('loses no order of many that come in the meantime', async () => {
    const batches = system({ window: 1, documents: { readPage: untilCancelled } });
    const batch = await world.submitBatch(files(3));
    await batches.withWorkers(async () => {
      await batches.start(batch, { looksMax: 1 });
      for (let turn = 0; turn < 6; turn += 1) {
        expect(await batches.update(batch, 'pause')).toBe('paused');
        expect(await batches.update(batch, 'resume')).toBe('running');
      }
      await batches.update(batch, 'cancel');
      await batches.handle(batch).result();
    });
    expect(await statusOf(batch)).toBe('cancelled');
  });
});

describe('when something dies', () => {
  it('starts a run once, though the worker died before it could note that', async () => {
    let deaths = 2;
    const batches = system({
      beforeAdmission: async () => {
        if (deaths-- > 0) throw ApplicationFailure.retryable('the worker died');
      },
    });
    const batch = await world.submitBatch(files(3));
    await batches.withWorkers(() => batches.run(batch));
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 3 } });
    expect(batches.fake.of('inspectDocument')).toHaveLength(3);
  });

  it('goes on where it stopped, when its workflow was never started, or was ended from outside', async () => {
    const batches = system({ window: 1 });
    const batch = await world.submitBatch(files(4));
    const reconciler = new BatchReconciler({
      batches: world.batchProgress,
      starter: createBatchStarter(servers.temporal.client),
    });
    const standStill = () =>
      servers.database.orm.execute(sql`update batches set updated_at = now() - interval '1 hour'`);
    expect(await reconciler.startMissing()).toBe(0);
    await standStill();
    expect(await reconciler.startMissing()).toBe(1);
    await batches.withWorkers(async () => {
      await batches.fake.called('completeRun', 1);
      await batches.handle(batch).terminate();
      await standStill();
      await reconciler.startMissing();
      expect((await world.batch(batch.id)).attempt).toBe(2);
      await batches.handle({ ...batch, attempt: 2 }).result();
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 4 } });
    expect(batches.fake.of('completeRun')).toHaveLength(4);
    await standStill();
    expect(await reconciler.startMissing()).toBe(0);
  });

  it('does nothing of a batch that is gone', async () => {
    const batches = system();
    const batch = { ...(await world.submitBatch([rejectedItem()])), id: randomUUID() };
    await batches.withWorkers(() => batches.run(batch));
    expect(batches.calls).toEqual(['advanceBatch']);
  });
});

describe('addresses', () => {
  it('are fetched page by page while files run, not while the batch is paused, and no more once it is cancelled', async () => {
    const fetched: number[] = [];
    const fetchInputs = async (key: { batchId: string; attempt: number }) => {
      const [item] = await world.batchProgress.unfetched(key.batchId, 1);
      if (!item) return;
      fetched.push(item.position);
      const input = blobRef(item.url);
      await world.batchProgress.fetched(key, item, {
        input,
        fingerprint: input.sha256,
        models: {},
        stages: documents.stages,
      });
    };
    const addresses = Array.from({ length: 5 }, () => urlItem(`https://a.example/${randomUUID()}`));
    const batch = await world.submitBatch([fileItem(), ...addresses]);
    const batches = system({
      fetchInputs,
      at: async (moment, times) => {
        if (moment === 'after fetchInputs' && times === 2) await batches.update(batch, 'pause');
      },
    });
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await until(async () => (await statusOf(batch)) === 'paused');
      await until(async () => (await world.batch(batch.id)).counts.completed >= 1);
      await handle.signal('runEnded');
      expect(fetched).toEqual([1, 2]);
      await batches.update(batch, 'resume');
      await until(() => fetched.length >= 3);
      await batches.update(batch, 'cancel');
      await handle.result();
    });
    const { status, counts } = await world.batch(batch.id);
    expect(status).toBe('cancelled');
    expect(counts.completed + counts.cancelled).toBe(6);
    expect(fetched.length).toBeLessThan(5);
  });

  it('are given up at once where the batch is cancelled while one is slow', async () => {
    const batch = await world.submitBatch([urlItem('https://slow.example/')]);
    const batches = system({ fetchInputs: untilCancelled });
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await until(() => batches.calls.includes('fetchInputs'));
      await batches.update(batch, 'cancel');
      await handle.result();
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'cancelled', counts: { cancelled: 1 } });
  });
});
