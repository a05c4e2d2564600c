/**
 * One socket that follows one run: the present state first, then every later event once and in order. Events that
 * come while the state is being read wait, those that the state covers are dropped, and a gap is filled from the kept
 * events.
 */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { RunsRepository } from '../../db/repositories/runs';
import type { Subscriber } from './progress-hub';
import { GOING_AWAY, INTERNAL_ERROR, sendMessage } from './send-message';

export interface ProgressSocketOptions {
  socket: WebSocket;
  runId: string;
  /** The client has all events up to this one and wants the kept ones after it; undefined starts from the state. */
  after: number | undefined;
  runs: Pick<RunsRepository, 'snapshot' | 'events'>;
  logger: Logger;
}

export class ProgressSocket implements Subscriber {
  lastSeq = 0;
  /** Events that came while older ones are being read; null when there is nothing to wait for. */
  private waiting: { seq: number; message: Buffer }[] | null = [];

  constructor(private readonly options: ProgressSocketOptions) {}

  deliver(seq: number, message: Buffer): void {
    if (this.waiting) {
      this.waiting.push({ seq, message });
    } else if (seq > this.lastSeq + 1) {
      // The ones between were announced while nobody listened.
      this.waiting = [{ seq, message }];
      this.sendKept().catch((error: unknown) => this.failed(error));
    } else {
      this.sendNew(seq, message);
    }
  }

  /** Call once, after subscribing. */
  async open(): Promise<void> {
    const { runs, runId, after, socket } = this.options;
    try {
      const snapshot = await runs.snapshot(runId);
      if (!snapshot) return socket.close(GOING_AWAY, 'the run was deleted');
      this.send(Buffer.from(JSON.stringify(snapshot)));
      this.lastSeq = Math.min(after ?? snapshot.seq, snapshot.seq);
      await this.sendKept(snapshot.seq);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Sends the kept events, at least up to `untilSeq`, and then those that waited. */
  private async sendKept(untilSeq = Infinity): Promise<void> {
    const { runs, runId } = this.options;
    while (this.lastSeq < untilSeq) {
      const events = await runs.events(runId, this.lastSeq);
      for (const event of events) this.sendNew(event.seq, Buffer.from(JSON.stringify(event)));
      if (events.length === 0) break;
    }
    const waited = this.waiting ?? [];
    const next = waited.find(({ seq }) => seq > this.lastSeq);
    if (next && next.seq > this.lastSeq + 1 && untilSeq !== Infinity) return this.sendKept();
    this.waiting = null;
    for (const { seq, message } of waited) this.sendNew(seq, message);
  }

  private sendNew(seq: number, message: Buffer): void {
    if (seq <= this.lastSeq) return;
    this.lastSeq = seq;
    this.send(message);
  }

  private send(message: Buffer): void {
    sendMessage(this.options.socket, message);
  }

  private failed(error: unknown): void {
    const { logger, runId, socket } = this.options;
    logger.error({ err: error, run_id: runId }, 'the events for a progress socket could not be read');
    socket.close(INTERNAL_ERROR, 'the events cannot be read; connect again');
  }
}
