import { createRunStarter } from '../../activities/spine/run-starter';
import { documents } from '../../contracts/documents/definition';
import { runWorkflowId } from '../../contracts/workflow-ids';
import type { BatchRow } from '../../db/repositories/batches';
import { batchSystem, type BatchSystemOptions, type Moment, until } from '../factories/batch-system';
import { type BatchWorld, createBatchWorld, fileItem } from '../factories/batches';
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

/** Nothing of the batch is left over: no item that waits, no run that is held, no workflow that runs. */
async function expectNothingLeft(batch: BatchRow): Promise<void> {
  const items = await world.items(batch.id);
  expect(items.filter(({ status }) => ['fetching', 'queued', 'running'].includes(status))).toEqual([]);
  for (const { runId } of items) {
    if (runId === null) continue;
    const run = await world.row(runId);
    expect(run.held && run.status === 'queued').toBe(false);
    await until(async () => {
      const description = await servers.temporal.client.workflow
        .getHandle(runWorkflowId(run))
        .describe()
        .catch(() => null);
      return description?.status.name !== 'RUNNING';
    });
  }
}

describe('pausing', () => {
  it('admits nothing until it is resumed, while runs in work go on to their end', async () => {
    const release = deferred();
    const batches = system({
      window: 2,
      documents: {
        layOutPages: async () => {
          await release.promise;
          return blobRef('layout', 'application/json');
        },
      },
    });
    const batch = await world.submitBatch(files(6));
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await batches.fake.called('layOutPages', 2);
      expect(await batches.update(batch, 'pause')).toBe('paused');
      expect(await statusOf(batch)).toBe('paused');
      release.resolve();
      await until(async () => (await world.batch(batch.id)).counts.completed === 2);
      const looks = batches.calls.length;
      await handle.signal('runEnded');
      await until(() => batches.calls.length >= looks + 2 || batches.calls.length > looks);
      expect(batches.fake.of('inspectDocument')).toHaveLength(2);
      expect(await handle.query('progress')).toMatchObject({ status: 'paused' });
      expect(await batches.update(batch, 'resume')).toBe('running');
      await handle.result();
    });
    expect((await world.batch(batch.id)).counts).toMatchObject({ completed: 6 });
  });

  it('is the same however often it is asked for, and refused once the batch is being cancelled', async () => {
    const batches = system({ documents: { readPage: untilCancelled } });
    const batch = await world.submitBatch(files(2));
    await batches.withWorkers(async () => {
      await batches.start(batch);
      await batches.fake.called('readPage');
      expect(await batches.update(batch, 'pause')).toBe('paused');
      expect(await batches.update(batch, 'pause')).toBe('paused');
      expect(await batches.update(batch, 'cancel')).toBe('cancelling');
      for (const update of ['pause', 'resume'] as const) {
        await expect(batches.update(batch, update)).rejects.toMatchObject({
          cause: { type: 'BATCH_FINISHED', details: [{ batchId: batch.id }] },
        });
      }
      await batches.handle(batch).result();
    });
    expect(await statusOf(batch)).toBe('cancelled');
  });

  it('does as the last of many orders by two operators at once says, in the row and in the workflow', async () => {
    const batches = system({ documents: { readPage: untilCancelled } });
    const batch = await world.submitBatch(files(2));
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      const orders = Array.from({ length: 20 }, (_, turn) =>
        batches.update(batch, turn % 2 === 0 ? 'pause' : 'resume'),
      );
      for (const status of await Promise.all(orders)) expect(['paused', 'running']).toContain(status);
      const { status } = await handle.query<{ status: string }>('progress');
      expect(status).toBe(await statusOf(batch));
      await Promise.all([batches.update(batch, 'cancel'), batches.update(batch, 'cancel')]);
      await handle.result();
    });
    expect(await statusOf(batch)).toBe('cancelled');
  });
});

const MOMENTS: [Moment, times: number][] = [
  ['before advanceBatch', 1],
  ['after advanceBatch', 1],
  ['before advanceBatch', 2],
  ['after advanceBatch', 2],
  ['before advanceBatch', 3],
  ['before finishBatch', 1],
  ['after finishBatch', 1],
];

describe.each(MOMENTS)('an order that comes %s for the %i. time', (moment, times) => {
  it('cancels the batch in good order', async () => {
    const batch = await world.submitBatch(files(5));
    const batches = system({
      window: 2,
      at: async (now, time) => {
        if (now === moment && time === times) await tried(batches.update(batch, 'cancel'));
      },
    });
    await batches.withWorkers(async () => {
      await batches.run(batch);
      await expectNothingLeft(batch);
    });
    const { status, counts } = await world.batch(batch.id);
    expect(status).toBe(moment.endsWith('finishBatch') && counts.completed === 5 ? status : 'cancelled');
    expect(counts.completed + counts.cancelled).toBe(5);
  });

  it('pauses the batch, which ends well when it is resumed', async () => {
    const batch = await world.submitBatch(files(5));
    let pausedWith = -1;
    const batches = system({
      window: 2,
      at: async (now, time) => {
        if (now !== moment || time !== times) return;
        await tried(batches.update(batch, 'pause'));
        pausedWith = batches.fake.of('inspectDocument').length;
      },
    });
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await until(() => pausedWith >= 0);
      await tried(batches.update(batch, 'resume'));
      await handle.result();
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 5 } });
    expect(batches.fake.of('completeRun')).toHaveLength(5);
  });
});

describe('cancelling', () => {
  it('ends runs in work through their workflows, and held ones in their rows', async () => {
    const batches = system({ window: 2, documents: { readPage: untilCancelled } });
    const batch = await world.submitBatch(files(6));
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await batches.fake.called('readPage', 2);
      expect(await batches.update(batch, 'cancel')).toBe('cancelling');
      await handle.result();
      await expectNothingLeft(batch);
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'cancelled', counts: { cancelled: 6 } });
    expect(batches.fake.of('cancelRun')).toHaveLength(2);
    for (const runId of await world.runIds(batch.id)) {
      expect((await world.events(runId)).types.at(-1)).toBe('run_cancelled');
      expect(new Set((await world.runs.stages(runId)).map(({ status }) => status))).toEqual(new Set(['cancelled']));
    }
  });

  it('cancels a paused batch', async () => {
    const batches = system();
    const batch = await world.submitBatch(files(3));
    await batches.withWorkers(async () => {
      await world.batchProgress.steer({ batchId: batch.id, attempt: 1 }, 'pause');
      const handle = await batches.start(batch);
      await until(async () => (await handle.query<{ status: string }>('progress')).status === 'paused');
      await batches.update(batch, 'cancel');
      await handle.result();
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'cancelled', counts: { cancelled: 3 } });
  });

  it('leaves runs alone that another batch or a person needs; a retry takes them up again', async () => {
    const release = deferred();
    const batches = system({
      window: 10,
      documents: {
        layOutPages: async () => {
          await release.promise;
          return blobRef('layout', 'application/json');
        },
      },
    });
    const [shared, single, own] = [fileItem(), fileItem(), fileItem()];
    const batch = await world.submitBatch([shared, single, own]);
    const other = await world.submitBatch([shared]);
    const [sharedRun = '', singleRun = '', ownRun = ''] = await world.runIds(batch.id);
    await world.runs.release(singleRun, 2);
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await batches.start(other);
      await batches.fake.called('layOutPages', 2);
      await batches.update(batch, 'cancel');
      await handle.result();
      expect(await world.batch(batch.id)).toMatchObject({ status: 'cancelled', counts: { cancelled: 3 } });
      expect((await world.row(sharedRun)).status).toBe('queued');
      expect((await world.row(singleRun)).status).toBe('queued');
      expect((await world.row(ownRun)).status).toBe('cancelled');
      release.resolve();
      await batches.handle(other).result();
      expect(await world.batch(other.id)).toMatchObject({ status: 'completed', counts: { completed: 1 } });
      const retried = await world.batches.retryFailed(batch.id, documents.stages);
      expect((await world.row(singleRun)).held).toBe(false);
      await startSingly(singleRun);
      await batches.run(retried!);
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'completed', counts: { completed: 3 } });
    expect(await world.runIds(batch.id)).toEqual([sharedRun, singleRun, ownRun]);
  });

  it('is what a cancellation in the Web UI does, too', async () => {
    const batches = system({ window: 2, documents: { readPage: untilCancelled } });
    const batch = await world.submitBatch(files(4));
    await batches.withWorkers(async () => {
      const handle = await batches.start(batch);
      await batches.fake.called('readPage', 2);
      await handle.cancel();
      await tried(handle.result());
      expect((await handle.describe()).status.name).toBe('CANCELLED');
      await expectNothingLeft(batch);
    });
    expect(await world.batch(batch.id)).toMatchObject({ status: 'cancelled', counts: { cancelled: 4 } });
  });
});

/** As a submission does that joins the run. */
async function startSingly(runId: string): Promise<void> {
  const run = await world.row(runId);
  if (run.status === 'queued') await createRunStarter(servers.temporal.client).start(run);
}

/** An order may come too late. */
async function tried(order: Promise<unknown>): Promise<void> {
  await order.catch(() => {});
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
