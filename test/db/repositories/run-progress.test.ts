import { Client } from 'pg';
import { sql } from 'drizzle-orm';
import { documents } from '../../../contracts/documents/definition';
import { PROGRESS_CHANNEL } from '../../../contracts/events';
import type { RunRow } from '../../../db/repositories/runs';
import { countingUp, createRunWorld, type RunWorld, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let world: RunWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createRunWorld(database.orm);
});

const START = { attempt: 1, worker: 'cpu@test#1' };
const ERROR = { code: 'DOCUMENT_UNREADABLE', details: { reason: 'cut off' }, stage: 'read' } as const;
const end = (run: Pick<RunRow, 'id' | 'attempt'>) => ({ runId: run.id, runAttempt: run.attempt });
const completion = { result: { text: 'read' }, costUsd: 0.25, cacheTtlSeconds: 60 };

async function stage(run: RunRow, name: string) {
  const found = (await world.runs.stages(run.id)).find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The run has no stage ${name}.`);
  return found;
}

describe('a stage', () => {
  it('starts the run with its first part, and is reported once however often the activity runs', async () => {
    const run = await world.submit();
    const context = stageContext(run, 'inspect');
    for (let time = 0; time < 3; time += 1) await world.progress.stageStarted(context, START);
    expect(await world.row(run.id)).toMatchObject({ status: 'running', startedAt: expect.any(Date) });
    for (let time = 0; time < 3; time += 1) await world.progress.stageEnded(context, { durationMs: 7 });
    expect(await stage(run, 'inspect')).toMatchObject({ status: 'completed', busyMs: 7, partsDone: [0] });
    expect(await world.row(run.id)).toMatchObject({ completedTasks: 1, eventSeq: 3 });
    expect((await world.events(run.id)).types).toEqual(['run_queued', 'task_started', 'task_completed']);
  });

  it('counts its parts as a set: doubles and any order give the same, also all at once', async () => {
    const run = await world.submit();
    const parts = Array.from({ length: 12 }, (_, part) => stageContext(run, 'read', { part, parts: 12 }));
    await Promise.all([...parts, ...parts].map((part) => world.progress.stageStarted(part, START)));
    await Promise.all(
      [...parts.toReversed(), ...parts].map((part) => world.progress.stageEnded(part, { durationMs: 2 })),
    );
    const read = await stage(run, 'read');
    expect(read).toMatchObject({ status: 'completed', partsTotal: 12, busyMs: 24, endedAt: expect.any(Date) });
    expect(read.partsDone.toSorted((a, b) => a - b)).toEqual(parts.map(({ part }) => part));
    const { types, seqs } = await world.events(run.id);
    expect(types).toEqual(['run_queued', 'task_started', ...Array<string>(11).fill('task_progress'), 'task_completed']);
    expect(seqs).toEqual(countingUp(seqs));
    expect((await world.row(run.id)).eventSeq).toBe(seqs.length);
  });

  it('shows that it is tried again, and why, until its next start', async () => {
    const run = await world.submit();
    const context = stageContext(run, 'extract');
    await world.progress.stageStarted(context, START);
    await world.progress.stageRetrying(context, { attempt: 1, errorCode: 'LLM_UNAVAILABLE' });
    expect(await stage(run, 'extract')).toMatchObject({ status: 'retrying', errorCode: 'LLM_UNAVAILABLE' });
    await world.progress.stageStarted(context, { ...START, attempt: 2 });
    expect(await stage(run, 'extract')).toMatchObject({ status: 'running', attempt: 2 });
    expect(
      (await world.runs.events(run.id, 2)).map(({ type, attempt, error_code }) => [type, attempt, error_code]),
    ).toEqual([
      ['task_retrying', 1, 'LLM_UNAVAILABLE'],
      ['task_started', 2, undefined],
    ]);
  });

  it('ignores every report of an older attempt of the run', async () => {
    const run = await world.submit();
    const old = stageContext(run, 'inspect');
    await world.progress.failed({ ...end(run), error: ERROR });
    await world.runs.resubmit(run.id, documents.stages);
    const before = await world.row(run.id);
    await world.progress.stageStarted(old, START);
    await world.progress.stageEnded(old, { durationMs: 1 });
    await world.progress.stageRetrying(old, { attempt: 3, errorCode: 'INVARIANT_BROKEN' });
    await world.progress.completed({ ...end(run), ...completion });
    await world.progress.failed({ ...end(run), error: ERROR });
    await world.progress.cancelled({ ...end(run), error: ERROR });
    expect(await world.row(run.id)).toEqual(before);
    expect(await stage(run, 'inspect')).toMatchObject({ status: 'pending', partsDone: [] });
  });

  it('reports nothing after the run has ended', async () => {
    const run = await world.submit();
    await world.complete(run);
    const before = await world.row(run.id);
    await world.progress.stageStarted(stageContext(run, 'read', { part: 1, parts: 2 }), START);
    await world.progress.stageEnded(stageContext(run, 'read', { part: 1, parts: 2 }), { durationMs: 1 });
    await world.progress.stageRetrying(stageContext(run, 'read'), { attempt: 2, errorCode: 'INVARIANT_BROKEN' });
    expect(await world.row(run.id)).toEqual(before);
  });
});

describe('the end of a run', () => {
  it('with no time to keep it, a result answers no equal submission and takes no place of an earlier one', async () => {
    const [kept, run] = [await world.submit(), await world.submit()];
    await world.complete(kept);
    await database.orm.execute(sql`update runs set fingerprint = ${kept.fingerprint} where id = ${run.id}`);
    await world.complete(run, { text: 'worse' }, null);
    expect((await world.runs.cached(kept.fingerprint))?.runId).toBe(kept.id);
    const alone = await world.submit();
    await world.complete(alone, { text: 'worse' }, null);
    expect(await world.row(alone.id)).toMatchObject({ status: 'completed' });
    expect(await world.runs.cached(alone.fingerprint)).toBeUndefined();
  });

  it('completes with result, cost and cache entry at once, and once', async () => {
    const run = await world.submit();
    await Promise.all(Array.from({ length: 5 }, () => world.progress.completed({ ...end(run), ...completion })));
    expect(await world.row(run.id)).toMatchObject({
      status: 'completed',
      finalResult: completion.result,
      costUsd: 0.25,
      error: null,
      endedAt: expect.any(Date),
    });
    expect((await world.events(run.id)).types).toEqual(['run_queued', 'run_completed']);
    const { rows } = await database.orm.execute(
      sql`select run_id from result_cache where fingerprint = ${run.fingerprint}`,
    );
    expect(rows).toEqual([{ run_id: run.id }]);
  });

  it('fails with the stage it died in; parts of other stages that were done stay done', async () => {
    const run = await world.submit();
    await world.progress.stageStarted(stageContext(run, 'inspect'), START);
    await world.progress.stageEnded(stageContext(run, 'inspect'), { durationMs: 1 });
    await world.progress.stageStarted(stageContext(run, 'read'), START);
    for (let time = 0; time < 2; time += 1) await world.progress.failed({ ...end(run), error: ERROR });
    expect(await world.row(run.id)).toMatchObject({ status: 'failed', error: ERROR, completedTasks: 1 });
    expect((await world.runs.stages(run.id)).map(({ status }) => status)).toEqual([
      'completed',
      'failed',
      'pending',
      'pending',
    ]);
    const events = await world.runs.events(run.id, 4);
    expect(events.map(({ type, seq, task_name, error_code }) => [type, seq, task_name, error_code])).toEqual([
      ['task_failed', 5, 'read', ERROR.code],
      ['run_failed', 6, undefined, ERROR.code],
    ]);
    expect(await world.runs.cached(run.fingerprint)).toBeUndefined();
  });

  it('fails outside of any stage with one event', async () => {
    const run = await world.submit();
    await world.progress.failed({ ...end(run), error: { code: 'RUN_LOST', details: {}, stage: null } });
    expect(await world.events(run.id)).toEqual({ types: ['run_queued', 'run_failed'], seqs: [1, 2] });
  });

  it('cancels with every stage that had not ended', async () => {
    const run = await world.submit();
    await world.progress.stageStarted(stageContext(run, 'inspect'), START);
    for (let time = 0; time < 2; time += 1) {
      await world.progress.cancelled({ ...end(run), error: { code: 'RUN_CANCELLED', details: {}, stage: null } });
    }
    expect((await world.runs.stages(run.id)).every(({ status }) => status === 'cancelled')).toBe(true);
    expect(await world.events(run.id)).toEqual({
      types: ['run_queued', 'task_started', 'run_cancelled'],
      seqs: [1, 2, 3],
    });
  });

  it('is one of completed, failed and cancelled where all are reported at once', async () => {
    const run = await world.submit();
    await Promise.all([
      world.progress.completed({ ...end(run), ...completion }),
      world.progress.failed({ ...end(run), error: ERROR }),
      world.progress.cancelled({ ...end(run), error: ERROR }),
    ]);
    const { types, seqs } = await world.events(run.id);
    expect(types.filter((type) => /^run_(completed|failed|cancelled)$/.test(type))).toHaveLength(1);
    expect(seqs).toEqual(countingUp(seqs));
    const { status } = await world.row(run.id);
    expect((await world.runs.cached(run.fingerprint)) !== undefined).toBe(status === 'completed');
  });
});

it('notifies each event after it can be read, once and in order', async () => {
  const run = await world.submit();
  const listener = new Client({ connectionString: database.url });
  await listener.connect();
  try {
    const heard: { type: string; seq: number }[] = [];
    const done = new Promise<void>((resolve) => {
      listener.on('notification', ({ payload }) => {
        const event = JSON.parse(payload ?? '') as { chain_id: string; type: string; seq: number };
        if (event.chain_id === run.id) heard.push(event);
        if (event.type === 'run_completed') resolve();
      });
    });
    await listener.query(`listen ${PROGRESS_CHANNEL}`);
    await world.complete(run);
    await done;
    expect(heard).toEqual(await world.runs.events(run.id, 1));
  } finally {
    await listener.end();
  }
});
