/** SQL that tells how an item of a batch stands, shared by the repositories of batches. */
import { sql } from 'drizzle-orm';
import type { BatchCounts, ItemStatus } from '../../contracts/batch';
import type { RunError } from '../../contracts/run';

/** An item's error of this code says that the batch gave it up, whatever becomes of a run that others share. */
const CANCELLED = 'RUN_CANCELLED';

export const CANCELLED_ITEM: RunError = { code: CANCELLED, details: {}, stage: null };

/** Of `batch_items` left joined with `runs`. */
export const itemStatus = sql<ItemStatus>`case
    when batch_items.error ->> 'code' = ${sql.raw(`'${CANCELLED}'`)} then 'cancelled'
    when batch_items.error is not null then 'rejected'
    when batch_items.run_id is not null then runs.status
    when batch_items.url is not null then 'fetching'
    else 'removed'
  end`;

/** The counts of the row of `batches` in whose statement it stands. */
export const batchCounts = sql<BatchCounts>`(
    select json_build_object(
      'total', count(*),
      'queued', count(*) filter (where status in ('queued', 'fetching')),
      'running', count(*) filter (where status = 'running'),
      'completed', count(*) filter (where status = 'completed'),
      'failed', count(*) filter (where status in ('failed', 'rejected')),
      'cancelled', count(*) filter (where status in ('cancelled', 'removed')),
      'cached', count(*) filter (where status = 'completed' and cached),
      'rejected', count(*) filter (where status = 'rejected'))
    from (
      select batch_items.cached, ${itemStatus} as status
      from batch_items left join runs on runs.id = batch_items.run_id
      where batch_items.batch_id = batches.id) item)`;
