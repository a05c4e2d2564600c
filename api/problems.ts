/** Problem documents (RFC 9457): the one form in which the API tells of trouble, in the caller's language. */
import { isConnectionError } from '../db/connection-error';
import { DomainError, errorMessage, ERRORS, type ErrorCode, type ErrorDetails, type Locale } from '../contracts/errors';

export interface Problem {
  /** Relative to the API; one for each code. */
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  details: ErrorDetails;
  /** The address that was asked for. */
  instance?: string;
  request_id?: string;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(error: { code: ErrorCode; details: ErrorDetails }, locale: Locale): Problem {
  const { title, httpStatus } = ERRORS[error.code];
  return {
    type: `/errors/${error.code}`,
    title: title[locale],
    status: httpStatus,
    detail: errorMessage(error.code, error.details, locale),
    code: error.code,
    details: error.details,
  };
}

/** Seconds after which a client may try again. */
const RETRY_AFTER_SECONDS = 5;

/** Headers that go with a problem: how to authenticate, when to come back. */
export function problemHeaders(error: { code: ErrorCode; details: ErrorDetails }): Record<string, string> {
  const { httpStatus } = ERRORS[error.code];
  if (httpStatus === 401) {
    const reason = error.code === 'TOKEN_INVALID' ? ', error="invalid_token"' : '';
    return { 'WWW-Authenticate': `Bearer realm="treadle"${reason}` };
  }
  const { retryAfterSeconds } = error.details;
  if (httpStatus !== 429 && httpStatus !== 503 && retryAfterSeconds === undefined) return {};
  return { 'Retry-After': String(typeof retryAfterSeconds === 'number' ? retryAfterSeconds : RETRY_AFTER_SECONDS) };
}

/** What an error means to the caller; undefined for one that nobody expected. */
export function expectedError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (isClientError(error)) {
    return new DomainError('REQUEST_INVALID', { problem: 'The address cannot be read' }, { cause: error });
  }
  if (isConnectionError(error)) return new DomainError('DATABASE_UNAVAILABLE', {}, { cause: error });
  return undefined;
}

/** Express marks what the client did wrong, such as a broken escape in the path, with a status below 500. */
function isClientError(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return false;
  return error.status >= 400 && error.status < 500;
}
