/** The frame of what stands as a retrain in the database: however it ends, its row says so. */
import { CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { RetrainEndActivities } from '../../activities/loop/retrain';
import type { RetrainEnding, RetrainOutcome } from '../../contracts/retrain';
import { ACTIVITY_PROFILES } from './activity-options';
import { toRunError } from './run-error';

const { endRetrain } = proxyActivities<RetrainEndActivities>(ACTIVITY_PROFILES.io);

export interface Ending {
  state: RetrainEnding;
  outcome: RetrainOutcome | null;
}

export async function recordedRetrain(retrainId: string, work: () => Promise<Ending>): Promise<Ending> {
  try {
    const ending = await work();
    // Whoever cancels now comes too late: what was done is done, such as a version that serves.
    await CancellationScope.nonCancellable(() => endRetrain({ retrainId, ...ending, error: null }));
    return ending;
  } catch (error) {
    const cancelled = isCancellation(error) && CancellationScope.current().consideredCancelled;
    const { code, details } = toRunError(error, { runId: retrainId, stage: null });
    const state = cancelled ? 'cancelled' : 'failed';
    await CancellationScope.nonCancellable(() =>
      endRetrain({ retrainId, state, outcome: null, error: cancelled ? null : { code, details } }),
    );
    throw error;
  }
}
