/** How a run ends: the last word of every pipeline's workflow goes through one of these three. */
import type { RunError, RunOutcome } from '../../contracts/run';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { RunEnd, RunProgressRepository } from '../../db/repositories/run-progress';

export interface SpineDeps {
  progress: Pick<RunProgressRepository, 'completed' | 'failed' | 'cancelled'>;
  blobStore: Pick<BlobStore, 'read'>;
  cacheTtlSeconds: number;
  /** Called when a run has ended, however it did. */
  onRunEnded?: (runId: string) => void;
}

export type SpineActivities = ReturnType<typeof createSpineActivities>;

export function createSpineActivities({ progress, blobStore, cacheTtlSeconds, onRunEnded = () => {} }: SpineDeps) {
  return {
    /** Writes result, cost and cache entry at once. */
    async completeRun({ outcome, ...end }: RunEnd & { outcome: RunOutcome }): Promise<void> {
      const result: unknown = JSON.parse((await blobStore.read(outcome.result)).toString('utf8'));
      const ttlSeconds = outcome.cacheable === false ? null : cacheTtlSeconds;
      await progress.completed({ ...end, result, costUsd: outcome.cost_usd, cacheTtlSeconds: ttlSeconds });
      onRunEnded(end.runId);
    },

    async failRun(end: RunEnd & { error: RunError }): Promise<void> {
      await progress.failed(end);
      onRunEnded(end.runId);
    },

    async cancelRun(end: RunEnd & { error: RunError }): Promise<void> {
      await progress.cancelled(end);
      onRunEnded(end.runId);
    },
  };
}
