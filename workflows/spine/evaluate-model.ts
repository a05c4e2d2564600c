/** A version that is there already before the gate that a retrain's candidate passes: the second half of a retrain. */
import { CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { RetrainActivities, RetrainEndActivities } from '../../activities/loop/retrain';
import type { EvaluateModelInput } from '../../contracts/retrain';
import { ACTIVITY_PROFILES } from './activity-options';
import { toRunError } from './run-error';

const { evaluateCandidate } = proxyActivities<RetrainActivities>(ACTIVITY_PROFILES.train);
const { endRetrain } = proxyActivities<RetrainEndActivities>(ACTIVITY_PROFILES.io);

/** What passes waits until somebody promotes it. */
export async function evaluateModel(input: EvaluateModelInput): Promise<void> {
  const { retrainId } = input;
  try {
    const { rejected } = await evaluateCandidate(input);
    const state = rejected ? 'rejected' : 'completed';
    await endRetrain({ retrainId, state, outcome: rejected ?? 'waits_for_promotion', error: null });
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
