/**
 * Progress events of a run: kept in `run_events` under a sequence that grows by one, announced through Postgres
 * NOTIFY on `PROGRESS_CHANNEL`, and sent to sockets at `/ws/pipeline/{chain_id}`.
 */
import type { RunStatus, StageStatus } from './run';

export const PROGRESS_CHANNEL = 'treadle_progress';

export const EVENT_TYPES = [
  'run_queued',
  'task_started',
  'task_progress',
  'task_retrying',
  'task_completed',
  'task_failed',
  'run_completed',
  'run_failed',
  'run_cancelled',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface ProgressEvent {
  type: EventType;
  chain_id: string;
  /** Grows by one within a run; a client that reconnects asks for what came after the last one it saw. */
  seq: number;
  /** ISO 8601. */
  at: string;
  /** `completed_tasks / total_tasks`, 0..1. */
  progress: number;
  completed_tasks: number;
  total_tasks: number;
  task_name?: string;
  /** Parts of the task that are done, such as pages, and how many there are. */
  parts_done?: number;
  parts_total?: number;
  attempt?: number;
  error_code?: string;
}

export interface StageSnapshot {
  name: string;
  status: StageStatus;
  version: string;
  attempt: number;
  parts_done: number;
  parts_total: number;
  started_at: string | null;
  ended_at: string | null;
}

/** The first message on every socket: the present state, up to and including event `seq`. */
export interface SnapshotMessage {
  type: 'snapshot';
  chain_id: string;
  seq: number;
  status: RunStatus;
  progress: number;
  completed_tasks: number;
  total_tasks: number;
  tasks: StageSnapshot[];
}
