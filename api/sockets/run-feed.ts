/**
 * `/ws/runs`: every progress event of every run that the caller may see, for lists. Events do not say whose they are, so
 * the audiences of their runs are looked up, many runs at a time, and remembered unless they can grow. While nobody listens, this costs
 * nothing. It gives no snapshot and repeats nothing: a list is read over HTTP, and again whenever the socket had to be
 * opened anew, as after events that this process may have missed.
 */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Notifications } from '../../db/notifications';
import type { Audience, RunReader } from '../../db/repositories/run-readers';
import type { RunsRepository } from '../../db/repositories/runs';
import type { Caller } from '../../db/repositories/identity';
import { runReader } from '../identity/run-reader';
import type { ProgressHub } from './progress-hub';
import { sendMessage, TRY_AGAIN_LATER } from './send-message';
import type { SocketKind } from './socket-kind';

export interface RunFeedDeps {
  hub: Pick<ProgressHub, 'onEvent'>;
  notifications: Pick<Notifications, 'onReconnected'>;
  runs: Pick<RunsRepository, 'audiencesOf'>;
  logger: Logger;
}

/** Runs whose audience is remembered: more than can be under way at once. */
const REMEMBERED_MAX = 50_000;

export class RunFeed implements SocketKind {
  readonly path = /^\/ws\/runs$/;
  readonly permission = { role: 'viewer', scope: 'runs:read' } as const;
  /** By project, with whom each socket is for. */
  private readonly followers = new Map<string, Map<WebSocket, RunReader>>();
  /** By run; null for one that was deleted. One of single readers is asked for anew: more of them may come. */
  private readonly audiences = new Map<string, Audience | null>();
  /** Events of runs whose audience is not known yet, in the order in which they came. */
  private waiting: { runId: string; message: string }[] = [];
  private isLookingUp = false;

  constructor(private readonly deps: RunFeedDeps) {
    deps.hub.onEvent(({ runId, text }) => this.take(runId, text));
    deps.notifications.onReconnected(() => this.closeAll());
  }

  admit({ caller }: { caller: Caller }) {
    return (socket: WebSocket) => this.follow(runReader(caller), socket);
  }

  private follow(reader: RunReader, socket: WebSocket): () => void {
    const { projectId } = reader;
    const followers = this.followers.get(projectId) ?? new Map<WebSocket, RunReader>();
    this.followers.set(projectId, followers.set(socket, reader));
    return () => {
      followers.delete(socket);
      if (followers.size === 0 && this.followers.get(projectId) === followers) this.followers.delete(projectId);
    };
  }

  private closeAll(): void {
    for (const followers of this.followers.values()) {
      for (const socket of followers.keys()) socket.close(TRY_AGAIN_LATER, 'events may be missing; connect again');
    }
  }

  private take(runId: string, message: string): void {
    if (this.followers.size === 0) return;
    const audience = this.audiences.get(runId);
    // Nothing overtakes an event that waits: of one run they stay in order.
    if (audience !== undefined && this.waiting.length === 0) return this.publish(audience, message);
    this.waiting.push({ runId, message });
    if (!this.isLookingUp) void this.lookUp();
  }

  private async lookUp(): Promise<void> {
    this.isLookingUp = true;
    try {
      while (this.waiting.length > 0) {
        if (this.audiences.size > REMEMBERED_MAX) this.audiences.clear();
        const batch = [...this.waiting];
        const unknown = new Set(batch.flatMap(({ runId }) => (this.audiences.has(runId) ? [] : [runId])));
        const found = unknown.size > 0 ? await this.learn([...unknown]) : undefined;
        this.waiting = this.waiting.slice(batch.length);
        for (const { runId, message } of batch)
          this.publish(this.audiences.get(runId) ?? found?.get(runId) ?? null, message);
      }
    } catch (error) {
      this.deps.logger.warn(
        { err: error },
        'the live feed of runs lost events: their audiences could not be looked up',
      );
      this.waiting = [];
    } finally {
      this.isLookingUp = false;
    }
  }

  private async learn(runIds: readonly string[]): Promise<Map<string, Audience>> {
    const found = await this.deps.runs.audiencesOf(runIds);
    for (const runId of runIds) {
      const audience = found.get(runId) ?? null;
      if (!audience?.readerIds) this.audiences.set(runId, audience);
    }
    return found;
  }

  private publish(audience: Audience | null, message: string): void {
    const followers = audience && this.followers.get(audience.projectId);
    if (!followers) return;
    const bytes = Buffer.from(message);
    for (const [socket, { readerId }] of followers) {
      if (readerId === undefined || audience.readerIds?.includes(readerId) !== false) sendMessage(socket, bytes);
    }
  }
}
