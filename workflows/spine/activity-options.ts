/**
 * The only place where activity options stand: one profile a resource. Attempts are capped by time rather than by
 * count; what must not be tried again says so itself (see `contracts/errors.ts`).
 */
import type { ActivityOptions } from '@temporalio/workflow';
import { TASK_QUEUES } from '../../contracts/task-queues';

const RETRY = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' } as const;

export const ACTIVITY_PROFILES = {
  /** Database, blobs, HTTP. One attempt is short; the world may be away for a day. */
  io: {
    taskQueue: TASK_QUEUES.io,
    startToCloseTimeout: '2m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '1d',
    retry: RETRY,
  },
  /** One question to a language model. After an hour of outage or throttling something else must answer. */
  llm: {
    taskQueue: TASK_QUEUES.io,
    startToCloseTimeout: '10m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '1h',
    retry: RETRY,
  },
  /** One unit of CPU work, such as a page. Attempts are counted too: an input that kills its worker must end once. */
  cpu: {
    taskQueue: TASK_QUEUES.cpu,
    startToCloseTimeout: '10m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '7d',
    retry: { ...RETRY, maximumAttempts: 20 },
  },
  /** Whether a model answers: somebody waits for it, and what cannot be said soon is a no. */
  verify: {
    taskQueue: TASK_QUEUES.cpu,
    startToCloseTimeout: '1m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '10m',
    retry: { ...RETRY, maximumAttempts: 5 },
  },
  /** A server of somebody else's that is kept in step. After a few attempts the next turn of the schedule goes on. */
  integration: {
    taskQueue: TASK_QUEUES.io,
    startToCloseTimeout: '30m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '1h',
    retry: { ...RETRY, maximumAttempts: 3 },
  },
  /** Hours of work that goes on from its last heartbeat. */
  train: {
    taskQueue: TASK_QUEUES.train,
    startToCloseTimeout: '12h',
    heartbeatTimeout: '10s',
    retry: { ...RETRY, maximumAttempts: 20 },
  },
} as const satisfies Record<string, ActivityOptions>;
