/** How a run ends: the last word of every pipeline's workflow goes through one of these three. */
import { findPipeline } from '../../contracts/pipelines';
import type { RunError, RunOutcome } from '../../contracts/run';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { TrialRuns } from './trial-runs';
import type { ResultReview, RunEnd, RunProgressRepository } from '../../db/repositories/run-progress';

export interface SpineDeps {
  progress: Pick<RunProgressRepository, 'completed' | 'failed' | 'cancelled'>;
  blobStore: Pick<BlobStore, 'read'>;
  cacheTtlSeconds: number;
  /** Experiments' part in how runs end. */
  trialRuns?: Pick<TrialRuns, 'completed' | 'failed'>;
  /** Called when a run has ended, however it did. */
  onRunEnded?: (runId: string) => void;
}

export type SpineActivities = ReturnType<typeof createSpineActivities>;

export function createSpineActivities(deps: SpineDeps) {
  const { progress, blobStore, cacheTtlSeconds, trialRuns, onRunEnded = () => {} } = deps;
  return {
    /** Writes result, cost, cache entry and the place in the annotation queue at once. */
    async completeRun({
      outcome,
      pipeline,
      ...end
    }: RunEnd & { outcome: RunOutcome; pipeline?: string }): Promise<void> {
      const { standIn } = outcome;
      // A stand-in is nobody's variant: where there is a control, that one answers.
      if (standIn && (await trialRuns?.failed({ ...end, error: { ...standIn, stage: null } }))) return;
      const result: unknown = JSON.parse((await blobStore.read(outcome.result)).toString('utf8'));
      const ttlSeconds = outcome.cacheable === false ? null : cacheTtlSeconds;
      const review = reviewOf(pipeline, result);
      const { cost_usd: costUsd, models } = outcome;
      await progress.completed({ ...end, result, costUsd, models, cacheTtlSeconds: ttlSeconds, review });
      await trialRuns?.completed(end.runId);
      onRunEnded(end.runId);
    },

    /** Where it was a treatment that failed, the control takes over, and the run has not ended. */
    async failRun(end: RunEnd & { error: RunError }): Promise<void> {
      if (await trialRuns?.failed(end)) return;
      await progress.failed(end);
      onRunEnded(end.runId);
    },

    async cancelRun(end: RunEnd & { error: RunError }): Promise<void> {
      await progress.cancelled(end);
      onRunEnded(end.runId);
    },
  };
}

/** Null for pipelines without an annotation queue, and for workflows that began before there was one. */
function reviewOf(name: string | undefined, result: unknown): ResultReview | null {
  const pipeline = name === undefined ? undefined : findPipeline(name);
  if (!pipeline?.uncertainty) return null;
  return { uncertainty: pipeline.uncertainty(result), kind: pipeline.resultKind?.(result) ?? '' };
}
