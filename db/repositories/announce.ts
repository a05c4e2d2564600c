/**
 * The one SQL statement that appends a progress event: raises the run's sequence, keeps the event and notifies every
 * API process. Used inside the transaction that changes the state, so that state and event are seen together.
 */
import { sql, type SQL } from 'drizzle-orm';
import { PROGRESS_CHANNEL, type EventType } from '../../contracts/events';

export interface EventFields {
  type: EventType;
  task_name?: string;
  parts_done?: number;
  parts_total?: number;
  attempt?: number;
  error_code?: string;
}

/** An event as JSON built in SQL from a row that has `id`, `event_seq`, `completed_tasks` and `total_tasks`. */
export function eventJson(row: SQL, fields: SQL): SQL {
  return sql`jsonb_build_object(
    'chain_id', ${row}.id, 'seq', ${row}.event_seq,
    'at', to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'progress', round(${row}.completed_tasks::numeric / ${row}.total_tasks, 4),
    'completed_tasks', ${row}.completed_tasks, 'total_tasks', ${row}.total_tasks) || ${fields}`;
}

export function announceSql(runId: string, fields: EventFields): SQL {
  return sql`with run as (
      update runs set event_seq = event_seq + 1 where id = ${runId}
      returning id, event_seq, completed_tasks, total_tasks
    ), event as (
      insert into run_events (run_id, seq, event)
      select run.id, run.event_seq, ${eventJson(sql`run`, sql`${JSON.stringify(fields)}::jsonb`)} from run
      returning event
    )
    select pg_notify(${PROGRESS_CHANNEL}, event::text) from event`;
}
