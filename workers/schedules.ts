/** The system's own schedules, one table; created or brought up to date when a workflow worker starts. */
import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import type { Logger } from 'pino';
import type { Env } from '../config/env';
import { SCHEDULE_IDS } from '../contracts/schedule-ids';
import { TASK_QUEUES } from '../contracts/task-queues';

interface ScheduleDefinition {
  id: string;
  workflowType: string;
  note: string;
  spec: ScheduleSpec;
  /** There is no such schedule where this is not set. */
  setting?: 'MLFLOW_TRACKING_URI' | 'LABEL_STUDIO_URL';
}

type ScheduleSettings = Pick<Env, 'TIME_ZONE' | 'MLFLOW_TRACKING_URI' | 'LABEL_STUDIO_URL'>;

const SCHEDULES: readonly ScheduleDefinition[] = [
  {
    id: 'treadle-reconcile',
    workflowType: 'reconcileRuns',
    note: 'Starts accepted runs whose workflow is missing.',
    spec: { intervals: [{ every: '1m' }] },
  },
  {
    id: 'treadle-retention',
    workflowType: 'applyRetention',
    note: 'Removes what is past its retention, nightly.',
    spec: { cronExpressions: ['0 3 * * *'] },
  },
  {
    id: SCHEDULE_IDS.publishModels,
    workflowType: 'publishModels',
    note: 'Tells MLflow what it missed.',
    spec: { intervals: [{ every: '5m' }] },
    setting: 'MLFLOW_TRACKING_URI',
  },
  {
    id: SCHEDULE_IDS.syncAnnotations,
    workflowType: 'syncAnnotations',
    note: 'Exchanges work and annotations with Label Studio.',
    spec: { intervals: [{ every: '5m' }] },
    setting: 'LABEL_STUDIO_URL',
  },
];

/** A missed turn is made up for within this time; older ones are left out. */
const CATCHUP_WINDOW = '1h';

export async function ensureSchedules(
  client: Client,
  { env, logger }: { env: ScheduleSettings; logger: Logger },
): Promise<void> {
  for (const schedule of SCHEDULES) {
    if (schedule.setting && env[schedule.setting] === undefined) {
      await remove(client, schedule.id);
      continue;
    }
    const desired = {
      spec: { ...schedule.spec, timezone: env.TIME_ZONE },
      action: {
        type: 'startWorkflow' as const,
        workflowType: schedule.workflowType,
        workflowId: `spine/${schedule.workflowType}`,
        taskQueue: TASK_QUEUES.workflow,
      },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCHUP_WINDOW } as const,
    };
    try {
      await client.schedule.create({ scheduleId: schedule.id, ...desired, state: { note: schedule.note } });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      // The state is kept: a person may have paused the schedule.
      await client.schedule.getHandle(schedule.id).update((previous) => ({ ...desired, state: previous.state }));
    }
    logger.debug({ schedule: schedule.id }, 'schedule is in place');
  }
}

/** It may be there from a time when its server was configured. */
async function remove(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

/**
 * Starts a schedule's workflow now; where it runs already, once more after that. Nobody waits for it, and where it cannot
 * be started the schedule's next turn does the same.
 */
export function scheduleTrigger(
  client: Client,
  { scheduleId, logger }: { scheduleId: string; logger: Logger },
): () => void {
  return () => {
    client.schedule
      .getHandle(scheduleId)
      .trigger(ScheduleOverlapPolicy.BUFFER_ONE)
      .catch((error: unknown) => logger.debug({ err: error, scheduleId }, 'the schedule waits for its next turn'));
  };
}
