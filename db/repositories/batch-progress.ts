/**
 * What a batch's workflow reads and writes through its activities: which runs it may admit, what it has fetched, how it
 * is steered and how it ends. Each report can be made twice without harm, and one of an earlier attempt of the batch is
 * ignored.
 */
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { BATCHES_CHANNEL, type BatchCounts, type BatchStatus, type BatchUpdate } from '../../contracts/batch';
import type { BlobRef } from '../../contracts/blob';
import { PROGRESS_CHANNEL } from '../../contracts/events';
import type { StageDefinition } from '../../contracts/pipeline';
import type { RunError, ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { batches, batchItems, runs } from '../schema';
import { eventJson } from './announce';
import { batchCounts, CANCELLED_ITEM } from './batch-items';
import { runsFor, type WantedRun } from './batch-runs';
import type { BatchRow } from './batches';
import type { RunRow } from './runs';

/** Which batch, and which start of its workflow. */
export interface BatchKey {
  batchId: string;
  attempt: number;
}

export interface BatchState {
  status: BatchStatus;
  counts: BatchCounts;
  /** Runs of its items that are in work or wait for a worker, its own and shared ones. */
  active: number;
  /** Whether addresses are left to be fetched. */
  fetching: boolean;
}

export interface UnfetchedItem {
  position: number;
  name: string;
  url: string;
}

/** What came of an address: bytes in the blob store, or the reason why not. */
export type Fetched =
  | {
      input: BlobRef;
      fingerprint: string;
      models: ServedModels;
      stages: readonly StageDefinition[];
      assigned?: WantedRun['assigned'];
    }
  | { error: RunError };

const RUNS_IN_ONE_STATEMENT = 500;

const TRANSITIONS = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['running', 'paused'], to: 'cancelling' },
} as const satisfies Record<BatchUpdate, { from: readonly BatchStatus[]; to: BatchStatus }>;

export class BatchProgressRepository {
  constructor(private readonly orm: Orm) {}

  async find(batchId: string): Promise<BatchRow | undefined> {
    const [batch] = await this.orm.select().from(batches).where(eq(batches.id, batchId));
    return batch;
  }

  /** How the batch stands; notes that its workflow lives. Undefined where it is gone or of a later attempt. */
  async state({ batchId, attempt }: BatchKey): Promise<BatchState | undefined> {
    const [state] = await this.orm
      .update(batches)
      .set({ updatedAt: sql`now()` })
      .where(and(eq(batches.id, batchId), eq(batches.attempt, attempt)))
      .returning({ status: batches.status, counts: batchCounts, active: ACTIVE_RUNS, fetching: IS_FETCHING });
    await this.announce(batchId);
    return state;
  }

  /** Runs that wait for the batch to admit them, in the order of its items. */
  held(batchId: string, limit: number): Promise<RunRow[]> {
    const item = sql`(
      select run_id, min(position) as position from batch_items where batch_id = ${batchId} and error is null
      group by run_id) item`;
    return this.orm
      .select()
      .from(runs)
      .innerJoin(item, sql`item.run_id = ${runs.id}`)
      .where(and(eq(runs.held, true), eq(runs.status, 'queued')))
      .orderBy(sql`item.position`)
      .limit(limit)
      .then((rows) => rows.map((row) => row.runs));
  }

  /** Notes that the runs' workflows are started. Returns those that go on: the others were cancelled in the meantime. */
  async admit(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await this.orm.execute<{ id: string; ended: boolean }>(sql`
      update runs set held = false, updated_at = now() where id = any(${sql.param(ids)}::uuid[])
      returning id, status = 'cancelled' as ended`);
    return new Set(rows.filter(({ ended }) => !ended).map(({ id }) => id));
  }

  /** Items whose address was not read yet. */
  async unfetched(batchId: string, limit: number): Promise<UnfetchedItem[]> {
    const { rows } = await this.orm.execute<UnfetchedItem & Record<string, unknown>>(sql`
      select position, name, url from batch_items where batch_id = ${batchId} and ${UNFETCHED}
      order by position limit ${limit}`);
    return rows;
  }

  /** Gives a fetched item its run, or its error. Does nothing where the item has one already or the batch has ended. */
  async fetched(key: BatchKey, item: UnfetchedItem, fetched: Fetched): Promise<void> {
    const { batchId } = key;
    await this.orm.transaction(async (tx) => {
      const [batch] = await tx.select().from(batches).where(isOpen(key)).for('share');
      if (!batch) return;
      const [waiting] = await tx
        .select({ position: batchItems.position })
        .from(batchItems)
        .where(sql`${batchItems.batchId} = ${batchId} and ${batchItems.position} = ${item.position} and ${UNFETCHED}`)
        .for('update');
      if (!waiting) return;
      const isItem = and(eq(batchItems.batchId, batchId), eq(batchItems.position, item.position));
      if ('error' in fetched) {
        await tx.update(batchItems).set({ error: fetched.error }).where(isItem);
        return;
      }
      const { input, fingerprint, models, stages, assigned = null } = fetched;
      const wanted = [{ fingerprint, input, inputName: item.name, assigned }];
      const found = await runsFor(tx, { ...batch, batchId, models, stages }, wanted);
      const run = found.get(fingerprint);
      if (run) await tx.update(batchItems).set(run).where(isItem);
    });
    await this.announce(batchId);
  }

  /** Does what an operator asked for, where the batch's state allows it; gives the state afterwards. */
  async steer({ batchId, attempt }: BatchKey, update: BatchUpdate): Promise<BatchStatus | undefined> {
    const { from, to } = TRANSITIONS[update];
    const before = sql`status = any(${sql.param([...from])}::text[])`;
    const { rows } = await this.orm.execute<{ status: BatchStatus }>(sql`
      update batches set status = case when ${before} then ${to} else status end, updated_at = now()
      where id = ${batchId} and attempt = ${attempt}
      returning status`);
    await this.announce(batchId);
    return rows[0]?.status;
  }

  /**
   * Gives up what has not ended: items that were not fetched, items whose run is not the batch's alone, and held runs.
   * Returns the runs in work that have to be cancelled through their workflows.
   */
  async cancelItems(key: BatchKey): Promise<RunRow[]> {
    const { batchId } = key;
    const [batch] = await this.orm
      .select({ id: batches.id })
      .from(batches)
      .where(and(isOpen(key), eq(batches.status, 'cancelling')));
    if (!batch) return [];
    await this.orm.execute(sql`
      update batch_items set error = ${CANCELLED} where batch_id = ${batchId} and ${UNFETCHED}`);
    await this.orm.execute(sql`
      update batch_items set error = ${CANCELLED} from runs
      where batch_items.batch_id = ${batchId} and batch_items.error is null and runs.id = batch_items.run_id
        and runs.status in ('queued', 'running') and (runs.batch_id is null or exists (
          select 1 from batch_items other join batches on batches.id = other.batch_id
          where other.run_id = runs.id and other.batch_id <> ${batchId} and other.error is null
            and batches.status in ('running', 'paused')))`);
    while ((await this.cancelHeld(batchId)) >= RUNS_IN_ONE_STATEMENT) continue;
    await this.announce(batchId);
    return this.orm
      .select()
      .from(runs)
      .where(
        sql`${runs.id} in (select run_id from batch_items where batch_id = ${batchId} and error is null)
          and ${runs.status} in ('queued', 'running') and not ${runs.held}`,
      );
  }

  /** Ends the batch where nothing of it is left to do; gives how it stands. Undefined where it is gone or of a later attempt. */
  async finish({ batchId, attempt }: BatchKey): Promise<Pick<BatchState, 'status' | 'counts'> | undefined> {
    await this.orm.execute(sql`
      update batches set status = case when status = 'cancelling' then 'cancelled' else 'completed' end,
        ended_at = now(), updated_at = now()
      where id = ${batchId} and attempt = ${attempt} and ended_at is null
        and not exists (select 1 from batch_items where batch_id = ${batchId} and ${UNFETCHED})
        and not exists (select 1 from batch_items join runs on runs.id = batch_items.run_id
          where batch_items.batch_id = ${batchId} and batch_items.error is null
            and runs.status in ('queued', 'running'))`);
    await this.announce(batchId);
    const [batch] = await this.orm
      .select({ status: batches.status, counts: batchCounts })
      .from(batches)
      .where(and(eq(batches.id, batchId), eq(batches.attempt, attempt)));
    return batch;
  }

  /** The batches at work that have these runs among their items; announces them. */
  async withRuns(runIds: readonly string[]): Promise<Pick<BatchRow, 'id' | 'pipeline' | 'attempt'>[]> {
    const { rows } = await this.orm.execute<Pick<BatchRow, 'id' | 'pipeline' | 'attempt'>>(sql`
      select id, pipeline, attempt, pg_notify(${BATCHES_CHANNEL}, id::text) from batches
      where ended_at is null and id in (
        select batch_id from batch_items where run_id = any(${sql.param(runIds)}::uuid[]))`);
    return rows.map(({ id, pipeline, attempt }) => ({ id, pipeline, attempt }));
  }

  /** Batches at work whose workflow gave no sign for a while: perhaps it was never started, or it is gone. */
  stale(olderThanSeconds: number, limit: number): Promise<BatchRow[]> {
    return this.orm
      .select()
      .from(batches)
      .where(
        and(isNull(batches.endedAt), lte(batches.updatedAt, sql`now() - make_interval(secs => ${olderThanSeconds})`)),
      )
      .orderBy(asc(batches.updatedAt))
      .limit(limit);
  }

  /** Notes that a stale batch was looked at, so that the next look comes later. */
  async touch(batchId: string): Promise<void> {
    await this.orm.execute(sql`update batches set updated_at = now() where id = ${batchId}`);
  }

  /** For a batch whose workflow was ended from outside: the next attempt goes on with what is left. */
  async renew({ batchId, attempt }: BatchKey): Promise<BatchRow | undefined> {
    const [renewed] = await this.orm
      .update(batches)
      .set({ attempt: sql`${batches.attempt} + 1`, updatedAt: sql`now()` })
      .where(isOpen({ batchId, attempt }))
      .returning();
    return renewed;
  }

  /** Ends a group of held runs as cancelled; returns how many. */
  private async cancelHeld(batchId: string): Promise<number> {
    const { rowCount } = await this.orm.execute(sql`
      with picked as (
        select id from runs where held and status = 'queued'
          and id in (select run_id from batch_items where batch_id = ${batchId} and error is null)
        order by id limit ${RUNS_IN_ONE_STATEMENT} for update
      ), run as (
        update runs set status = 'cancelled', held = false, error = ${CANCELLED}, ended_at = now(), updated_at = now(),
          event_seq = event_seq + 1
        from picked where runs.id = picked.id
        returning runs.id, event_seq, completed_tasks, total_tasks
      ), stage as (
        update run_stages set status = 'cancelled', ended_at = now() from run where run_id = run.id
      ), event as (
        insert into run_events (run_id, seq, event)
        select run.id, run.event_seq, ${eventJson(sql`run`, sql`'{"type": "run_cancelled"}'::jsonb`)} from run
        returning event
      )
      select pg_notify(${PROGRESS_CHANNEL}, event::text) from event`);
    return rowCount ?? 0;
  }

  private async announce(batchId: string): Promise<void> {
    await this.orm.execute(sql`select pg_notify(${BATCHES_CHANNEL}, ${batchId})`);
  }
}

const CANCELLED = sql`${JSON.stringify(CANCELLED_ITEM)}::jsonb`;

/** Of `batch_items`. */
const UNFETCHED = sql`batch_items.run_id is null and batch_items.url is not null and batch_items.error is null`;

/** Of the row of `batches` in whose statement it stands. */
const ACTIVE_RUNS = sql<number>`(
    select count(distinct runs.id)::int from batch_items join runs on runs.id = batch_items.run_id
    where batch_items.batch_id = batches.id and batch_items.error is null
      and runs.status in ('queued', 'running') and not runs.held)`;

const IS_FETCHING = sql<boolean>`exists (
    select 1 from batch_items where batch_items.batch_id = batches.id and ${UNFETCHED})`;

function isOpen({ batchId, attempt }: BatchKey) {
  return and(eq(batches.id, batchId), eq(batches.attempt, attempt), isNull(batches.endedAt));
}
