/**
 * What was read last of something that every submission asks for and that changes seldom. An announcement reads it anew:
 * one reading at a time, so that an older answer never takes a newer one's place, and again until one succeeds, since
 * nothing else would tell of what was missed.
 */
import type { Logger } from 'pino';

const RETRY_MS = 1_000;

interface Reading<Value> {
  /** For people, such as `served models`. */
  name: string;
  read: () => Promise<Value>;
  logger: Pick<Logger, 'warn'>;
}

export class KeptReading<Value> {
  private last: Promise<unknown> = Promise.resolve();
  private waiting: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private value: Value,
    private readonly reading: Reading<Value>,
  ) {}

  /** As it was read last. */
  get now(): Value {
    return this.value;
  }

  /** Reads what is there from now on. */
  refresh(): Promise<void> {
    // A reading that has not begun will see it too.
    if (this.waiting) return this.waiting;
    const turn = this.last.then(async () => {
      this.waiting = undefined;
      this.value = await this.reading.read();
    });
    this.waiting = turn;
    this.last = turn.catch(() => {});
    return turn;
  }

  /** For announcements, which nobody waits for. */
  refreshSoon(): void {
    clearTimeout(this.retry);
    this.refresh().catch((error: unknown) => {
      const { name, logger } = this.reading;
      logger.warn({ err: error }, `${name} could not be read; it is tried again`);
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.refreshSoon(), RETRY_MS).unref();
    });
  }
}
