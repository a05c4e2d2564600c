/**
 * `/ws/runs`: every progress event of every run of the caller's project, for lists. Events do not say whose they are, so
 * the projects of their runs are looked up, many runs at a time, and remembered. While nobody listens, this costs
 * nothing. It gives no snapshot and repeats nothing: a list is read over HTTP, and again whenever the socket had to be
 * opened anew, as after events that this process may have missed.
 */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Notifications } from '../../db/notifications';
import type { RunsRepository } from '../../db/repositories/runs';
import type { ProgressHub } from './progress-hub';
import { sendMessage, TRY_AGAIN_LATER } from './send-message';
import type { SocketKind } from './socket-kind';

export interface RunFeedDeps {
  hub: Pick<ProgressHub, 'onEvent'>;
  notifications: Pick<Notifications, 'onReconnected'>;
  runs: Pick<RunsRepository, 'projectsOf'>;
  logger: Logger;
}

/** Runs whose project is remembered: more than can be under way at once. */
const REMEMBERED_MAX = 50_000;

export class RunFeed implements SocketKind {
  readonly path = /^\/ws\/runs$/;
  readonly permission = { role: 'viewer', scope: 'runs:read' } as const;
  private readonly followers = new Map<string, Set<WebSocket>>();
  /** Run -> its project; null for one that was deleted. */
  private readonly projects = new Map<string, string | null>();
  /** Events of runs whose project is not known yet, in the order in which they came. */
  private waiting: { runId: string; message: string }[] = [];
  private isLookingUp = false;

  constructor(private readonly deps: RunFeedDeps) {
    deps.hub.onEvent(({ runId, text }) => this.take(runId, text));
    deps.notifications.onReconnected(() => this.closeAll());
  }

  admit({ caller }: { caller: { projectId: string } }) {
    return (socket: WebSocket) => this.follow(caller.projectId, socket);
  }

  private follow(projectId: string, socket: WebSocket): () => void {
    const followers = this.followers.get(projectId) ?? new Set();
    this.followers.set(projectId, followers.add(socket));
    return () => {
      followers.delete(socket);
      if (followers.size === 0 && this.followers.get(projectId) === followers) this.followers.delete(projectId);
    };
  }

  private closeAll(): void {
    for (const followers of this.followers.values()) {
      for (const socket of followers) socket.close(TRY_AGAIN_LATER, 'events may be missing; connect again');
    }
  }

  private take(runId: string, message: string): void {
    if (this.followers.size === 0) return;
    const projectId = this.projects.get(runId);
    // Nothing overtakes an event that waits: of one run they stay in order.
    if (projectId !== undefined && this.waiting.length === 0) return this.publish(projectId, message);
    this.waiting.push({ runId, message });
    if (!this.isLookingUp) void this.lookUp();
  }

  private async lookUp(): Promise<void> {
    this.isLookingUp = true;
    try {
      while (this.waiting.length > 0) {
        if (this.projects.size > REMEMBERED_MAX) this.projects.clear();
        const batch = [...this.waiting];
        const unknown = new Set(batch.flatMap(({ runId }) => (this.projects.has(runId) ? [] : [runId])));
        if (unknown.size > 0) await this.learn([...unknown]);
        this.waiting = this.waiting.slice(batch.length);
        for (const { runId, message } of batch) this.publish(this.projects.get(runId) ?? null, message);
      }
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'the live feed of runs lost events: their projects could not be looked up');
      this.waiting = [];
    } finally {
      this.isLookingUp = false;
    }
  }

  private async learn(runIds: readonly string[]): Promise<void> {
    const found = await this.deps.runs.projectsOf(runIds);
    for (const runId of runIds) this.projects.set(runId, found.get(runId) ?? null);
  }

  private publish(projectId: string | null, message: string): void {
    const followers = projectId === null ? undefined : this.followers.get(projectId);
    if (!followers) return;
    const bytes = Buffer.from(message);
    for (const socket of followers) sendMessage(socket, bytes);
  }
}
