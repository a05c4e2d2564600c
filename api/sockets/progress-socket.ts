/**
 * One socket that follows one run: the present state first, then every later event once and in order. Events that
 * come while the state is being read wait, and those that the state covers are dropped.
 */
import type { WebSocket } from 'ws';
import type { RunsRepository } from '../../db/repositories/runs';
import type { Subscriber } from './progress-hub';

/** A client that reads so slowly is let go: it comes back and resumes. */
const BUFFERED_BYTES_MAX = 1024 ** 2;
const TRY_AGAIN_LATER = 1013;

export interface ProgressSocketOptions {
  socket: WebSocket;
  runId: string;
  /** The client has all events up to this one and wants the kept ones after it; undefined starts from the state. */
  after: number | undefined;
  runs: Pick<RunsRepository, 'snapshot' | 'events'>;
}

export class ProgressSocket implements Subscriber {
  lastSeq = 0;
  private waiting: { seq: number; message: Buffer }[] | null = [];

  constructor(private readonly options: ProgressSocketOptions) {}

  deliver(seq: number, message: Buffer): void {
    if (this.waiting) {
      this.waiting.push({ seq, message });
    } else if (seq > this.lastSeq) {
      this.lastSeq = seq;
      this.send(message);
    }
  }

  /** Call once, after subscribing. Throws what the database throws. */
  async open(): Promise<void> {
    const { runs, runId, after } = this.options;
    const snapshot = await runs.snapshot(runId);
    if (!snapshot) return this.options.socket.close(1001, 'the run was deleted');
    this.send(Buffer.from(JSON.stringify(snapshot)));
    this.lastSeq = Math.min(after ?? snapshot.seq, snapshot.seq);
    while (this.lastSeq < snapshot.seq) {
      const events = await runs.events(runId, this.lastSeq);
      if (events.length === 0) break;
      for (const event of events) {
        this.lastSeq = event.seq;
        this.send(Buffer.from(JSON.stringify(event)));
      }
    }
    const waited = this.waiting ?? [];
    this.waiting = null;
    for (const { seq, message } of waited) this.deliver(seq, message);
  }

  private send(message: Buffer): void {
    const { socket } = this.options;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BUFFERED_BYTES_MAX) socket.close(TRY_AGAIN_LATER, 'too slow; resume with ?after=');
    else socket.send(message, { binary: false });
  }
}
