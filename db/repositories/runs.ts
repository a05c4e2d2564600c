/**
 * Runs as the API sees them: submitting, finding, listing, retrying, deleting. What a running workflow reports goes
 * through `run-progress.ts` instead.
 */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  sql,
} from 'drizzle-orm';
import type { BlobRef } from '../../contracts/blob';
import type { RunTrial } from '../../contracts/experiment';
import type { ProgressEvent, SnapshotMessage } from '../../contracts/events';
import type { StageDefinition } from '../../contracts/pipeline';
import type { RunStatus, ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { feedback, principals, resultCache, runAskers, runBlobs, runEvents, runs, runStages, trials } from '../schema';
import { announceSql } from './announce';
import { isAfter, type PageRequest, placeOf } from './newest-first';
import { partOf, stageRows, stageSnapshot } from './run-rows';
import { keepSums } from './past-runs';
import { type Audience, isReadable, readerIds, type RunReader } from './run-readers';
import { isAllowed } from './training-consent';
import { isUniqueViolation } from './unique-violation';

export type RunRow = typeof runs.$inferSelect;
/** With the name of the principal that submitted it. */
export type OwnedRun = RunRow & { ownerName: string };
export type StageRow = typeof runStages.$inferSelect;

export interface NewRun {
  id: string;
  pipeline: string;
  projectId: string;
  ownerId: string;
  input: BlobRef;
  inputName: string;
  options: unknown;
  models: ServedModels;
  fingerprint: string;
  priority: number;
  deadlineSeconds: number | null;
  trial?: RunTrial | null;
}

export interface RunFilter extends RunReader {
  pipeline?: string;
  status?: RunStatus;
  /** Part of the input's name, in any case. */
  name?: string;
  /** Runs of this batch's items, its own and shared ones. */
  batchId?: string;
}

/** A run in a list, without its result, and its place there. */
export type ListedRun = Omit<OwnedRun, 'finalResult' | 'alternatives'> & { cursorAt: string };

const ACTIVE: RunStatus[] = ['queued', 'running'];

/** Announced when results are gone, so that no process answers with one from its memory. */
export const RESULTS_CHANNEL = 'treadle_results';

export interface CachedResult {
  runId: string;
  ownerId: string;
  /** JSON text, ready to be sent. */
  resultJson: string;
  expiresAt: Date;
}

export class RunsRepository {
  private readonly cachedStatement: ReturnType<typeof prepareCached>;

  constructor(private readonly orm: Orm) {
    this.cachedStatement = prepareCached(orm);
  }

  /**
   * Accepts a run, or joins the active one that has the same fingerprint: of a hundred equal submissions at once,
   * one makes the row and all get its id.
   */
  async submit(run: NewRun, stages: readonly StageDefinition[]): Promise<{ run: RunRow; joined: boolean }> {
    for (;;) {
      const created = await this.create(run, stages);
      if (created) return { run: created, joined: false };
      const active = await this.active(run.fingerprint);
      // The active run may have ended between the two statements; then the next insert succeeds.
      if (active) return { run: active, joined: true };
    }
  }

  private create({ trial, ...run }: NewRun, stages: readonly StageDefinition[]): Promise<RunRow | undefined> {
    return this.orm.transaction(async (tx) => {
      const [created] = await tx
        .insert(runs)
        .values({ ...run, ...(trial ? partOf(trial) : {}), totalTasks: stages.length })
        .onConflictDoNothing({ target: runs.fingerprint, where: sql`status in ('queued', 'running')` })
        .returning();
      if (!created) return undefined;
      await tx.insert(runStages).values(stageRows(run.id, stages));
      await tx.insert(runBlobs).values({ runId: run.id, role: 'input', sha256: run.input.sha256 });
      if (trial) await tx.insert(trials).values({ runId: run.id, ...trial });
      await tx.execute(announceSql(run.id, { type: 'run_queued' }));
      return created;
    });
  }

  /** Notes that somebody beside its owner was answered with the run; a run that is gone meanwhile is passed over. */
  async askedBy(runId: string, principalId: string): Promise<void> {
    await this.orm
      .insert(runAskers)
      .select(sql`select id, ${principalId}::uuid, now() from runs where id = ${runId}`)
      .onConflictDoNothing();
  }

  /** The unexpired cached result of a fingerprint as JSON text, ready to be sent. */
  async cached(fingerprint: string): Promise<CachedResult | undefined> {
    const [hit] = await this.cachedStatement.execute({ fingerprint });
    return hit;
  }

  /** Those of the fingerprints that have an unexpired result. */
  async cachedAmong(fingerprints: readonly string[]): Promise<Set<string>> {
    const rows = await this.orm
      .select({ fingerprint: resultCache.fingerprint })
      .from(resultCache)
      .where(and(inArray(resultCache.fingerprint, [...fingerprints]), gt(resultCache.expiresAt, sql`now()`)));
    return new Set(rows.map(({ fingerprint }) => fingerprint));
  }

  /** Undefined also for one that the reader may not see. */
  async find(id: string, reader: RunReader): Promise<OwnedRun | undefined> {
    const [run] = await this.orm
      .select({ ...getTableColumns(runs), ownerName: principals.name })
      .from(runs)
      .innerJoin(principals, eq(principals.id, runs.ownerId))
      .where(and(eq(runs.id, id), isReadable(reader)));
    return run;
  }

  /** Who may see each of the runs; one that is not there, or works in another's shadow, is left out. */
  async audiencesOf(ids: readonly string[]): Promise<Map<string, Audience>> {
    const rows = await this.orm
      .select({ id: runs.id, projectId: runs.projectId, readerIds: readerIds() })
      .from(runs)
      .where(and(inArray(runs.id, [...ids]), isNull(runs.shadowOf)));
    return new Map(rows.map(({ id, ...audience }) => [id, audience]));
  }

  stages(runId: string): Promise<StageRow[]> {
    return this.orm.select().from(runStages).where(eq(runStages.runId, runId)).orderBy(asc(runStages.position));
  }

  /** Newest first; at most `limit` rows after `cursor`. */
  list(filter: RunFilter, { cursor, limit }: PageRequest): Promise<ListedRun[]> {
    const { finalResult: _, alternatives: __, ...columns } = getTableColumns(runs);
    return this.orm
      .select({ ...columns, ownerName: principals.name, cursorAt: placeOf(runs.createdAt) })
      .from(runs)
      .innerJoin(principals, eq(principals.id, runs.ownerId))
      .where(
        and(
          isReadable(filter),
          isNull(runs.shadowOf),
          filter.batchId === undefined
            ? undefined
            : sql`exists (select 1 from batch_items where run_id = ${runs.id} and batch_id = ${filter.batchId})`,
          filter.pipeline === undefined ? undefined : eq(runs.pipeline, filter.pipeline),
          filter.status === undefined ? undefined : eq(runs.status, filter.status),
          filter.name === undefined ? undefined : sql`position(lower(${filter.name}) in lower(${runs.inputName})) > 0`,
          isAfter(cursor, runs),
        ),
      )
      .orderBy(desc(runs.createdAt), desc(runs.id))
      .limit(limit);
  }

  /** Events after `afterSeq`, oldest first. */
  async events(runId: string, afterSeq: number, limit = 1_000): Promise<ProgressEvent[]> {
    const rows = await this.orm
      .select({ event: runEvents.event })
      .from(runEvents)
      .where(and(eq(runEvents.runId, runId), gt(runEvents.seq, afterSeq)))
      .orderBy(asc(runEvents.seq))
      .limit(limit);
    return rows.map((row) => row.event);
  }

  /** Of each run the events after its sequence, oldest first: what the listeners of many runs missed together. */
  async eventsOfRuns(afterSeqs: ReadonlyMap<string, number>): Promise<ProgressEvent[]> {
    if (afterSeqs.size === 0) return [];
    const ids = sql.param([...afterSeqs.keys()]);
    const seqs = sql.param([...afterSeqs.values()]);
    const rows = await this.orm
      .select({ event: runEvents.event })
      .from(runEvents)
      .innerJoin(
        sql`unnest(${ids}::uuid[], ${seqs}::int[]) as wanted(run_id, after_seq)`,
        sql`wanted.run_id = ${runEvents.runId}`,
      )
      .where(sql`${runEvents.seq} > wanted.after_seq`)
      .orderBy(asc(runEvents.runId), asc(runEvents.seq));
    return rows.map((row) => row.event);
  }

  /** The active run of a fingerprint. */
  async active(fingerprint: string): Promise<RunRow | undefined> {
    const [run] = await this.orm
      .select()
      .from(runs)
      .where(and(eq(runs.fingerprint, fingerprint), inArray(runs.status, ACTIVE)))
      .limit(1);
    return run;
  }

  /** The present state of a run, as a socket's first message; one statement, so that stages and sequence agree. */
  async snapshot(runId: string): Promise<SnapshotMessage | undefined> {
    const rows = await this.orm
      .select({ run: runs, stage: runStages })
      .from(runs)
      .leftJoin(runStages, eq(runStages.runId, runs.id))
      .where(eq(runs.id, runId))
      .orderBy(asc(runStages.position));
    const run = rows[0]?.run;
    if (!run) return undefined;
    return {
      type: 'snapshot',
      chain_id: run.id,
      seq: run.eventSeq,
      status: run.status,
      progress: run.completedTasks / run.totalTasks,
      completed_tasks: run.completedTasks,
      total_tasks: run.totalTasks,
      tasks: rows.flatMap(({ stage }) => (stage ? [stageSnapshot(stage)] : [])),
    };
  }

  /**
   * Puts a failed or cancelled run back into the queue under the next attempt; undefined when it is neither, or when an
   * equal run is active.
   */
  async resubmit(id: string, stages: readonly StageDefinition[]): Promise<RunRow | undefined> {
    try {
      return await this.requeue(id, stages);
    } catch (error) {
      if (isUniqueViolation(error)) return undefined;
      throw error;
    }
  }

  private requeue(id: string, stages: readonly StageDefinition[]): Promise<RunRow | undefined> {
    return this.orm.transaction(async (tx) => {
      const [run] = await tx
        .update(runs)
        .set({
          status: 'queued',
          held: false,
          attempt: sql`${runs.attempt} + 1`,
          completedTasks: 0,
          error: null,
          startedAt: null,
          endedAt: null,
          updatedAt: sql`now()`,
        })
        .where(and(eq(runs.id, id), inArray(runs.status, ['failed', 'cancelled'])))
        .returning();
      if (!run) return undefined;
      await tx.delete(runStages).where(eq(runStages.runId, id));
      await tx.insert(runStages).values(stageRows(id, stages));
      await tx.execute(announceSql(id, { type: 'run_queued' }));
      return run;
    });
  }

  /**
   * For a batch's run that somebody submitted singly, too: it waits for no batch any more, is as urgent as they wish, and
   * goes on when the batch is cancelled. Undefined where the run has ended or is no batch's.
   */
  async release(id: string, priority: number): Promise<RunRow | undefined> {
    const [run] = await this.orm
      .update(runs)
      .set({ held: false, batchId: null, priority: sql`least(${runs.priority}, ${priority})`, updatedAt: sql`now()` })
      .where(and(eq(runs.id, id), isNotNull(runs.batchId), inArray(runs.status, ACTIVE)))
      .returning();
    return run;
  }

  /**
   * Active runs that nothing has happened to for a while: perhaps no workflow was started for them, or it is gone. Held
   * ones are their batch's business.
   */
  stale(olderThanSeconds: number, limit: number): Promise<RunRow[]> {
    return this.orm
      .select()
      .from(runs)
      .where(
        and(
          inArray(runs.status, ACTIVE),
          eq(runs.held, false),
          lte(runs.updatedAt, sql`now() - make_interval(secs => ${olderThanSeconds})`),
        ),
      )
      .orderBy(asc(runs.updatedAt))
      .limit(limit);
  }

  /** Ended runs past their retention; one that was corrected stays until a training has learned from it, if it may. */
  async expired(olderThanDays: number, limit: number): Promise<string[]> {
    const rows = await this.orm
      .select({ id: runs.id })
      .from(runs)
      .where(and(lt(runs.endedAt, sql`now() - make_interval(days => ${olderThanDays})`), not(this.isToLearnFrom())))
      .orderBy(asc(runs.endedAt))
      .limit(limit);
    return rows.map((row) => row.id);
  }

  private isToLearnFrom() {
    const toLearn = and(
      eq(feedback.runId, runs.id),
      eq(feedback.isCurrent, true),
      isNull(feedback.usedAt),
      isAllowed(sql`${feedback.userId}`),
    );
    return exists(this.orm.select({ id: feedback.id }).from(feedback).where(toLearn));
  }

  /**
   * Deletes ended runs with their stages, events and cache entries; active ones stay, and so do the sums of what the
   * deleted ones took. Returns how many went.
   */
  async delete(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const isDeleted = and(inArray(runs.id, [...ids]), inArray(runs.status, ['completed', 'failed', 'cancelled']));
    const deleted = await this.orm.transaction(async (tx) => {
      // An item of a batch that has an address and no run would be fetched again.
      await tx.execute(sql`
        update batch_items set url = null where url is not null and run_id in (select id from runs where ${isDeleted})`);
      await keepSums(tx, ids);
      return tx.delete(runs).where(isDeleted).returning({ id: runs.id });
    });
    await this.orm.execute(sql`select pg_notify(${RESULTS_CHANNEL}, '')`);
    return deleted.length;
  }

  async deleteExpiredCache(): Promise<number> {
    const deleted = await this.orm
      .delete(resultCache)
      .where(lte(resultCache.expiresAt, sql`now()`))
      .returning({ runId: resultCache.runId });
    return deleted.length;
  }

  /** All projects' runs, for the metrics. */
  countByPipeline(): Promise<{ pipeline: string; status: RunStatus; count: number }[]> {
    return this.orm
      .select({ pipeline: runs.pipeline, status: runs.status, count: sql<number>`count(*)::int` })
      .from(runs)
      .where(isNull(runs.shadowOf))
      .groupBy(runs.pipeline, runs.status);
  }

  async countByStatus(reader?: RunReader): Promise<Record<RunStatus, number>> {
    const rows = await this.orm
      .select({ status: runs.status, count: sql<number>`count(*)::int` })
      .from(runs)
      .where(and(isNull(runs.shadowOf), reader && isReadable(reader)))
      .groupBy(runs.status);
    const counts: Record<RunStatus, number> = { queued: 0, running: 0, completed: 0, failed: 0, cancelled: 0 };
    for (const row of rows) counts[row.status] = row.count;
    return counts;
  }
}

/** Named, so that Postgres plans it once a connection: it answers every submission. */
function prepareCached(orm: Orm) {
  return orm
    .select({
      runId: resultCache.runId,
      ownerId: runs.ownerId,
      resultJson: sql<string>`${runs.finalResult}::text`,
      expiresAt: resultCache.expiresAt,
    })
    .from(resultCache)
    .innerJoin(runs, eq(runs.id, resultCache.runId))
    .where(and(eq(resultCache.fingerprint, sql.placeholder('fingerprint')), gt(resultCache.expiresAt, sql`now()`)))
    .limit(1)
    .prepare('cached_result');
}
