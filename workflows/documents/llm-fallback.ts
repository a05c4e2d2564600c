/** Decides when the local extractor answers in place of a language model that failed for good. */
import { isCancellation } from '@temporalio/workflow';
import type { ErrorCode } from '../../contracts/errors';
import type { RunError } from '../../contracts/run';
import { toRunError } from '../spine/run-error';

const STEPS_IN: ReadonlySet<ErrorCode> = new Set([
  'LLM_UNAVAILABLE',
  'LLM_THROTTLED',
  'LLM_ANSWER_INVALID',
  'LLM_BUDGET_USED',
  'STAGE_TIMED_OUT',
]);

/** A wrong key, address or model name: every run would fall back unseen until somebody looked, so these fail. */
const MISCONFIGURED: ReadonlySet<unknown> = new Set([401, 403, 404]);

/** Why to go on with the local extractor; undefined where the run must fail. */
export function reasonToExtractLocally(error: unknown): Pick<RunError, 'code' | 'details'> | undefined {
  if (isCancellation(error)) return undefined;
  const { code, details } = toRunError(error, { runId: '', stage: 'extract' });
  if (STEPS_IN.has(code)) return { code, details };
  // The model refuses this document: its content, its length, or an account without money.
  return code === 'LLM_REFUSED' && !MISCONFIGURED.has(details['status']) ? { code, details } : undefined;
}
