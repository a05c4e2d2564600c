/**
 * The training queue: takes the ids of feedback as it is given, and has the retrain rules look at it some minutes later,
 * long before their hour. What is learned from stands in the table `feedback`; whatever is lost here the hour finds.
 */
import {
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { TriggerActivities } from '../../activities/loop/triggers';
import { FEEDBACK_GIVEN_SIGNAL, type FeedbackQueueInput } from '../../contracts/feedback-queue';
import { ACTIVITY_PROFILES } from './activity-options';

const { fireTriggers } = proxyActivities<TriggerActivities>(ACTIVITY_PROFILES.io);

/** Resolves when nothing is on the queue any more, to what came of it. */
export async function gatherFeedback(input: FeedbackQueueInput): Promise<{ feedback: number; started: number }> {
  const waiting = new Set(input.waiting);
  setHandler(defineSignal<[string]>(FEEDBACK_GIVEN_SIGNAL), (feedbackId) => void waiting.add(feedbackId), {
    description: 'Puts feedback on the queue.',
  });
  const { workflowId, runId } = workflowInfo();
  const sum = { feedback: 0, started: 0 };
  for (let round = 1; round === 1 || waiting.size > 0; round += 1) {
    await sleep(input.gatherSeconds * 1_000);
    sum.feedback += waiting.size;
    waiting.clear();
    const { started } = await fireTriggers({ evaluationId: `${workflowId} ${runId} ${round}`, mayStart: true });
    sum.started += started;
    setCurrentDetails(`${sum.feedback} were looked at, ${sum.started} retrains were started.`);
    if (waiting.size > 0 && workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof gatherFeedback>({ ...input, waiting: [...waiting] });
    }
  }
  return sum;
}
