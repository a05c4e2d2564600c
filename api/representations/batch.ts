/** A batch and its items as the API shows them. */
import type { BatchCounts } from '../../contracts/batch';
import type { Locale } from '../../contracts/errors';
import type { BatchItemView, OwnedBatch } from '../../db/repositories/batches';
import { batchWorkflowId } from '../../contracts/workflow-ids';
import { problemOf } from '../problems';
import { type RunViewContext, workflowLink } from './run';

export function batchSummary(batch: OwnedBatch, context: RunViewContext) {
  const path = batchPath(batch.id);
  return {
    batch_id: batch.id,
    name: batch.name,
    pipeline: batch.pipeline,
    status: batch.status,
    options: batch.options,
    priority: batch.priority,
    cache: batch.cache,
    total_files: batch.totalFiles,
    progress: batchProgress(batch.counts),
    counts: batch.counts,
    attempt: batch.attempt,
    owner: { id: batch.ownerId, name: batch.ownerName },
    created_at: batch.createdAt,
    ended_at: batch.endedAt,
    links: {
      self: path,
      items: `${path}/items`,
      results_jsonl: `${path}/results.jsonl`,
      results_csv: `${path}/results.csv`,
      socket: `/ws/batch/${batch.id}`,
      workflow: workflowLink(batchWorkflowId(batch), context.settings),
    },
  };
}

export function batchView(batch: OwnedBatch, context: RunViewContext) {
  return { ...batchSummary(batch, context), observed_at: new Date() };
}

export function batchItem(item: BatchItemView, locale: Locale) {
  return {
    position: item.position,
    name: item.name,
    url: item.url,
    chain_id: item.runId,
    status: item.status,
    cached: item.cached,
    error: item.error && problemOf(item.error, locale),
  };
}

export function batchPath(batchId: string): string {
  return `/api/v1/batches/${batchId}`;
}

function batchProgress({ total, completed, failed, cancelled }: BatchCounts): number {
  return total === 0 ? 1 : (completed + failed + cancelled) / total;
}
