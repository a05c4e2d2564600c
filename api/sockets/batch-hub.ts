/**
 * Hands the state of batches to the sockets that follow them. A state is read when something may have changed: the batch
 * was announced, or a run began or ended, of which the event does not say to which batches it belongs. All batches in
 * question are read by one query, a few times a second at the most, and only what differs is sent.
 */
import type { Logger } from 'pino';
import { BATCHES_CHANNEL, type BatchMessage, isBatchTerminal } from '../../contracts/batch';
import type { Notifications } from '../../db/notifications';
import type { BatchesRepository } from '../../db/repositories/batches';
import type { ProgressHub } from './progress-hub';

export interface BatchFollower {
  /** Takes the present state; undefined for a batch that was deleted. */
  deliver(message: BatchMessage | undefined): void;
}

export interface BatchHubDeps {
  batches: Pick<BatchesRepository, 'messagesOf'>;
  hub: Pick<ProgressHub, 'onEvent'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

/** A batch's sockets get at most so many messages a second. */
const MESSAGES_PER_SECOND_MAX = 4;
const PAUSE_MS_MIN = 1_000 / MESSAGES_PER_SECOND_MAX;
/** Reading may take this share of the time: the counts of a large batch are some work for the database. */
const READING_SHARE_MAX = 0.1;

/** Events after which the counts of a batch differ. */
const COUNTED: ReadonlySet<string> = new Set([
  'run_queued',
  'task_started',
  'run_completed',
  'run_failed',
  'run_cancelled',
]);

export class BatchHub {
  private readonly followers = new Map<string, Set<BatchFollower>>();
  /** Batches that may have changed. */
  private readonly changed = new Set<string>();
  /** Batches that had ended when they were read last: no run changes them until they are announced again. */
  private readonly ended = new Set<string>();
  private isReading = false;

  constructor(private readonly deps: BatchHubDeps) {
    const { hub, notifications } = deps;
    hub.onEvent(({ type }) => COUNTED.has(type) && this.runsChanged());
    notifications.on(BATCHES_CHANNEL, (batchId) => this.batchChanged(batchId));
    notifications.onReconnected(() => [...this.followers.keys()].forEach((batchId) => this.batchChanged(batchId)));
  }

  /** The follower gets the present state shortly, then each later one. Returns how to unsubscribe. */
  subscribe(batchId: string, follower: BatchFollower): () => void {
    const followers = this.followers.get(batchId) ?? new Set();
    this.followers.set(batchId, followers.add(follower));
    this.batchChanged(batchId);
    return () => {
      followers.delete(follower);
      if (followers.size > 0 || this.followers.get(batchId) !== followers) return;
      this.followers.delete(batchId);
      this.changed.delete(batchId);
      this.ended.delete(batchId);
    };
  }

  private batchChanged(batchId: string): void {
    if (!this.followers.has(batchId)) return;
    this.ended.delete(batchId);
    this.changed.add(batchId);
    this.readSoon();
  }

  private runsChanged(): void {
    for (const batchId of this.followers.keys()) if (!this.ended.has(batchId)) this.changed.add(batchId);
    this.readSoon();
  }

  private readSoon(): void {
    if (this.isReading || this.changed.size === 0) return;
    this.isReading = true;
    const startedAt = performance.now();
    this.read()
      .catch((error: unknown) => this.deps.logger.error({ err: error }, 'the states of batches could not be read'))
      .finally(() => {
        const pauseMs = Math.max(PAUSE_MS_MIN, (performance.now() - startedAt) / READING_SHARE_MAX);
        setTimeout(() => {
          this.isReading = false;
          this.readSoon();
        }, pauseMs).unref();
      });
  }

  private async read(): Promise<void> {
    const batchIds = [...this.changed];
    this.changed.clear();
    try {
      const messages = await this.deps.batches.messagesOf(batchIds);
      for (const batchId of batchIds) this.publish(batchId, messages.get(batchId));
    } catch (error) {
      for (const batchId of batchIds) if (this.followers.has(batchId)) this.changed.add(batchId);
      throw error;
    }
  }

  private publish(batchId: string, message: BatchMessage | undefined): void {
    const followers = this.followers.get(batchId);
    if (!followers) return;
    // Announced once more while it was read: then what was read may be of the time before.
    if (message && isBatchTerminal(message.status) && !this.changed.has(batchId)) this.ended.add(batchId);
    for (const follower of followers) follower.deliver(message);
  }
}
