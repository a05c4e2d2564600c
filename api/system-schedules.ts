/** The system's schedules as people see and steer them. Temporal keeps them: what is paused in its Web UI is paused here. */
import { type Client, ScheduleNotFoundError, type ScheduleDescription } from '@temporalio/client';
import { DomainError } from '../contracts/errors';
import { SYSTEM_SCHEDULES } from '../contracts/schedules';
import { withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

export interface StandingSchedule {
  id: string;
  workflow: string;
  purpose: { en: string; ko: string };
  paused: boolean;
  /** Why it is paused, or what somebody noted; null where it is as it was made. */
  note: string | null;
  nextAt: Date[];
  /** The latest last. */
  recent: { at: Date; workflowId: string }[];
}

type Handle = ReturnType<Client['schedule']['getHandle']>;

/** Runs of a schedule that are shown, before and ahead. */
const TIMES_MAX = 5;

export class SystemSchedules {
  constructor(private readonly options: Pick<WorkflowCallsOptions, 'client'>) {}

  /** Those that workers have made so far. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async list(): Promise<StandingSchedule[]> {
    const found = await Promise.all(
      SYSTEM_SCHEDULES.map(({ id }) =>
        this.find(id).catch((error: unknown) => {
          if (error instanceof DomainError && error.code === 'SCHEDULE_UNKNOWN') return undefined;
          throw error;
        }),
      ),
    );
    return found.filter((schedule) => schedule !== undefined);
  }

  /** Throws SCHEDULE_UNKNOWN, WORKFLOW_SERVER_UNAVAILABLE. */
  async find(id: string): Promise<StandingSchedule> {
    return viewOf(definitionOf(id), await this.call(id, (handle) => handle.describe()));
  }

  /** Throws as `find`. */
  pause(id: string, note: string): Promise<void> {
    return this.call(id, (handle) => handle.pause(note));
  }

  /** Throws as `find`. */
  resume(id: string): Promise<void> {
    return this.call(id, (handle) => handle.unpause(definitionOf(id).note.en));
  }

  /** At once, beside its regular times; paused or not. Throws as `find`. */
  trigger(id: string): Promise<void> {
    return this.call(id, (handle) => handle.trigger());
  }

  private async call<T>(id: string, ask: (handle: Handle) => Promise<T>): Promise<T> {
    definitionOf(id);
    try {
      return await withinDeadline(this.options.client, (client) => ask(client.schedule.getHandle(id)));
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) throw new DomainError('SCHEDULE_UNKNOWN', { scheduleId: id });
      throw error;
    }
  }
}

/** Throws SCHEDULE_UNKNOWN: other schedules of the namespace are none of ours. */
function definitionOf(id: string) {
  const definition = SYSTEM_SCHEDULES.find((schedule) => schedule.id === id);
  if (!definition) throw new DomainError('SCHEDULE_UNKNOWN', { scheduleId: id });
  return definition;
}

function viewOf(
  { id, workflowType, note: purpose }: (typeof SYSTEM_SCHEDULES)[number],
  { state, info }: ScheduleDescription,
): StandingSchedule {
  return {
    id,
    workflow: workflowType,
    purpose,
    paused: state.paused,
    note: state.note === undefined || state.note === '' || state.note === purpose.en ? null : state.note,
    nextAt: state.paused ? [] : info.nextActionTimes.slice(0, TIMES_MAX),
    recent: info.recentActions.slice(-TIMES_MAX).map(({ takenAt, action }) => ({
      at: takenAt,
      workflowId: action.workflow.workflowId,
    })),
  };
}
