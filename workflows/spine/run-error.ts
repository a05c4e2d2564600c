/** Turns what a workflow caught into the `RunError` that its row keeps. */
import { ActivityFailure, ApplicationFailure, ChildWorkflowFailure, TimeoutFailure } from '@temporalio/workflow';
import { type ErrorDetails, isErrorCode } from '../../contracts/errors';
import type { RunError } from '../../contracts/run';

export function toRunError(error: unknown, run: { runId: string; stage: string | null }): RunError {
  const root = rootFailure(error);
  if (root instanceof ApplicationFailure && isErrorCode(root.type)) {
    return { code: root.type, details: detailsOf(root), stage: run.stage };
  }
  if (root instanceof TimeoutFailure)
    return { code: 'STAGE_TIMED_OUT', details: { stage: run.stage }, stage: run.stage };
  return { code: 'INVARIANT_BROKEN', details: { requestId: run.runId }, stage: run.stage };
}

/** The innermost failure; a timeout is one unless it carries the reason of an attempt before it. */
function rootFailure(error: unknown): unknown {
  let root = error;
  while (isWrapper(root) && root.cause) root = root.cause;
  return root;
}

function isWrapper(failure: unknown): failure is ActivityFailure | ChildWorkflowFailure | TimeoutFailure {
  return (
    failure instanceof ActivityFailure || failure instanceof ChildWorkflowFailure || failure instanceof TimeoutFailure
  );
}

function detailsOf(failure: ApplicationFailure): ErrorDetails {
  const [details] = failure.details ?? [];
  return details !== null && typeof details === 'object' ? (details as ErrorDetails) : {};
}
