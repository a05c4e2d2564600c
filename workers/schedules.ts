/** The system's own schedules, one table; created or brought up to date when a workflow worker starts. */
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy, type ScheduleSpec } from '@temporalio/client';
import type { Logger } from 'pino';
import { TASK_QUEUES } from '../contracts/task-queues';

interface ScheduleDefinition {
  id: string;
  workflowType: string;
  note: string;
  spec: ScheduleSpec;
}

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
];

/** A missed turn is made up for within this time; older ones are left out. */
const CATCHUP_WINDOW = '1h';

export async function ensureSchedules(
  client: Client,
  { timeZone, logger }: { timeZone: string; logger: Logger },
): Promise<void> {
  for (const schedule of SCHEDULES) {
    const desired = {
      spec: { ...schedule.spec, timezone: timeZone },
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
