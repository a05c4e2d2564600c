/** Starts the workflows of batches that are at work in their rows alone: never started, lost, or ended from outside. */
import type { BatchProgressRepository } from '../../db/repositories/batch-progress';
import type { BatchStarter } from './batch-starter';

export interface BatchReconcilerDeps {
  batches: Pick<BatchProgressRepository, 'stale' | 'touch' | 'renew'>;
  starter: BatchStarter;
}

/** A batch's workflow looks at its rows more often than this. */
const STALE_SECONDS = 90;
const BATCHES_AT_ONCE = 100;

export class BatchReconciler {
  constructor(private readonly deps: BatchReconcilerDeps) {}

  /** Starting is idempotent, so a healthy batch is not disturbed. Returns at how many it looked. */
  async startMissing(): Promise<number> {
    const stale = await this.deps.batches.stale(STALE_SECONDS, BATCHES_AT_ONCE);
    for (const batch of stale) {
      const state = await this.deps.starter.start(batch);
      // All that counts stands in the rows: the next attempt goes on where the workflow was ended.
      const next =
        state === 'ended' ? await this.deps.batches.renew({ batchId: batch.id, attempt: batch.attempt }) : undefined;
      if (next) await this.deps.starter.start(next);
      else await this.deps.batches.touch(batch.id);
    }
    return stale.length;
  }
}
