/**
 * What a running workflow's activities report: stages that begin, retry and end, and how the run ends. Each report is
 * one statement that changes the state, keeps the event and notifies, and is idempotent: an activity that Temporal
 * runs twice is counted once, and a report of an earlier attempt of the run is ignored.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { RunError, ServedModels, StageContext } from '../../contracts/run';
import { PROGRESS_CHANNEL } from '../../contracts/events';
import type { Orm } from '../connect';
import { bucketOf } from './annotation-buckets';
import { eventJson } from './announce';

export interface StageStart {
  attempt: number;
  worker: string;
}

export interface StageEnd {
  durationMs: number;
}

export interface RunEnd {
  runId: string;
  runAttempt: number;
}

/** What the annotation queue orders results by; see `PipelineDefinition`. */
export interface ResultReview {
  /** 0..1. */
  uncertainty: number;
  kind: string;
}

export class RunProgressRepository {
  constructor(private readonly orm: Orm) {}

  /** A part of the stage begins; the stage's first part makes the event, and the run's first stage starts the run. */
  async stageStarted(context: StageContext, start: StageStart): Promise<void> {
    await this.orm.execute(sql`
      with before as (
        select stage.status from run_stages stage join runs on runs.id = stage.run_id
        where stage.run_id = ${context.runId} and stage.name = ${context.stage} and stage.status in ('pending', 'retrying')
          and runs.attempt = ${context.runAttempt} and runs.status in ('queued', 'running')
        for update of stage
      ), stage as (
        update run_stages set status = 'running', attempt = ${start.attempt}, worker = ${start.worker},
          parts_total = ${context.parts}, started_at = coalesce(started_at, now())
        where run_id = ${context.runId} and name = ${context.stage} and exists (select 1 from before)
        returning name, cardinality(parts_done) as parts_done, parts_total
      ), run as (
        update runs set status = 'running', held = false, event_seq = event_seq + 1, updated_at = now(),
          started_at = coalesce(started_at, now())
        where id = ${context.runId} and exists (select 1 from stage)
        returning id, event_seq, completed_tasks, total_tasks
      ), ${announcement(
        sql`run, stage`,
        sql`jsonb_build_object('type', 'task_started', 'task_name', stage.name, 'parts_done', stage.parts_done,
          'parts_total', stage.parts_total, 'attempt', ${start.attempt}::int)`,
      )}`);
  }

  /** A part of the stage is done; the last part ends the stage. */
  async stageEnded(context: StageContext, end: StageEnd): Promise<void> {
    await this.orm.execute(sql`
      with stage as (
        update run_stages set
          parts_done = array_append(parts_done, ${context.part}::int), busy_ms = busy_ms + ${end.durationMs},
          status = case when cardinality(parts_done) + 1 >= ${context.parts} then 'completed' else 'running' end,
          ended_at = case when cardinality(parts_done) + 1 >= ${context.parts} then now() end
        where run_id = ${context.runId} and name = ${context.stage} and status <> 'completed'
          and not ${context.part}::int = any(parts_done)
          and exists (select 1 from runs where id = ${context.runId} and attempt = ${context.runAttempt}
            and status in ('queued', 'running'))
        returning name, status, attempt, cardinality(parts_done) as parts_done, parts_total
      ), run as (
        update runs set event_seq = event_seq + 1, updated_at = now(),
          completed_tasks = (select count(*) from run_stages other where other.run_id = ${context.runId}
            and other.name <> ${context.stage} and other.status = 'completed')
            + (select count(*) from stage where stage.status = 'completed')
        where id = ${context.runId} and exists (select 1 from stage)
        returning id, event_seq, completed_tasks, total_tasks
      ), ${announcement(
        sql`run, stage`,
        sql`jsonb_build_object('type', case when stage.status = 'completed' then 'task_completed' else 'task_progress' end,
          'task_name', stage.name, 'parts_done', stage.parts_done, 'parts_total', stage.parts_total,
          'attempt', stage.attempt)`,
      )}`);
  }

  /** An attempt of the stage failed and Temporal will try again. */
  async stageRetrying(context: StageContext, failure: { attempt: number; errorCode: string }): Promise<void> {
    await this.orm.execute(sql`
      with stage as (
        update run_stages set status = 'retrying', error_code = ${failure.errorCode}, attempt = ${failure.attempt}
        where run_id = ${context.runId} and name = ${context.stage} and status in ('pending', 'running', 'retrying')
          and exists (select 1 from runs where id = ${context.runId} and attempt = ${context.runAttempt}
            and status in ('queued', 'running'))
        returning name, cardinality(parts_done) as parts_done, parts_total
      ), run as (
        update runs set event_seq = event_seq + 1, updated_at = now()
        where id = ${context.runId} and exists (select 1 from stage)
        returning id, event_seq, completed_tasks, total_tasks
      ), ${announcement(
        sql`run, stage`,
        sql`jsonb_build_object('type', 'task_retrying', 'task_name', stage.name, 'parts_done', stage.parts_done,
          'parts_total', stage.parts_total, 'attempt', ${failure.attempt}::int, 'error_code', ${failure.errorCode}::text)`,
      )}`);
  }

  /**
   * Result, cost, models, cache entry and annotation item in one statement: either all of them are seen or none. With a
   * `cacheTtlSeconds` of null there is no entry, and one of an earlier run stays; without a `review`, no item. A run in
   * another's shadow gets neither.
   */
  async completed(
    end: RunEnd & {
      result: unknown;
      costUsd: number | null;
      cacheTtlSeconds: number | null;
      review?: ResultReview | null;
      /** Versions that served it beside those that it was accepted with. */
      models?: ServedModels | undefined;
    },
  ): Promise<void> {
    const { uncertainty = null, kind = null } = end.review ?? {};
    await this.orm.execute(sql`
      with run as (
        update runs set status = 'completed', final_result = ${JSON.stringify(end.result)}::json, error = null,
          cost_usd = ${end.costUsd}, models = models || ${JSON.stringify(end.models ?? {})}::jsonb,
          ended_at = now(), updated_at = now(), event_seq = event_seq + 1
        where ${isActive(end)}
        returning id, event_seq, completed_tasks, total_tasks, fingerprint, project_id, pipeline, shadow_of
      ), cache as (
        insert into result_cache (fingerprint, run_id, expires_at)
        select fingerprint, id, now() + make_interval(secs => ${end.cacheTtlSeconds}) from run
        where ${end.cacheTtlSeconds}::float8 is not null and shadow_of is null
        on conflict (fingerprint) do update
          set run_id = excluded.run_id, created_at = now(), expires_at = excluded.expires_at
      ), item as (
        insert into annotation_items (run_id, project_id, pipeline, uncertainty, bucket)
        select id, project_id, pipeline, ${uncertainty}::float8, ${bucketOf(sql`${kind}::text`)} from run
        where ${uncertainty}::float8 is not null and shadow_of is null
        on conflict (run_id) do update set uncertainty = excluded.uncertainty, bucket = excluded.bucket
      ), ${announcement(sql`run`, sql`jsonb_build_object('type', 'run_completed')`)}`);
  }

  /** The run failed for good; the stage it died in failed with it. */
  async failed(end: RunEnd & { error: RunError }): Promise<void> {
    const { code, stage } = end.error;
    await this.orm.execute(sql`
      with run as (
        update runs set status = 'failed', error = ${JSON.stringify(end.error)}::jsonb,
          ended_at = now(), updated_at = now(), event_seq = event_seq + ${stage === null ? 1 : 2}
        where ${isActive(end)}
        returning id, event_seq, completed_tasks, total_tasks
      ), stage as (
        update run_stages set status = 'failed', error_code = ${code}, ended_at = now()
        where run_id in (select id from run) and status in ('running', 'retrying') or
          (run_id in (select id from run) and name = ${stage} and status <> 'completed')
      ), task_event as (
        insert into run_events (run_id, seq, event)
        select run.id, run.event_seq - 1, ${eventJson(
          sql`run`,
          sql`jsonb_build_object('seq', run.event_seq - 1,
          'type', 'task_failed', 'task_name', ${stage}::text, 'error_code', ${code}::text)`,
        )}
        from run where ${stage}::text is not null
        returning event
      ), run_event as (
        insert into run_events (run_id, seq, event)
        select run.id, run.event_seq, ${eventJson(
          sql`run`,
          sql`jsonb_build_object('type', 'run_failed',
          'error_code', ${code}::text)`,
        )}
        from run
        returning event
      )
      select pg_notify(${PROGRESS_CHANNEL}, event::text)
      from (select event from task_event union all select event from run_event) events`);
  }

  async cancelled(end: RunEnd & { error: RunError }): Promise<void> {
    await this.orm.execute(sql`
      with run as (
        update runs set status = 'cancelled', error = ${JSON.stringify(end.error)}::jsonb,
          ended_at = now(), updated_at = now(), event_seq = event_seq + 1
        where ${isActive(end)}
        returning id, event_seq, completed_tasks, total_tasks
      ), stage as (
        update run_stages set status = 'cancelled', ended_at = now()
        where run_id in (select id from run) and status in ('pending', 'running', 'retrying')
      ), ${announcement(sql`run`, sql`jsonb_build_object('type', 'run_cancelled')`)}`);
  }

  /** Notes that a stale run was looked at, so that the next look comes later. */
  async touch(runId: string): Promise<void> {
    await this.orm.execute(sql`update runs set updated_at = now() where id = ${runId}`);
  }
}

function isActive(end: RunEnd): SQL {
  return sql`id = ${end.runId} and attempt = ${end.runAttempt} and status in ('queued', 'running')`;
}

/** Keeps one event made from the CTE `run` (joined with `from`) and notifies; ends the statement. */
function announcement(from: SQL, fields: SQL): SQL {
  return sql`event as (
        insert into run_events (run_id, seq, event)
        select run.id, run.event_seq, ${eventJson(sql`run`, fields)} from ${from}
        returning event
      )
      select pg_notify(${PROGRESS_CHANNEL}, event::text) from event`;
}
