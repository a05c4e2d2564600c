/** Calls again what failed for a passing reason: the API is away, busy or starting. For calls that may be repeated. */
import { TreadleError, TreadleUnreachableError } from './treadle-error';

export interface RetryOptions {
  /** Gives up, with the last error, when the next try would come later than this after the first. */
  patienceMs: number;
  signal?: AbortSignal;
  /** Told of each failure before the wait. */
  onWait?: (error: Error, waitMs: number) => void;
}

const WAIT_MS_MIN = 300;
const WAIT_MS_MAX = 10_000;

export async function withRetries<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { patienceMs, signal, onWait } = options;
  const startedAt = Date.now();
  for (let waitMs = WAIT_MS_MIN; ; waitMs = Math.min(waitMs * 2, WAIT_MS_MAX)) {
    try {
      return await call();
    } catch (error) {
      const asked = passingWaitMs(error, waitMs);
      if (asked === undefined || !(error instanceof Error) || signal?.aborted) throw error;
      if (Date.now() - startedAt + asked > patienceMs) throw error;
      onWait?.(error, asked);
      await new Promise((resolve) => setTimeout(resolve, asked));
    }
  }
}

/** How long to wait before the next try; undefined where another try would end the same. */
function passingWaitMs(error: unknown, waitMs: number): number | undefined {
  if (error instanceof TreadleUnreachableError) return waitMs;
  if (!(error instanceof TreadleError)) return undefined;
  const { status, code, retryAfterSeconds } = error;
  const isPassing = status === 429 || status === 503 || code === 'IDEMPOTENCY_IN_PROGRESS';
  return isPassing ? (retryAfterSeconds === undefined ? waitMs : retryAfterSeconds * 1_000) : undefined;
}
