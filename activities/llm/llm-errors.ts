/**
 * Turns what goes wrong between us and a language model into the error registry: who must act, and when to try again.
 * Keys never get into an error: messages of the server are cut and what looks like a key is blotted out.
 */
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { DomainError } from '../../contracts/errors';
import { redact } from '../rest/redact';
import { retryAfterSeconds } from '../rest/retry-after';

/** Statuses of a request that may succeed unchanged later. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 409, 425]);

const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** `secrets` are blotted out of messages wherever they stand. */
export function toDomainError(error: unknown, secrets: readonly string[]): unknown {
  if (error instanceof DomainError) return error;
  if (
    error instanceof APIUserAbortError ||
    error instanceof APIConnectionTimeoutError ||
    isNamed(error, ['TimeoutError', 'AbortError'])
  ) {
    return new DomainError('LLM_UNAVAILABLE', { reason: 'no answer in time' });
  }
  if (error instanceof APIConnectionError)
    return new DomainError('LLM_UNAVAILABLE', { reason: connectionReason(error) });
  if (error instanceof APIError) return fromStatus(error, secrets);
  if (isNamed(error, ['SyntaxError'])) return new DomainError('LLM_ANSWER_INVALID', { reason: 'the reply is no JSON' });
  return new DomainError('LLM_UNAVAILABLE', { reason: 'the connection broke off' });
}

/** Whether the server may have made an answer, and so charge for it, although none arrived. */
export function mayBeCharged(error: unknown): boolean {
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError) return true;
  if (error instanceof APIConnectionError) return !NEVER_CONNECTED.has(connectionReason(error));
  return !(error instanceof APIError);
}

/** An exhausted quota also comes as 429, but no waiting cures it. */
function fromStatus(
  error: Pick<APIError, 'status' | 'message' | 'code' | 'headers'>,
  secrets: readonly string[],
): DomainError {
  const status = error.status ?? 0;
  const reason = redact(error.message, secrets);
  if (status === 429 && error.code !== 'insufficient_quota') {
    return new DomainError('LLM_THROTTLED', { retryAfterSeconds: retryAfterSeconds(error.headers) });
  }
  if (status >= 400 && status < 500 && !TRANSIENT.has(status))
    return new DomainError('LLM_REFUSED', { status, reason });
  return new DomainError('LLM_UNAVAILABLE', { reason: `HTTP ${status}` });
}

/** By name: errors of the platform's `fetch` and JSON may come from another realm, where `instanceof` says no. */
function isNamed(error: unknown, names: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && names.some((name) => name === error.name);
}

function connectionReason(error: APIConnectionError): string {
  let cause: unknown = error.cause;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    cause = 'cause' in cause ? cause.cause : undefined;
  }
  return 'no connection';
}
