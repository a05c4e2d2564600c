/** Waiting times between restarts of a child that dies again and again. */
export interface BackoffOptions {
  firstMs: number;
  maxMs: number;
  /** A child that stayed up for so long starts from `firstMs` again. */
  quietMs: number;
}

export const RESTART_BACKOFF: BackoffOptions = { firstMs: 200, maxMs: 5_000, quietMs: 60_000 };

export class Backoff {
  private nextMs: number;

  constructor(private readonly options: BackoffOptions = RESTART_BACKOFF) {
    this.nextMs = options.firstMs;
  }

  /** How long to wait before the next start of a child that was up for `upMs`. */
  after(upMs: number): number {
    if (upMs >= this.options.quietMs) this.nextMs = this.options.firstMs;
    const delayMs = this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, this.options.maxMs);
    return delayMs;
  }
}
