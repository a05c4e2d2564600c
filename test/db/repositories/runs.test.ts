import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { documents } from '../../../contracts/documents/definition';
import { createRunWorld, newRun, type RunWorld, stageContext } from '../../factories/runs';
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

const end = (run: { id: string; attempt: number }) => ({ runId: run.id, runAttempt: run.attempt });
const error = { code: 'DOCUMENT_ENCRYPTED', details: {}, stage: 'inspect' } as const;

describe('submitting', () => {
  it('makes one row of 50 equal submissions at once, and tells one that it made it', async () => {
    const fingerprint = randomUUID();
    const submissions = await Promise.all(
      Array.from({ length: 50 }, () => world.runs.submit(newRun(world.owner, { fingerprint }), documents.stages)),
    );
    expect(new Set(submissions.map(({ run }) => run.id)).size).toBe(1);
    expect(submissions.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(await world.runs.list({ projectId: world.owner.projectId }, { limit: 100 })).toHaveLength(1);
    expect((await world.events(submissions[0]!.run.id)).types).toEqual(['run_queued']);
  });

  it('makes a second row of the same fingerprint once the first run has ended', async () => {
    const first = await world.submit({ fingerprint: randomUUID() });
    await world.complete(first);
    const second = await world.submit({ fingerprint: first.fingerprint });
    expect(second.id).not.toBe(first.id);
  });

  it('keeps the order of the caller’s option keys', async () => {
    const options = { zebra: 1, apple: { y: 1, b: 2 } };
    const { id } = await world.submit({ options });
    expect(JSON.stringify((await world.row(id)).options)).toBe(JSON.stringify(options));
  });

  it('refuses a priority outside of 1 to 5', async () => {
    await expect(world.submit({ priority: 6 })).rejects.toThrow();
  });
});

describe('the result cache', () => {
  it('answers with the very text that was written until it expires, and not after', async () => {
    const result = { z: '합계 "total"\n', a: [1, null, 1.5] };
    const kept = await world.submit();
    await world.complete(kept, result, 60);
    expect(await world.runs.cached(kept.fingerprint)).toEqual({
      runId: kept.id,
      resultJson: JSON.stringify(result),
      expiresAt: expect.any(Date),
      ownerId: expect.any(String),
    });

    const brief = await world.submit();
    await world.complete(brief, result, 0);
    expect(await world.runs.cached(brief.fingerprint)).toBeUndefined();
    expect(await world.runs.cached(randomUUID())).toBeUndefined();
  });

  it('is cleared of expired entries alone', async () => {
    const kept = await world.submit();
    const expired = await world.submit();
    await world.complete(kept);
    await world.complete(expired, {}, 0);
    expect(await world.runs.deleteExpiredCache()).toBeGreaterThanOrEqual(1);
    expect(await world.runs.deleteExpiredCache()).toBe(0);
    expect(await world.runs.cached(kept.fingerprint)).toBeDefined();
  });

  it('holds one entry a fingerprint, that of the newest run', async () => {
    const first = await world.submit();
    await world.complete(first, { run: 1 });
    const second = await world.submit({ fingerprint: first.fingerprint });
    await world.complete(second, { run: 2 });
    expect(await world.runs.cached(first.fingerprint)).toEqual({
      runId: second.id,
      resultJson: '{"run":2}',
      expiresAt: expect.any(Date),
      ownerId: expect.any(String),
    });
  });
});

describe('resubmitting', () => {
  it('puts a failed or a cancelled run back with fresh stages under the next attempt; the sequence goes on', async () => {
    const run = await world.submit();
    await world.progress.stageStarted(stageContext(run, 'inspect'), { attempt: 1, worker: 'test' });
    await world.progress.failed({ ...end(run), error });
    const second = await world.runs.resubmit(run.id, documents.stages);
    expect(second).toMatchObject({ status: 'queued', attempt: 2, completedTasks: 0, error: null, startedAt: null });
    expect((await world.runs.stages(run.id)).map(({ status, attempt }) => ({ status, attempt }))).toEqual(
      documents.stages.map(() => ({ status: 'pending', attempt: 0 })),
    );
    await world.progress.cancelled({ ...end(second!), error });
    expect(await world.runs.resubmit(run.id, documents.stages)).toMatchObject({ attempt: 3 });
    expect(await world.events(run.id)).toEqual({
      types: ['run_queued', 'task_started', 'task_failed', 'run_failed', 'run_queued', 'run_cancelled', 'run_queued'],
      seqs: [1, 2, 3, 4, 5, 6, 7],
    });
  });

  it('does nothing to an active or completed run, nor beside an active run of the same fingerprint', async () => {
    const active = await world.submit();
    expect(await world.runs.resubmit(active.id, documents.stages)).toBeUndefined();
    await world.progress.failed({ ...end(active), error });
    const equal = await world.submit({ fingerprint: active.fingerprint });
    expect(await world.runs.resubmit(active.id, documents.stages)).toBeUndefined();
    await world.complete(equal);
    expect(await world.runs.resubmit(equal.id, documents.stages)).toBeUndefined();
  });

  it('lets one of many retries at once through', async () => {
    const run = await world.submit();
    await world.progress.failed({ ...end(run), error });
    const retries = await Promise.all(Array.from({ length: 10 }, () => world.runs.resubmit(run.id, documents.stages)));
    expect(retries.filter((retry) => retry !== undefined)).toHaveLength(1);
    expect((await world.row(run.id)).attempt).toBe(2);
  });
});

describe('listing', () => {
  it('pages through runs of one microsecond without gaps or doubles, newest first', async () => {
    const source = await world.submit();
    await database.orm.execute(sql`
      insert into runs (id, pipeline, project_id, owner_id, input, input_name, options, models, fingerprint, priority, total_tasks, created_at)
      select gen_random_uuid(), pipeline, project_id, owner_id, input, input_name, options, models, gen_random_uuid()::text,
        priority, total_tasks, '2026-01-01'::timestamptz + make_interval(secs => (n / 7) * 0.000001)
      from runs, generate_series(1, 49) n where id = ${source.id}`);
    const seen: { id: string; createdAt: string }[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await world.runs.list(
        { projectId: world.owner.projectId },
        { limit: 5, ...(last ? { cursor: last } : {}) },
      );
      if (page.length === 0) break;
      seen.push(...page.map(({ id, cursorAt }) => ({ id, createdAt: cursorAt })));
    }
    expect(seen).toHaveLength(50);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
    expect(seen[0]?.id).toBe(source.id);
    const times = seen.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('shows one project’s runs only, filtered by pipeline, status and part of the name', async () => {
    const other = await createRunWorld(database.orm);
    await other.submit({ inputName: 'Receipt 100%.png' });
    const mine = await world.submit({ inputName: 'Receipt 100%.png' });
    await world.complete(await world.submit({ inputName: 'invoice.pdf' }));
    const ids = async (filter: Partial<Parameters<RunWorld['runs']['list']>[0]>) =>
      (await world.runs.list({ projectId: world.owner.projectId, ...filter }, { limit: 10 })).map(({ id }) => id);
    expect(await ids({})).toHaveLength(2);
    expect(await ids({ name: 'receipt 100%' })).toEqual([mine.id]);
    expect(await ids({ name: '%' })).toEqual([mine.id]);
    expect(await ids({ status: 'queued' })).toEqual([mine.id]);
    expect(await ids({ pipeline: 'receipts' })).toEqual([]);
    expect(await world.runs.find(mine.id, { projectId: other.owner.projectId })).toBeUndefined();
  });

  it('counts by status', async () => {
    await world.submit();
    await world.complete(await world.submit());
    expect(await world.runs.countByStatus({ projectId: world.owner.projectId })).toEqual({
      queued: 1,
      running: 0,
      completed: 1,
      failed: 0,
      cancelled: 0,
    });
  });
});

describe('events', () => {
  it('gives those after a sequence, of one run and of many together', async () => {
    const [first, second] = [await world.submit(), await world.submit()];
    await world.complete(first);
    await world.complete(second);
    expect((await world.runs.events(first.id, 8)).map(({ seq }) => seq)).toEqual([9, 10]);
    const missed = await world.runs.eventsOfRuns(
      new Map([
        [first.id, 9],
        [second.id, 10],
        [randomUUID(), 0],
      ]),
    );
    expect(missed.map(({ chain_id, seq }) => ({ chain_id, seq }))).toEqual([{ chain_id: first.id, seq: 10 }]);
    expect(await world.runs.eventsOfRuns(new Map())).toEqual([]);
  });

  it('agree with the snapshot: state and sequence of one moment', async () => {
    const run = await world.submit();
    await world.progress.stageStarted(stageContext(run, 'inspect'), { attempt: 2, worker: 'test' });
    expect(await world.runs.snapshot(run.id)).toMatchObject({
      type: 'snapshot',
      seq: 2,
      status: 'running',
      progress: 0,
      tasks: [{ name: 'inspect', status: 'running', attempt: 2 }, {}, {}, {}],
    });
    expect(await world.runs.snapshot(randomUUID())).toBeUndefined();
  });
});

describe('keeping house', () => {
  it('finds active runs that stand still, not those that move or have ended', async () => {
    const still = await world.submit();
    const moving = await world.submit();
    const ended = await world.submit();
    await world.complete(ended);
    await database.orm.execute(
      sql`update runs set updated_at = now() - interval '1 hour' where id in (${still.id}, ${ended.id})`,
    );
    const stale = async () => (await world.runs.stale(60, 100)).map(({ id }) => id);
    expect(await stale()).toContain(still.id);
    expect(await stale()).not.toContain(moving.id);
    expect(await stale()).not.toContain(ended.id);
    await world.progress.touch(still.id);
    expect(await stale()).not.toContain(still.id);
  });

  it('deletes ended runs with all that hangs on them, and leaves active ones', async () => {
    const ended = await world.submit();
    const active = await world.submit();
    await world.complete(ended);
    await database.orm.execute(sql`update runs set ended_at = now() - interval '40 days' where id = ${ended.id}`);
    const expired = await world.runs.expired(30, 100);
    expect(expired).toContain(ended.id);
    expect(expired).not.toContain(active.id);
    expect(await world.runs.delete([ended.id, active.id])).toBe(1);
    expect(await world.runs.delete([])).toBe(0);
    expect(await world.runs.cached(ended.fingerprint)).toBeUndefined();
    const left = await database.orm.execute(sql`
      select (select count(*)::int from run_stages where run_id = ${ended.id}) as stages,
        (select count(*)::int from run_events where run_id = ${ended.id}) as events,
        (select count(*)::int from run_blobs where run_id = ${ended.id}) as blobs`);
    expect(left.rows).toEqual([{ stages: 0, events: 0, blobs: 0 }]);
    expect((await world.row(active.id)).status).toBe('queued');
  });
});
