/** Creates the system's own schedules, or brings them up to date, when a workflow worker starts. */
import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import type { Logger } from 'pino';
import {
  isWanted,
  type OutsideServer,
  type ScheduleSettings,
  SYSTEM_SCHEDULES,
  type SystemSchedule,
} from '../contracts/schedules';
import { TASK_QUEUES } from '../contracts/task-queues';

export interface SchedulesOptions extends ScheduleSettings {
  timeZone: string;
  /** Servers of others that are configured. */
  configured: readonly OutsideServer[];
  logger: Logger;
}

export async function ensureSchedules(client: Client, options: SchedulesOptions): Promise<void> {
  for (const schedule of SYSTEM_SCHEDULES) {
    if (!isWanted(schedule, options.configured)) {
      await remove(client, schedule.id);
      continue;
    }
    await ensureSchedule(client, schedule, options);
    options.logger.debug({ schedule: schedule.id }, 'schedule is in place');
  }
}

async function ensureSchedule(client: Client, schedule: SystemSchedule, options: SchedulesOptions): Promise<void> {
  const desired = {
    spec: specOf(schedule, options),
    action: {
      type: 'startWorkflow',
      workflowType: schedule.workflowType,
      workflowId: `spine/${schedule.workflowType}`,
      taskQueue: TASK_QUEUES.workflow,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: schedule.catchupWindow },
  } as const;
  try {
    await client.schedule.create({ scheduleId: schedule.id, ...desired, state: { note: schedule.note.en } });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    // The state is kept: a person may have paused the schedule.
    await client.schedule.getHandle(schedule.id).update((previous) => ({ ...desired, state: previous.state }));
  }
}

function specOf({ when }: SystemSchedule, { timeZone, retrainCron }: SchedulesOptions): ScheduleSpec {
  const at = when({ retrainCron });
  const spec = 'cron' in at ? { cronExpressions: [at.cron] } : { intervals: [{ every: at.every }] };
  return { ...spec, timezone: timeZone };
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
