/**
 * Hands changes of stocks to the sockets of their owners. A notification says only that something changed: what did is
 * read by one query for all of an owner's sockets, one query at a time, so that a burst of changes is told as few.
 */
import type { Logger } from 'pino';
import { z } from 'zod';
import { STOCK_CHANNEL } from '../../contracts/receipts/stock';
import type { Notifications } from '../../db/notifications';
import type { StockRepository, StockState } from '../../db/repositories/stock';

export interface StockFollower {
  /** Number of the last change that it has; undefined where it is to be told everything. */
  readonly lastSeq: number | undefined;
  /** Takes the whole stock. */
  begin(state: StockState): void;
  /** Takes changes; those that it has already are passed over. */
  deliver(changes: StockState): void;
}

export interface StockHubDeps {
  stock: Pick<StockRepository, 'snapshot' | 'changesSince'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
  logger: Logger;
}

const RETRY_MS = 1_000;

const notificationSchema = z.object({ owner_id: z.string(), seq: z.number() });

export class StockHub {
  private readonly followers = new Map<string, Set<StockFollower>>();
  /** Owners whose stock may have changed since it was read last. */
  private readonly changed = new Set<string>();
  private readonly reading = new Set<string>();

  constructor(private readonly deps: StockHubDeps) {
    const { notifications } = deps;
    notifications.on(STOCK_CHANNEL, (payload) => this.hear(payload));
    notifications.onReconnected(() => [...this.followers.keys()].forEach((ownerId) => this.readSoon(ownerId)));
  }

  /** The follower gets the state, or the changes after its `lastSeq`, shortly, then each later change. Returns how to unsubscribe. */
  subscribe(ownerId: string, follower: StockFollower): () => void {
    const followers = this.followers.get(ownerId) ?? new Set();
    this.followers.set(ownerId, followers.add(follower));
    this.readSoon(ownerId);
    return () => {
      followers.delete(follower);
      if (followers.size > 0 || this.followers.get(ownerId) !== followers) return;
      this.followers.delete(ownerId);
      this.changed.delete(ownerId);
    };
  }

  private hear(payload: string): void {
    try {
      const { owner_id: ownerId, seq } = notificationSchema.parse(JSON.parse(payload));
      const followers = [...(this.followers.get(ownerId) ?? [])];
      if (followers.some(({ lastSeq }) => lastSeq === undefined || lastSeq < seq)) this.readSoon(ownerId);
    } catch (error) {
      this.deps.logger.error({ err: error }, 'a notification of a stock could not be read');
    }
  }

  private readSoon(ownerId: string): void {
    this.changed.add(ownerId);
    if (this.reading.has(ownerId)) return;
    this.reading.add(ownerId);
    this.readAll(ownerId).catch((error: unknown) => {
      this.deps.logger.error({ err: error }, 'the changes of a stock could not be read');
      setTimeout(() => this.followers.has(ownerId) && this.readSoon(ownerId), RETRY_MS).unref();
    });
  }

  private async readAll(ownerId: string): Promise<void> {
    try {
      while (this.changed.delete(ownerId)) {
        await this.tellChanges(ownerId);
        await this.tellAll(ownerId);
      }
    } finally {
      this.reading.delete(ownerId);
    }
  }

  private async tellChanges(ownerId: string): Promise<void> {
    const followers = this.of(ownerId).filter(({ lastSeq }) => lastSeq !== undefined);
    if (followers.length === 0) return;
    const after = Math.min(...followers.map(({ lastSeq }) => lastSeq ?? 0));
    const changes = await this.deps.stock.changesSince(ownerId, after);
    if (!changes) return this.begin(ownerId, followers);
    const isAhead = ({ lastSeq = 0 }: StockFollower): boolean => lastSeq > changes.seq;
    for (const follower of followers) if (!isAhead(follower)) follower.deliver(changes);
    // Its number is of another stock: one that was erased, or restored from a backup since.
    const strayed = followers.filter(isAhead);
    if (strayed.length > 0) await this.begin(ownerId, strayed);
  }

  private async tellAll(ownerId: string): Promise<void> {
    const followers = this.of(ownerId).filter(({ lastSeq }) => lastSeq === undefined);
    if (followers.length > 0) await this.begin(ownerId, followers);
  }

  private async begin(ownerId: string, followers: readonly StockFollower[]): Promise<void> {
    const state = await this.deps.stock.snapshot(ownerId);
    for (const follower of followers) follower.begin(state);
  }

  private of(ownerId: string): StockFollower[] {
    return [...(this.followers.get(ownerId) ?? [])];
  }
}
