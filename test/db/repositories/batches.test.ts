import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { documents } from '../../../contracts/documents/definition';
import {
  type BatchWorld,
  createBatchWorld,
  fileItem,
  keyOf,
  newBatch,
  rejectedItem,
  urlItem,
} from '../../factories/batches';
import { stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let world: BatchWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createBatchWorld(database.orm);
});

const error = { code: 'DOCUMENT_ENCRYPTED', details: {}, stage: 'inspect' } as const;
const end = (run: { id: string; attempt: number }) => ({ runId: run.id, runAttempt: run.attempt });
const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}-${randomUUID()}`);

async function start(runId: string): Promise<void> {
  const run = await world.row(runId);
  await world.progress.stageStarted(stageContext(run, 'inspect'), { attempt: 1, worker: 'test' });
}
async function complete(runId: string): Promise<void> {
  await world.complete(await world.row(runId));
}
async function fail(runId: string): Promise<void> {
  await world.progress.failed({ ...end(await world.row(runId)), error });
}
/** Ends the batch as its workflow does. */
async function finish(batch: { id: string; attempt: number }): Promise<void> {
  await world.batchProgress.finish(keyOf(batch));
}

describe('submitting', () => {
  it('writes items in their order, each with its held run, its stages, its input and its first event', async () => {
    const fingerprints = names(3);
    const { batch, runIds } = await world.batches.create(
      newBatch(world.owner, { items: fingerprints.map((fingerprint) => fileItem(fingerprint)) }),
      documents.stages,
    );
    expect(await world.runIds(batch.id)).toEqual(runIds);
    expect((await world.items(batch.id)).map(({ name }) => name)).toEqual(fingerprints.map((name) => `${name}.png`));
    for (const [index, id] of runIds.entries()) {
      const run = await world.row(id ?? '');
      expect(run).toMatchObject({ held: true, batchId: batch.id, status: 'queued', fingerprint: fingerprints[index] });
      expect(run).toMatchObject({ totalTasks: 4, priority: 4, options: { ocr_engine: 'ppocr' } });
      expect((await world.runs.stages(run.id)).map(({ name }) => name)).toEqual(
        documents.stages.map(({ name }) => name),
      );
      expect(await world.events(run.id)).toEqual({ types: ['run_queued'], seqs: [1] });
      const held = sql`select sha256 from run_blobs where run_id = ${run.id} and role = 'input'`;
      expect((await database.orm.execute(held)).rows).toEqual([{ sha256: run.input.sha256 }]);
    }
    expect((await world.batch(batch.id)).counts).toMatchObject({ total: 3, queued: 3, running: 0 });
  });

  it('makes one run of the same file 500 times, named as its first item', async () => {
    const fingerprint = randomUUID();
    const items = Array.from({ length: 500 }, (_, index) => fileItem(fingerprint, `${index}.png`));
    const batch = await world.submitBatch(items);
    const [runId, ...others] = new Set(await world.runIds(batch.id));
    expect(others).toEqual([]);
    expect(await world.row(runId ?? '')).toMatchObject({ inputName: '0.png' });
    expect((await world.batch(batch.id)).counts).toMatchObject({ total: 500, queued: 500 });
    await complete(runId ?? '');
    expect((await world.batch(batch.id)).counts).toMatchObject({ total: 500, completed: 500, cached: 0 });
  });

  it('takes 5,000 files, with one run for each', async () => {
    const batch = await world.submitBatch(names(5_000).map((name) => fileItem(name)));
    expect(new Set(await world.runIds(batch.id)).size).toBe(5_000);
  });

  it('answers from the cache, unless told not to', async () => {
    const run = await world.submit();
    await world.complete(run);
    const used = await world.submitBatch([fileItem(run.fingerprint), fileItem()]);
    expect(await world.items(used.id)).toMatchObject([
      { runId: run.id, cached: true, status: 'completed' },
      { cached: false, status: 'queued' },
    ]);
    expect((await world.batch(used.id)).counts).toMatchObject({ completed: 1, cached: 1, queued: 1 });
    const bypassed = await world.submitBatch([fileItem(run.fingerprint)], { cache: 'bypass' });
    expect(await world.items(bypassed.id)).toMatchObject([{ cached: false, status: 'queued' }]);
  });

  it('shares runs that are active, of single submissions and of other batches', async () => {
    const single = await world.submit();
    const shared = randomUUID();
    const [first, second] = [
      await world.submitBatch([fileItem(shared)]),
      await world.submitBatch([fileItem(shared), fileItem(single.fingerprint)]),
    ];
    expect(await world.runIds(second.id)).toEqual([...(await world.runIds(first.id)), single.id]);
  });

  it('makes one run of each of 40 equal files that five batches bring at once, in any order', async () => {
    const fingerprints = names(40);
    const batches = await Promise.all(
      Array.from({ length: 5 }, (_, turn) => {
        const turned = [...fingerprints.slice(turn * 7), ...fingerprints.slice(0, turn * 7)];
        return world.submitBatch(turned.map((name) => fileItem(name)));
      }),
    );
    const ids = await Promise.all(batches.map(({ id }) => world.runIds(id)));
    expect(new Set(ids.flat()).size).toBe(40);
  });

  it('keeps rejected items and addresses without a run', async () => {
    const batch = await world.submitBatch([rejectedItem(), urlItem('https://a.example/b.png'), fileItem()]);
    expect(await world.items(batch.id)).toMatchObject([
      { position: 0, status: 'rejected', runId: null, error: { code: 'UPLOAD_EMPTY' } },
      { position: 1, status: 'fetching', runId: null, url: 'https://a.example/b.png', error: null },
      { position: 2, status: 'queued', url: null, error: null },
    ]);
    expect((await world.batch(batch.id)).counts).toMatchObject({ total: 3, queued: 2, failed: 1, rejected: 1 });
  });

  it('writes nothing where it cannot write all', async () => {
    const batch = newBatch(world.owner, { items: [fileItem(), fileItem()], priority: 9 });
    await expect(world.batches.create(batch, documents.stages)).rejects.toThrow();
    expect(await world.runs.list({ projectId: world.owner.projectId }, { limit: 10 })).toEqual([]);
  });
});

describe('reading', () => {
  it('counts each kind of item; the five states add up', async () => {
    const items = [...names(6).map((name) => fileItem(name)), rejectedItem()];
    const batch = await world.submitBatch(items);
    const [a = '', b = '', c = '', d = '', e = ''] = await world.runIds(batch.id);
    await start(a);
    await complete(b);
    await fail(c);
    await world.progress.cancelled({ ...end(await world.row(d)), error });
    await complete(e);
    await world.runs.delete([e]);
    const { counts } = await world.batch(batch.id);
    expect(counts).toEqual({
      total: 7,
      queued: 1,
      running: 1,
      completed: 1,
      failed: 2,
      cancelled: 2,
      cached: 0,
      rejected: 1,
    });
    expect(await world.statuses(batch.id)).toEqual([
      'running',
      'completed',
      'failed',
      'cancelled',
      'removed',
      'queued',
      'rejected',
    ]);
  });

  it('pages items in order, all or of one status', async () => {
    const batch = await world.submitBatch([fileItem(), rejectedItem(), fileItem(), rejectedItem(), fileItem()]);
    const page = (afterPosition: number, status?: 'rejected') =>
      world.batches.items(batch.id, { afterPosition, limit: 2, ...(status ? { status } : {}) });
    const positions = async (...args: Parameters<typeof page>) => (await page(...args)).map(({ position }) => position);
    expect(await positions(-1)).toEqual([0, 1]);
    expect(await positions(3)).toEqual([4]);
    expect(await positions(-1, 'rejected')).toEqual([1, 3]);
    expect(await positions(1, 'rejected')).toEqual([3]);
  });

  it('gives results as the text that was written, and errors of runs and of rejected items', async () => {
    const batch = await world.submitBatch([fileItem(), fileItem(), rejectedItem(), fileItem()]);
    const [a = '', b = ''] = await world.runIds(batch.id);
    const result = { z: '합계', a: [1.5] };
    await world.complete(await world.row(a), result);
    await fail(b);
    expect(await world.batches.results(batch.id, { afterPosition: -1, limit: 10 })).toMatchObject([
      { status: 'completed', resultJson: JSON.stringify(result), error: null },
      { status: 'failed', resultJson: null, error },
      { status: 'rejected', resultJson: null, error: { code: 'UPLOAD_EMPTY' } },
      { status: 'queued', resultJson: null, error: null },
    ]);
  });

  it('lists the batches of a project, newest first, page by page, of one status or all', async () => {
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push((await world.submitBatch([rejectedItem()])).id);
    await finish({ id: made[0] ?? '', attempt: 1 });
    const { projectId } = world.owner;
    const seen: string[] = [];
    let cursor: { createdAt: string; id: string } | undefined;
    for (;;) {
      const page = await world.batches.list({ projectId }, { limit: 2, ...(cursor ? { cursor } : {}) });
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map(({ id }) => id));
      cursor = { createdAt: last.cursorAt, id: last.id };
    }
    expect(seen).toEqual(made.toReversed());
    const [ended] = await world.batches.list({ projectId, status: 'completed' }, { limit: 10 });
    expect(ended).toMatchObject({ id: made[0], ownerName: world.owner.name, counts: { total: 1, failed: 1 } });
    expect(await world.batches.list({ projectId: randomUUID() }, { limit: 10 })).toEqual([]);
  });

  it('shows nothing to another project', async () => {
    const batch = await world.submitBatch([fileItem()]);
    expect(await world.batches.find(batch.id, { projectId: randomUUID() })).toBeUndefined();
  });

  it('tells the whole state of many batches at once, and leaves out what is gone', async () => {
    const [one, two] = [
      await world.submitBatch([rejectedItem(), fileItem()]),
      await world.submitBatch([rejectedItem()]),
    ];
    await finish(two);
    const messages = await world.batches.messagesOf([one.id, two.id, randomUUID()]);
    expect([...messages.keys()].toSorted()).toEqual([one.id, two.id].toSorted());
    expect(messages.get(one.id)).toMatchObject({ type: 'batch_progress', status: 'running', progress: 0.5 });
    expect(messages.get(two.id)).toMatchObject({ type: 'batch_completed', status: 'completed', progress: 1 });
  });
});

describe('retrying', () => {
  it('queues the failed and cancelled runs alone again, held, under their next attempts', async () => {
    const batch = await world.submitBatch([fileItem(), fileItem(), fileItem(), rejectedItem()]);
    const [a = '', b = '', c = ''] = await world.runIds(batch.id);
    await complete(a);
    await start(b);
    await fail(b);
    await world.progress.cancelled({ ...end(await world.row(c)), error });
    await finish(batch);
    const retried = await world.batches.retryFailed(batch.id, documents.stages);
    expect(retried).toMatchObject({ status: 'running', attempt: 2, endedAt: null });
    expect(await world.statuses(batch.id)).toEqual(['completed', 'queued', 'queued', 'rejected']);
    expect(await world.row(b)).toMatchObject({ attempt: 2, held: true, error: null, startedAt: null, endedAt: null });
    expect((await world.runs.stages(b)).map(({ status }) => status)).toEqual(documents.stages.map(() => 'pending'));
    expect(await world.events(b)).toEqual({
      types: ['run_queued', 'task_started', 'task_failed', 'run_failed', 'run_queued'],
      seqs: [1, 2, 3, 4, 5],
    });
    expect((await world.row(a)).attempt).toBe(1);
  });

  it('shares an equal run that is active by now', async () => {
    const batch = await world.submitBatch([fileItem()]);
    const [runId = ''] = await world.runIds(batch.id);
    await fail(runId);
    await finish(batch);
    const equal = await world.submit({ fingerprint: (await world.row(runId)).fingerprint });
    await world.batches.retryFailed(batch.id, documents.stages);
    expect(await world.runIds(batch.id)).toEqual([equal.id]);
    expect((await world.row(runId)).status).toBe('failed');
  });

  it('makes one run of two equal ones that failed', async () => {
    const fingerprint = randomUUID();
    const batch = await world.submitBatch([fileItem(fingerprint), fileItem()]);
    const [first = '', other = ''] = await world.runIds(batch.id);
    await fail(first);
    const second = await world.submit({ fingerprint });
    await fail(second.id);
    await fail(other);
    await database.orm.execute(sql`
      update batch_items set run_id = ${second.id} where batch_id = ${batch.id} and position = 1`);
    await finish(batch);
    expect(await world.batches.retryFailed(batch.id, documents.stages)).toBeDefined();
    expect(new Set(await world.runIds(batch.id)).size).toBe(1);
    expect(await world.statuses(batch.id)).toEqual(['queued', 'queued']);
  });

  it('fetches again what could not be fetched; a file that was rejected stays so', async () => {
    const batch = await world.submitBatch([urlItem('https://a.example/'), rejectedItem()]);
    const [item] = await world.batchProgress.unfetched(batch.id, 1);
    await world.batchProgress.fetched(keyOf(batch), item!, { error: { ...error, stage: null } });
    await finish(batch);
    expect(await world.statuses(batch.id)).toEqual(['rejected', 'rejected']);
    await world.batches.retryFailed(batch.id, documents.stages);
    expect(await world.statuses(batch.id)).toEqual(['fetching', 'rejected']);
  });

  it('does nothing where there is nothing to retry, or the batch has not ended, and once of ten at once', async () => {
    const rejected = await world.submitBatch([rejectedItem()]);
    await finish(rejected);
    expect(await world.batches.retryFailed(rejected.id, documents.stages)).toBeUndefined();
    const batch = await world.submitBatch([fileItem(), fileItem()]);
    const [runId = '', other = ''] = await world.runIds(batch.id);
    await fail(runId);
    expect(await world.batches.retryFailed(batch.id, documents.stages)).toBeUndefined();
    await complete(other);
    await finish(batch);
    const retries = await Promise.all(
      Array.from({ length: 10 }, () => world.batches.retryFailed(batch.id, documents.stages)),
    );
    expect(retries.filter((retried) => retried !== undefined)).toHaveLength(1);
    expect((await world.row(runId)).attempt).toBe(2);
  });
});

describe('deleting', () => {
  it('removes an ended batch and leaves its runs; one at work stays', async () => {
    const batch = await world.submitBatch([fileItem()]);
    const [runId = ''] = await world.runIds(batch.id);
    expect(await world.batches.delete(batch.id)).toBe(false);
    await complete(runId);
    await finish(batch);
    expect(await world.batches.delete(batch.id)).toBe(true);
    expect(await world.batches.delete(batch.id)).toBe(false);
    expect(await world.row(runId)).toMatchObject({ status: 'completed', batchId: null });
  });

  it('removes batches past their retention, and those alone', async () => {
    const [old, fresh, active] = [
      await world.submitBatch([rejectedItem()]),
      await world.submitBatch([rejectedItem()]),
      await world.submitBatch([fileItem()]),
    ];
    await finish(old);
    await finish(fresh);
    await database.orm.execute(sql`update batches set ended_at = now() - interval '31 days' where id = ${old.id}`);
    expect(await world.batches.deleteExpired(30)).toBe(1);
    const left = await world.batches.list({ projectId: world.owner.projectId }, { limit: 10 });
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([fresh.id, active.id]));
  });

  it('does not fetch an address again whose run was deleted', async () => {
    const batch = await world.submitBatch([urlItem('https://a.example/'), fileItem()]);
    const [item] = await world.batchProgress.unfetched(batch.id, 1);
    const run = {
      input: (await world.submit()).input,
      fingerprint: randomUUID(),
      models: {},
      stages: documents.stages,
    };
    await world.batchProgress.fetched(keyOf(batch), item!, run);
    const [runId = ''] = await world.runIds(batch.id);
    await complete(runId);
    await world.runs.delete([runId]);
    expect(await world.statuses(batch.id)).toEqual(['removed', 'queued']);
    expect(await world.batchProgress.unfetched(batch.id, 10)).toEqual([]);
  });
});
