/** How long a batch's workflow waits between two looks: shortly while things move, ever longer while they don't. */
import type { BatchView } from '../../activities/spine/batches';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
/** Nothing of the batch is in work: only an operator can change that, and is heard at once. */
const IDLE_MS = 60_000;

export class BatchPace {
  private waitMs = SHORTEST_MS;
  private seen = '';

  /** The wait after this look. */
  after(view: BatchView): number {
    const seen = JSON.stringify([view.status, view.counts, view.admitted]);
    const hasMoved = seen !== this.seen;
    this.seen = seen;
    this.waitMs = hasMoved ? SHORTEST_MS : Math.min(this.waitMs * 2, LONGEST_MS);
    return view.status === 'paused' && view.active === 0 ? IDLE_MS : this.waitMs;
  }
}
