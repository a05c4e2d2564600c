/**
 * The project's live feed (`/ws/runs`): what has changed of each run since its row was read. Events are gathered and
 * handed out once a frame, and a row listens to its own run alone, so sixty runs in motion redraw sixty small things and
 * never a list.
 */
import { useSyncExternalStore } from 'react';
import { follow } from '../../../client/follow';
import type { RunEvent } from '../../../client/follow-run';
import { answer, client } from './client';
import { Store } from '../state/store';
import { type Connection, noting } from './connection';
import type { RunStatus } from './types';

/** The part of a run that events tell. */
export interface LiveRun {
  status: RunStatus;
  progress: number;
  completedTasks: number;
  totalTasks: number;
  /** The stage that is under way, and how far it is. */
  task: string | undefined;
  partsDone: number | undefined;
  partsTotal: number | undefined;
  /** When the feed first told that it runs; ISO 8601. */
  runningSince: string | undefined;
  /** Milliseconds; newer than a row's `updated_at` or not. */
  at: number;
  seq: number;
}

const STATUS_OF: Readonly<Record<RunEvent['type'], RunStatus>> = {
  run_queued: 'queued',
  task_started: 'running',
  task_progress: 'running',
  task_retrying: 'running',
  task_completed: 'running',
  task_failed: 'running',
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};

/** Runs whose state is kept; the ones that changed longest ago are forgotten, since their rows have been read anew. */
const KEPT_MAX = 5_000;

type RunListener = () => void;
/** Told once a frame of the events that change which runs there are, or how they stand: queued and ended. */
type TurnListener = (events: readonly RunEvent[]) => void;

class LiveRuns {
  readonly connection = new Store<Connection>('idle');
  private readonly runs = new Map<string, LiveRun>();
  private readonly waiting = new Map<string, RunEvent>();
  private turns: RunEvent[] = [];
  private readonly runListeners = new Map<string, Set<RunListener>>();
  private readonly turnListeners = new Set<TurnListener>();
  private frame: number | undefined;

  get(runId: string): LiveRun | undefined {
    return this.runs.get(runId);
  }

  subscribe(runId: string, listener: RunListener): () => void {
    const listeners = this.runListeners.get(runId) ?? new Set();
    this.runListeners.set(runId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.runListeners.delete(runId);
    };
  }

  onTurns(listener: TurnListener): () => void {
    this.turnListeners.add(listener);
    return () => this.turnListeners.delete(listener);
  }

  /** Follows the feed until `signal` is aborted; connects again by itself. Throws where the API refuses. */
  async follow(signal: AbortSignal): Promise<void> {
    const { connection } = this;
    const events = follow<RunEvent>({
      client,
      signal,
      openSocket: noting(connection),
      path: () => '/ws/runs',
      check: () => answer(client.GET('/api/v1/me')),
      isLast: () => false,
    });
    try {
      for await (const event of events) this.take(event);
    } finally {
      connection.set('idle');
    }
  }

  private take(event: RunEvent): void {
    const earlier = this.waiting.get(event.chain_id);
    if (!earlier || earlier.seq < event.seq) this.waiting.set(event.chain_id, event);
    if (event.type.startsWith('run_')) this.turns.push(event);
    this.frame ??= requestAnimationFrame(() => this.flush());
  }

  private flush(): void {
    this.frame = undefined;
    const events = [...this.waiting.values()];
    const { turns } = this;
    this.waiting.clear();
    this.turns = [];
    for (const event of events) this.keep(event);
    for (const { chain_id: runId } of events) this.runListeners.get(runId)?.forEach((listener) => listener());
    if (turns.length > 0) this.turnListeners.forEach((listener) => listener(turns));
  }

  private keep(event: RunEvent): void {
    const { chain_id: runId, seq } = event;
    const earlier = this.runs.get(runId);
    if (earlier && earlier.seq >= seq) return;
    this.runs.delete(runId);
    this.runs.set(runId, liveRun(event, earlier));
    const oldest = this.runs.keys().next();
    if (this.runs.size > KEPT_MAX && !oldest.done) this.runs.delete(oldest.value);
  }
}

function liveRun(event: RunEvent, earlier: LiveRun | undefined): LiveRun {
  const status = STATUS_OF[event.type];
  return {
    status,
    runningSince: status === 'queued' ? undefined : (earlier?.runningSince ?? event.at),
    progress: event.progress,
    completedTasks: event.completed_tasks,
    totalTasks: event.total_tasks,
    task: event.task_name,
    partsDone: event.parts_done,
    partsTotal: event.parts_total,
    at: Date.parse(event.at),
    seq: event.seq,
  };
}

export const liveRuns = new LiveRuns();

/** What the feed has told of a run since `updatedAt`; undefined where the row is the newest that is known. */
export function useLiveRun(runId: string, updatedAt: string): LiveRun | undefined {
  const live = useSyncExternalStore(
    (listener) => liveRuns.subscribe(runId, listener),
    () => liveRuns.get(runId),
  );
  return live && live.at > Date.parse(updatedAt) ? live : undefined;
}
