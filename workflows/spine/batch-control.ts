/**
 * What a batch's workflow knows between two looks at the batch: how the batch stands, and what operators have asked
 * for. Free of Temporal's calls, but for the failure by which it refuses.
 */
import { ApplicationFailure } from '@temporalio/workflow';
import { type BatchCounts, type BatchStatus, type BatchUpdate, isBatchTerminal } from '../../contracts/batch';

export interface BatchProgress {
  status: BatchStatus;
  /** Null before the first look. */
  counts: BatchCounts | null;
}

export class BatchControl {
  counts: BatchCounts | null = null;
  /** Something may have happened since the last look. */
  nudged = false;
  /** Grows with each change by an operator. */
  private changes = 0;
  private last: Promise<unknown> = Promise.resolve();
  private unrecorded = 0;

  constructor(
    readonly batchId: string,
    public status: BatchStatus,
  ) {}

  /** Whether all that operators asked for is recorded. */
  get isSettled(): boolean {
    return this.unrecorded === 0;
  }

  nudge(): void {
    this.nudged = true;
  }

  view(): BatchProgress {
    return { status: this.status, counts: this.counts };
  }

  /** Refuses what comes too late. Asking for what is so already is no error: two operators may ask at once. */
  check(update: BatchUpdate): void {
    const { batchId, status } = this;
    const isEnding = status === 'cancelling' && update !== 'cancel';
    if (!isEnding && !isBatchTerminal(status)) return;
    throw ApplicationFailure.nonRetryable(`The batch is ${status}.`, 'BATCH_FINISHED', { batchId, status });
  }

  /**
   * Has the update recorded, one after the other, so that what is recorded last is what the batch does. Gives the state
   * afterwards.
   */
  steer(update: BatchUpdate, record: (update: BatchUpdate) => Promise<BatchStatus | null>): Promise<BatchStatus> {
    this.unrecorded += 1;
    const turn = this.last.then(async () => {
      const recorded = await record(update);
      this.status = recorded ?? 'cancelled';
      this.changes += 1;
      this.nudge();
      return this.status;
    });
    // The next one's turn comes whether this one was recorded or not.
    this.last = turn.catch(() => {}).finally(() => (this.unrecorded -= 1));
    return turn;
  }

  /**
   * Looks at the batch. The state in its row counts, unless an operator has changed it while we looked. Returns null
   * where the batch is gone.
   */
  async look<View extends BatchProgress>(read: () => Promise<View | null>): Promise<View | null> {
    const { changes } = this;
    this.nudged = false;
    const seen = await read();
    if (!seen) return null;
    if (changes === this.changes) this.status = seen.status;
    this.counts = seen.counts;
    return seen;
  }
}
