/** A version that is there already before the gate that a retrain's candidate passes: the second half of a retrain. */
import { proxyActivities } from '@temporalio/workflow';
import type { RetrainActivities } from '../../activities/loop/retrain';
import type { EvaluateModelInput } from '../../contracts/retrain';
import { ACTIVITY_PROFILES } from './activity-options';
import { recordedRetrain } from './recorded-retrain';

const { evaluateCandidate } = proxyActivities<RetrainActivities>(ACTIVITY_PROFILES.train);

/** What passes waits until somebody promotes it. */
export async function evaluateModel(input: EvaluateModelInput): Promise<void> {
  await recordedRetrain(input.retrainId, async () => {
    const { rejected } = await evaluateCandidate(input);
    return { state: rejected ? 'rejected' : 'completed', outcome: rejected ?? 'waits_for_promotion' };
  });
}
