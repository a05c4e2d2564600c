/** What deleted runs took, kept as sums by month, within the transaction that deletes them. */
import { sql } from 'drizzle-orm';
import type { Transaction } from './batch-runs';

/** Of those of `ids` that have ended, and of the shadows that go with them. */
export async function keepSums(tx: Transaction, ids: readonly string[]): Promise<void> {
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
