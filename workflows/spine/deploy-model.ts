/** Puts a model version into service and sees that it answers; where it does not, the one before serves again. */
import { CancellationScope, patched, proxyActivities } from '@temporalio/workflow';
import type { DeploymentActivities, VerificationActivities } from '../../activities/loop/deployments';
import type { DeployInput } from '../../contracts/loop-start';
import { ACTIVITY_PROFILES } from './activity-options';

const { deployVersion, confirmServing } = proxyActivities<DeploymentActivities>(ACTIVITY_PROFILES.io);
const { verifyModel } = proxyActivities<VerificationActivities>(ACTIVITY_PROFILES.verify);

/** Answers? → serve → does it serve? : else the one before again. */
export async function deployModel(input: DeployInput): Promise<{ version: string }> {
  const { slot, modelVersionId } = input;
  await verifyModel({ slot, modelVersionId });
  // From here on a cancellation comes too late: the slot is never left with a version that nobody has seen to answer.
  return CancellationScope.nonCancellable(async () => {
    const { previousId } = await deployVersion(input);
    try {
      return await (patched('confirm-serving') ? confirmServing : verifyModel)({ slot, modelVersionId });
    } catch (error) {
      if (previousId !== null && previousId !== modelVersionId) {
        await deployVersion({
          slot,
          modelVersionId: previousId,
          reason: `restored, instead of: ${input.reason}`,
          byId: null,
        });
      }
      throw error;
    }
  });
}
