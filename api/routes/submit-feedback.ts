/** What becomes of a correction, whatever the route that takes it. */
import { checkCorrection } from '../../contracts/check-correction';
import { DomainError } from '../../contracts/errors';
import type { GivenFeedback } from '../../db/repositories/feedback';
import type { OwnedRun } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';

type FeedbackDeps = Pick<ApiDeps, 'feedback' | 'loopWorkflows' | 'logger'>;

export interface SubmittedFeedback {
  run: OwnedRun;
  userId: string;
  kind: string;
  /** The whole correction, made of the same person's that is in force; undefined where there is none. */
  correct: (inForce: unknown) => unknown;
  comment: string | null;
}

/** @throws DomainError RUN_NOT_FINISHED, FEEDBACK_INVALID, RUN_NOT_FOUND where it is gone meanwhile */
export async function submitFeedback(
  { feedback, ...deps }: FeedbackDeps,
  { run, userId, kind, correct, comment }: SubmittedFeedback,
): Promise<GivenFeedback> {
  const { id: runId, projectId, finalResult: originalResult } = run;
  if (run.status !== 'completed') throw new DomainError('RUN_NOT_FINISHED', { runId, status: run.status });
  const given = await feedback.amend({ projectId, runId, userId, kind, originalResult, comment }, (inForce) =>
    checkedCorrection(run, kind, correct(inForce)),
  );
  if (!given) throw new DomainError('RUN_NOT_FOUND', { runId });
  queueForTraining(deps, given.id);
  return given;
}

/** The answer does not wait for it. What never comes to the queue is seen when the rules are next looked at, hourly. */
function queueForTraining({ loopWorkflows, logger }: Omit<FeedbackDeps, 'feedback'>, feedbackId: string): void {
  loopWorkflows.queueFeedback(feedbackId).catch((error: unknown) => {
    logger.warn(
      { err: error, feedback_id: feedbackId },
      'feedback is not on the training queue; the next hour sees it',
    );
  });
}

/** Throws FEEDBACK_INVALID. */
function checkedCorrection(run: OwnedRun, kind: string, corrected: unknown): unknown {
  const checked = checkCorrection(run, kind, corrected);
  if ('problem' in checked) throw new DomainError('FEEDBACK_INVALID', { problem: checked.problem });
  return checked.correction;
}
