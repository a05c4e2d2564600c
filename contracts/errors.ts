/**
 * Errors that are expected. Domain code throws `DomainError(code, details)`; an activity interceptor turns it into a
 * Temporal failure, an Express handler into an RFC 9457 problem document, and `docs/errors.md` is generated from the
 * registry.
 */
import { type ErrorClass, ERRORS } from './error-registry';

export { type ErrorClass, ERRORS } from './error-registry';

export type ErrorCode = keyof typeof ERRORS;
export type Locale = 'en' | 'ko';
export type ErrorDetails = Record<string, string | number | boolean | string[] | null>;

/** Thrown by domain code; nothing else crosses a room's border on purpose. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(errorMessage(code, details, 'en'), options);
  }
}

/** The public message of `code` with its details filled in. */
export function errorMessage(code: ErrorCode, details: ErrorDetails, locale: Locale): string {
  return ERRORS[code].message[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

export function errorClassOf(code: ErrorCode): ErrorClass {
  return ERRORS[code].class;
}

const CALLERS_MISTAKES: ReadonlySet<ErrorClass> = new Set([
  'invalid_input',
  'unauthorised',
  'not_found',
  'conflict',
  'cancelled',
]);

/** Whoever meets one of these has asked for something that cannot be; no model is to blame. */
export const ERROR_CODES_OF_CALLERS: readonly ErrorCode[] = (Object.keys(ERRORS) as ErrorCode[]).filter((code) =>
  CALLERS_MISTAKES.has(errorClassOf(code)),
);

const RETRIED: ReadonlySet<ErrorClass> = new Set(['not_ready', 'throttled', 'dependency', 'bug']);

/** Whether Temporal should try again after `code`. A `bug` is retried, because a new release may cure it. */
export function isRetryable(code: ErrorCode): boolean {
  return RETRIED.has(errorClassOf(code));
}
