/**
 * Hands each progress event to the sockets that follow its run: one set of subscribers a run. Events come from Postgres
 * notifications as JSON text and are sent on as they are, made into bytes once for all sockets.
 */
import type { Logger } from 'pino';
import { z } from 'zod';
import { PROGRESS_CHANNEL } from '../../contracts/events';
import type { Notifications } from '../../db/notifications';
import type { RunsRepository } from '../../db/repositories/runs';

export interface Subscriber {
  /** Sequence of the last event that it has; 0 before it has any. */
  readonly lastSeq: number;
  /** Takes an event; one that it has already is passed over. */
  deliver(seq: number, message: Buffer): void;
}

export interface HubDeps {
  runs: Pick<RunsRepository, 'eventsOfRuns'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

/** An event of any run, as it was announced. */
export interface HeardEvent {
  runId: string;
  type: string;
  /** The event as JSON. */
  text: string;
}

const notificationSchema = z.object({ type: z.string(), chain_id: z.string(), seq: z.int() });

export class ProgressHub {
  private readonly subscribers = new Map<string, Set<Subscriber>>();
  private readonly hearers: ((event: HeardEvent) => void)[] = [];

  constructor(private readonly deps: HubDeps) {
    const { notifications, logger } = deps;
    notifications.on(PROGRESS_CHANNEL, (payload) => this.receive(payload));
    notifications.onReconnected(() => {
      this.catchUp().catch((error: unknown) =>
        logger.error({ err: error }, 'missed progress events could not be read'),
      );
    });
  }

  /** Hears every event of every run, for as long as the process lives. */
  onEvent(hearer: (event: HeardEvent) => void): void {
    this.hearers.push(hearer);
  }

  /** Returns how to unsubscribe. */
  subscribe(runId: string, subscriber: Subscriber): () => void {
    const followers = this.subscribers.get(runId) ?? new Set();
    this.subscribers.set(runId, followers.add(subscriber));
    return () => {
      followers.delete(subscriber);
      if (followers.size === 0 && this.subscribers.get(runId) === followers) this.subscribers.delete(runId);
    };
  }

  /** What was announced while nobody listened is read from the kept events. */
  private async catchUp(): Promise<void> {
    const afterSeqs = new Map<string, number>();
    for (const [runId, followers] of this.subscribers) {
      afterSeqs.set(runId, Math.min(...[...followers].map((follower) => follower.lastSeq)));
    }
    for (const event of await this.deps.runs.eventsOfRuns(afterSeqs)) {
      this.publish(event.chain_id, event.seq, JSON.stringify(event));
    }
  }

  private receive(payload: string): void {
    try {
      const { type, chain_id: runId, seq } = notificationSchema.parse(JSON.parse(payload));
      this.publish(runId, seq, payload);
      for (const hear of this.hearers) hear({ runId, type, text: payload });
    } catch (error) {
      this.deps.logger.error({ err: error }, 'a progress notification could not be read');
    }
  }

  private publish(runId: string, seq: number, text: string): void {
    const followers = this.subscribers.get(runId);
    if (!followers) return;
    const message = Buffer.from(text);
    for (const follower of followers) follower.deliver(seq, message);
  }
}
