/** Wait where a throttling server names none, and the longest that is believed. */
const RETRY_AFTER_SECONDS = 10;
const RETRY_AFTER_SECONDS_MAX = 3_600;

/** Retry-After in seconds or as an HTTP date; whole seconds, at least 1. */
export function retryAfterSeconds(headers: Headers | undefined): number {
  const header = headers?.get('retry-after') ?? '';
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  const seconds = Number.isFinite(milliseconds)
    ? milliseconds / 1_000
    : /^\s*\d+(?:\.\d+)?\s*$/.test(header)
      ? Number(header)
      : (Date.parse(header) - Date.now()) / 1_000;
  if (!Number.isFinite(seconds)) return RETRY_AFTER_SECONDS;
  return Math.min(RETRY_AFTER_SECONDS_MAX, Math.max(1, Math.ceil(seconds)));
}
