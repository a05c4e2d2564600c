/** Starts the workflows of retrains that are under way in their rows alone, and ends the rows of those that are lost. */
import type { RetrainsRepository } from '../../db/repositories/retrains';
import type { RetrainStarter } from './retrain-starter';

export interface RetrainReconcilerDeps {
  retrains: Pick<RetrainsRepository, 'unended' | 'end'>;
  starter: RetrainStarter;
}

/** Whoever made the row starts its workflow within this time. */
const STALE_SECONDS = 60;

export class RetrainReconciler {
  constructor(private readonly deps: RetrainReconcilerDeps) {}

  /** Starting is idempotent, so a healthy retrain is not disturbed. Returns at how many it looked. */
  async startMissing(): Promise<number> {
    const unended = await this.deps.retrains.unended(STALE_SECONDS);
    for (const retrain of unended) {
      if ((await this.deps.starter.start(retrain)) !== 'ended') continue;
      // The workflow's last step ends the row, so one that is closed was ended from outside.
      const error = { code: 'RETRAIN_LOST', details: {} } as const;
      await this.deps.retrains.end(retrain.id, { state: 'failed', outcome: null, error });
    }
    return unended.length;
  }
}
