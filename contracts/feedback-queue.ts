/** The training queue: what was said since the rules were last looked at, gathered by the workflow `gatherFeedback`. */
import { TASK_QUEUES } from './task-queues';

/** Argument of the workflow `gatherFeedback`. */
export interface FeedbackQueueInput {
  /** The rules are looked at so long after the first word, and then again while more comes. */
  gatherSeconds: number;
  /** Put on the queue before, where the workflow goes on as a new execution. */
  waiting: readonly string[];
}

/** Argument: the feedback's id. */
export const FEEDBACK_GIVEN_SIGNAL = 'feedbackGiven';

/** Time for a person to look through some results, so that what was corrected in one go is judged in one go. */
const GATHER_SECONDS = 300;

/** Fits `client.workflow.signalWithStart`: the queue is there while anything is on it. */
export function feedbackQueueOptions(feedbackId: string) {
  return {
    workflowType: 'gatherFeedback',
    options: {
      workflowId: 'spine/feedbackQueue',
      taskQueue: TASK_QUEUES.workflow,
      args: [{ gatherSeconds: GATHER_SECONDS, waiting: [] }] as [FeedbackQueueInput],
      signal: FEEDBACK_GIVEN_SIGNAL,
      signalArgs: [feedbackId] as [string],
      priority: { priorityKey: 5 },
      staticSummary: 'feedback that waits for the rules',
    },
  };
}
