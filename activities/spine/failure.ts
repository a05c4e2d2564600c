/** Turns what an activity threw into the failure that Temporal keeps: type = stable code, retry rule from the registry. */
import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { CompleteAsyncError } from '@temporalio/activity';
import { DomainError, errorClassOf, isRetryable } from '../../contracts/errors';
import { isConnectionError } from '../../db/connection-error';

/** A bug is tried a few times, in case the trouble was the machine's; then it ends the run. */
const BUG_ATTEMPTS_MAX = 5;

export function toTemporalFailure(error: unknown, attempt: number): Error {
  if (error instanceof CancelledFailure || error instanceof ApplicationFailure || error instanceof CompleteAsyncError) {
    return error;
  }
  const known = toDomainError(error);
  const errorClass = errorClassOf(known.code);
  const wait = known.details['retryAfterSeconds'];
  return ApplicationFailure.create({
    type: known.code,
    // A bug's own words help whoever looks into the Web UI; every other error has its public message.
    message: errorClass === 'bug' && error instanceof Error ? error.message : known.message,
    details: [known.details],
    nonRetryable: !isRetryable(known.code) || (errorClass === 'bug' && attempt >= BUG_ATTEMPTS_MAX),
    ...(errorClass === 'not_ready' ? { category: ApplicationFailureCategory.BENIGN } : {}),
    ...(typeof wait === 'number' ? { nextRetryDelay: wait * 1_000 } : {}),
    ...(error instanceof Error ? { cause: error } : {}),
  });
}

function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isConnectionError(error)) return new DomainError('DATABASE_UNAVAILABLE', {}, { cause: error });
  return new DomainError('INVARIANT_BROKEN', { requestId: null }, { cause: error });
}
