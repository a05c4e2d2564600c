/**
 * A batch is many runs followed as one. Each input is an item; its run is shared where inputs are equal. Runs of a batch
 * are held back and admitted through a sliding window, so that a large batch never floods the queues.
 */

export const BATCH_STATUSES = ['running', 'paused', 'cancelling', 'completed', 'cancelled'] as const;
/** `completed`: every item has ended, some perhaps as failed. */
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export function isBatchTerminal(status: BatchStatus): status is 'completed' | 'cancelled' {
  return status === 'completed' || status === 'cancelled';
}

/** `fetching`: its URL has not been read yet. `rejected`: never became a run. `removed`: its run was deleted. */
export const ITEM_STATUSES = [
  'fetching',
  'queued',
  'running',
  'completed',
  'failed',
  'cancelled',
  'rejected',
  'removed',
] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** What an operator tells a running batch: the names of its workflow's updates. */
export const BATCH_UPDATES = ['pause', 'resume', 'cancel'] as const;
export type BatchUpdate = (typeof BATCH_UPDATES)[number];

/** Tells a batch's workflow that runs have ended; one that is lost costs a moment only. */
export const RUN_ENDED_SIGNAL = 'runEnded';

/** Postgres channel: the id of a batch whose state or counts may have changed. */
export const BATCHES_CHANNEL = 'treadle_batches';

/** Items of one batch. */
export const BATCH_ITEMS_MAX = 20_000;

/** `completed` counts items answered from the cache too, `failed` rejected ones too; the five states add up to `total`. */
export interface BatchCounts {
  total: number;
  queued: number;
  running: number;
  completed: number;
  failed: number;
  cancelled: number;
  /** Of the completed: answered from the cache. */
  cached: number;
  /** Of the failed: never became a run. */
  rejected: number;
}

/** Argument of the batch's workflow. All else stands in the batch's row and items. */
export interface BatchInput {
  batchId: string;
  projectId: string;
  pipeline: string;
  /** Counts starts: 1, and one more each time that failed items are retried. */
  attempt: number;
  /** One line for people. An execution that goes on from another has no summary, and shows this in its details. */
  title: string;
  /** Where the workflow goes on as a new execution: its state then. */
  status?: BatchStatus;
  /** Looks at the batch in one execution, after which it goes on as a new one; for tests. */
  looksMax?: number;
}

/** Every message on `/ws/batch/{batch_id}` is the whole present state: a client that missed some has lost nothing. */
export interface BatchMessage {
  type: 'snapshot' | 'batch_progress' | 'batch_completed' | 'batch_cancelled';
  batch_id: string;
  status: BatchStatus;
  /** Ended items / all items, 0..1. */
  progress: number;
  counts: BatchCounts;
  /** ISO 8601. */
  at: string;
}
