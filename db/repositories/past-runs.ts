/** How runs go: with stages, events and cache entries, but the sums of what they took stay, by month. */
import { and, eq, exists, inArray, ne, sql } from 'drizzle-orm';
import { PERSONAL_PIPELINES } from '../../contracts/pipelines';
import { runAskers, runs } from '../schema';
import type { Transaction } from './batch-runs';

/** Announced when results are gone, so that no process answers with one from its memory. */
export const RESULTS_CHANNEL = 'treadle_results';

/** Those of `ids` that have ended. Returns how many went. */
export async function deleteEnded(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const isDeleted = and(inArray(runs.id, [...ids]), inArray(runs.status, ['completed', 'failed', 'cancelled']));
  // An item of a batch that has an address and no run would be fetched again.
  await tx.execute(sql`
    update batch_items set url = null where url is not null and run_id in (select id from runs where ${isDeleted})`);
  await keepSums(tx, ids);
  const deleted = await tx.delete(runs).where(isDeleted).returning({ id: runs.id });
  await tx.execute(sql`select pg_notify(${RESULTS_CHANNEL}, '')`);
  return deleted.length;
}

/** Personal runs of somebody who is erased: who sent the same has them from now on; what nobody else asked for goes. */
export async function leavePersonalRuns(tx: Transaction, ownerId: string): Promise<void> {
  const isTheirs = and(eq(runs.ownerId, ownerId), inArray(runs.pipeline, [...PERSONAL_PIPELINES]));
  const others = tx
    .select({ id: runAskers.principalId })
    .from(runAskers)
    .where(and(eq(runAskers.runId, runs.id), ne(runAskers.principalId, ownerId)))
    .orderBy(runAskers.askedAt)
    .limit(1);
  await tx
    .update(runs)
    .set({ ownerId: sql`(${others})` })
    .where(and(isTheirs, exists(others)));
  const left = await tx.select({ id: runs.id }).from(runs).where(isTheirs);
  await deleteEnded(
    tx,
    left.map(({ id }) => id),
  );
}

/** Of those of `ids` that have ended, and of the shadows that go with them. */
async function keepSums(tx: Transaction, ids: readonly string[]): Promise<void> {
  const deleted = sql`any(${sql.param([...ids])}::uuid[])`;
  await tx.execute(sql`
    insert into past_runs (month, pipeline, runs, busy_ms)
    select date_trunc('month', ended_at at time zone 'utc')::date, pipeline, count(*)::int, sum(
      coalesce((select sum(busy_ms) from run_stages where run_stages.run_id = ended.id), 0))
    from runs ended
    where ended_at is not null and status in ('completed', 'failed', 'cancelled')
      and (id = ${deleted} or shadow_of in (
        select id from runs where id = ${deleted} and status in ('completed', 'failed', 'cancelled')))
    group by 1, 2
    on conflict (month, pipeline) do update
      set runs = past_runs.runs + excluded.runs, busy_ms = past_runs.busy_ms + excluded.busy_ms`);
}
