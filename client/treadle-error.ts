/** What a call of the client throws: the API said no, or there was no API. */
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** The API refused; `problem` says why, in the language that the client asks for. */
export class TreadleError extends Error {
  override readonly name = 'TreadleError';
  /** How long the API asks to wait before the next try; undefined where it does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly problem: Problem,
    retryAfter: string | null = null,
  ) {
    super(problem.detail);
    this.retryAfterSeconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Nobody answered at the address, or what answered is not the API. */
export class TreadleUnreachableError extends Error {
  override readonly name = 'TreadleUnreachableError';

  constructor(
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`No Treadle answers at ${url}.`, options);
  }
}

/** The error for an answer whose status is not a success. */
export async function errorOf(response: Response, url: string): Promise<TreadleError | TreadleUnreachableError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new TreadleError(body, response.headers.get('retry-after'));
  return new TreadleUnreachableError(url, { cause: new Error(`${response.url || url} answered ${response.status}.`) });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && 'detail' in body && 'status' in body && typeof body.code === 'string';
}
