/** Puts the failed and cancelled items of an ended batch back to work, within the transaction of its retry. */
import { sql } from 'drizzle-orm';
import type { StageDefinition } from '../../contracts/pipeline';
import { activeRuns, inChunks, requeueRuns, type Transaction } from './batch-runs';

interface RetriedBatch {
  batchId: string;
  stages: readonly StageDefinition[];
}

/**
 * Whether there was anything to retry: failed and cancelled runs, items that the batch gave up when it was cancelled,
 * and addresses that could not be read.
 */
export async function retryItems(tx: Transaction, batch: RetriedBatch): Promise<boolean> {
  const { batchId } = batch;
  const resumed = await tx.execute(sql`
    update batch_items set error = null
    where batch_id = ${batchId} and error is not null
      and (run_id is not null or url is not null)`);
  const failed = await tx.execute<{ id: string; fingerprint: string }>(sql`
    select distinct on (runs.fingerprint) runs.id, runs.fingerprint
    from batch_items join runs on runs.id = batch_items.run_id
    where batch_items.batch_id = ${batchId} and runs.status in ('failed', 'cancelled')
    order by runs.fingerprint, runs.created_at desc, runs.id`);
  for (const some of inChunks(failed.rows)) await queueAgain(tx, batch, some);
  return failed.rows.length > 0 || (resumed.rowCount ?? 0) > 0;
}

/** Of equal runs one can be active: all their items follow one that is, or else the one that is queued again. */
async function queueAgain(
  tx: Transaction,
  batch: RetriedBatch,
  failed: readonly { id: string; fingerprint: string }[],
): Promise<void> {
  const fingerprints = failed.map(({ fingerprint }) => fingerprint);
  const active = new Map((await activeRuns(tx, fingerprints)).map(({ id, fingerprint }) => [fingerprint, id]));
  const targets = failed.map(({ id, fingerprint }) => ({ fingerprint, run_id: active.get(fingerprint) ?? id }));
  await tx.execute(sql`
    update batch_items set run_id = target.run_id, cached = false
    from runs, jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as target(fingerprint text, run_id uuid)
    where batch_items.batch_id = ${batch.batchId} and runs.id = batch_items.run_id
      and runs.fingerprint = target.fingerprint and runs.status in ('failed', 'cancelled')
      and runs.id <> target.run_id`);
  const own = failed.flatMap(({ id, fingerprint }) => (active.has(fingerprint) ? [] : [id]));
  await requeueRuns(tx, batch, own);
}
