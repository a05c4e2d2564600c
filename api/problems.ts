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
  if (httpStatus !== 429 && httpStatus !== 503) return {};
  const { retryAfterSeconds } = error.details;
  return { 'Retry-After': String(typeof retryAfterSeconds === 'number' ? retryAfterSeconds : RETRY_AFTER_SECONDS) };
}

/** What an error means to the caller; undefined for one that nobody expected. */
export function expectedError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const status = clientErrorStatus(error);
  if (status !== undefined) return new DomainError('REQUEST_INVALID', { problem: clientProblem(error) }, { cause: error });
  if (isConnectionError(error)) return new DomainError('DATABASE_UNAVAILABLE', {}, { cause: error });
  return undefined;
}

/** Express and its parsers mark what the client did wrong with a status below 500. */
function clientErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

const PARSER_PROBLEMS: Record<string, string> = {
  'entity.parse.failed': 'The body is not valid JSON',
  'entity.too.large': 'The JSON body is too large',
  'request.aborted': 'The request broke off',
  'request.size.invalid': 'The body is not as long as its Content-Length says',
  'encoding.unsupported': 'The Content-Encoding of the body is not supported',
  'charset.unsupported': 'The charset of the body is not supported; send UTF-8',
};

function clientProblem(error: unknown): string {
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return PARSER_PROBLEMS[type] ?? 'The address or the headers cannot be read';
}
