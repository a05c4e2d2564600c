/**
 * Finds or makes the runs of a batch's items, many with one statement: for `batches.ts` when a batch is submitted or
 * retried, for `batch-progress.ts` when an address was fetched. Runs that are made here are held: the batch admits them.
 */
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { BlobRef } from '../../contracts/blob';
import type { RunTrial } from '../../contracts/experiment';
import type { StageDefinition } from '../../contracts/pipeline';
import { PROGRESS_CHANNEL } from '../../contracts/events';
import type { ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { eventJson } from './announce';

export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** What the runs of a batch have in common. */
export interface RunsOfBatch {
  batchId: string;
  pipeline: string;
  projectId: string;
  ownerId: string;
  options: unknown;
  models: ServedModels;
  priority: number;
  cache: 'use' | 'bypass';
  stages: readonly StageDefinition[];
}

export interface WantedRun {
  fingerprint: string;
  input: BlobRef;
  inputName: string;
  /** Of a run that takes part in an experiment: its id, which decides its variant, and what that makes of it. */
  assigned?: { id: string; options: unknown; models: ServedModels; trial: RunTrial } | null;
}

export interface FoundRun {
  runId: string;
  /** It has ended already, and its result answers the item. */
  cached: boolean;
}

const ROWS_IN_ONE_STATEMENT = 500;

/**
 * Of each fingerprint its run: one whose cached result answers, an equal active one, or a new one. Runs that are found
 * cannot be deleted before the transaction ends.
 */
export async function runsFor(
  tx: Transaction,
  batch: RunsOfBatch,
  wanted: readonly WantedRun[],
): Promise<Map<string, FoundRun>> {
  const found = new Map<string, FoundRun>();
  // One order for all: batches with equal files that are submitted at once wait for each other, but never in a circle.
  const distinct = [...new Map(wanted.toReversed().map((run) => [run.fingerprint, run])).values()].sort((a, b) =>
    a.fingerprint < b.fingerprint ? -1 : 1,
  );
  for (const some of inChunks(distinct)) {
    const missing = () => some.filter(({ fingerprint }) => !found.has(fingerprint));
    const note = (runs: readonly { id: string; fingerprint: string }[], cached: boolean) => {
      for (const { id, fingerprint } of runs) found.set(fingerprint, { runId: id, cached });
    };
    if (batch.cache === 'use') note(await cachedRuns(tx, fingerprintsOf(some)), true);
    // An equal run that was active may have ended between the two statements; then the next insert succeeds.
    while (missing().length > 0) {
      note(await insertRuns(tx, batch, missing()), false);
      if (missing().length > 0) note(await activeRuns(tx, fingerprintsOf(missing())), false);
    }
  }
  await noteAsker(tx, batch, [...found.values()]);
  return found;
}

/** What somebody else's run is to its owner it is to the batch's, who sent the same. */
async function noteAsker(tx: Transaction, { ownerId }: RunsOfBatch, found: readonly FoundRun[]): Promise<void> {
  for (const some of inChunks(found)) {
    await tx.execute(sql`
      insert into run_askers (run_id, principal_id)
      select id, ${ownerId}::uuid from runs
      where id = any(${sql.param(some.map(({ runId }) => runId))}::uuid[]) and owner_id <> ${ownerId}::uuid
      order by id
      on conflict do nothing`);
  }
}

/** Puts failed and cancelled runs back into the queue under their next attempt, held for the batch. Returns their ids. */
export async function requeueRuns(
  tx: Transaction,
  batch: { batchId: string; stages: readonly StageDefinition[] },
  ids: readonly string[],
): Promise<string[]> {
  const requeued: string[] = [];
  for (const some of inChunks(ids)) {
    const { rows } = await tx.execute<{ id: string }>(sql`
      update runs set status = 'queued', held = true, batch_id = ${batch.batchId}, attempt = attempt + 1,
        completed_tasks = 0, error = null, started_at = null, ended_at = null, updated_at = now(),
        event_seq = event_seq + 1
      where id = any(${sql.param(some)}::uuid[]) and status in ('failed', 'cancelled')
      returning id`);
    const changed = sql.param(rows.map(({ id }) => id));
    await tx.execute(sql`delete from run_stages where run_id = any(${changed}::uuid[])`);
    await tx.execute(sql`
      insert into run_stages (run_id, position, name, version)
      select runs.id, stage.position, stage.name, stage.version
      from runs, ${stagesAs('stage', batch.stages)}
      where runs.id = any(${changed}::uuid[])`);
    await tx.execute(sql`
      with event as (
        insert into run_events (run_id, seq, event)
        select runs.id, runs.event_seq, ${eventJson(sql`runs`, QUEUED)} from runs where runs.id = any(${changed}::uuid[])
        returning event
      )
      select pg_notify(${PROGRESS_CHANNEL}, event::text) from event`);
    requeued.push(...rows.map(({ id }) => id));
  }
  return requeued;
}

/** The active runs of these fingerprints. */
export async function activeRuns(
  tx: Transaction,
  fingerprints: readonly string[],
): Promise<{ id: string; fingerprint: string }[]> {
  const { rows } = await tx.execute<{ id: string; fingerprint: string }>(sql`
    select id, fingerprint from runs
    where fingerprint = any(${sql.param(fingerprints)}::text[]) and status in ('queued', 'running')
    order by id for key share`);
  return rows;
}

async function cachedRuns(
  tx: Transaction,
  fingerprints: readonly string[],
): Promise<{ id: string; fingerprint: string }[]> {
  const { rows } = await tx.execute<{ id: string; fingerprint: string }>(sql`
    select runs.id, result_cache.fingerprint from result_cache join runs on runs.id = result_cache.run_id
    where result_cache.fingerprint = any(${sql.param(fingerprints)}::text[]) and result_cache.expires_at > now()
    order by runs.id for key share of runs`);
  return rows;
}

const QUEUED = sql`'{"type": "run_queued"}'::jsonb`;

function wantedRow({ fingerprint, input, inputName, assigned }: WantedRun) {
  return {
    id: assigned?.id ?? randomUUID(),
    fingerprint,
    input,
    input_name: inputName,
    options: assigned?.options ?? null,
    models: assigned?.models ?? null,
    experiment_id: assigned?.trial.experimentId ?? null,
    variant: assigned?.trial.variant ?? null,
    alternatives: assigned?.trial.alternatives ?? null,
    assigned_by: assigned?.trial.assignedBy ?? null,
    named_group: assigned?.trial.group ?? null,
    unit: assigned?.trial.unit ?? null,
    stage: assigned?.trial.stage ?? null,
  };
}

/** Nobody can follow a run whose id nobody knows yet: its first event is kept and not announced. */
async function insertRuns(
  tx: Transaction,
  batch: RunsOfBatch,
  wanted: readonly WantedRun[],
): Promise<{ id: string; fingerprint: string }[]> {
  const rows = wanted.map(wantedRow);
  const created = await tx.execute<{ id: string; fingerprint: string }>(sql`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as wanted(id uuid, fingerprint text, input jsonb, input_name text, options json, models jsonb,
          experiment_id uuid, variant text, alternatives json, assigned_by text,
          named_group text, unit text, stage int)
    ), run as (
      insert into runs (id, pipeline, project_id, owner_id, batch_id, held, input, input_name, options, models,
        fingerprint, priority, total_tasks, event_seq, experiment_id, variant, alternatives, assigned_by)
      select wanted.id, ${batch.pipeline}, ${batch.projectId}::uuid, ${batch.ownerId}::uuid, ${batch.batchId}::uuid, true,
        wanted.input, wanted.input_name, coalesce(wanted.options, ${JSON.stringify(batch.options)}::json),
        coalesce(wanted.models, ${JSON.stringify(batch.models)}::jsonb),
        wanted.fingerprint, ${batch.priority}::smallint, ${batch.stages.length}::int, 1,
        wanted.experiment_id, wanted.variant, wanted.alternatives, wanted.assigned_by
      from wanted
      order by wanted.fingerprint
      on conflict (fingerprint) where status in ('queued', 'running') do nothing
      returning id, fingerprint, input, event_seq, completed_tasks, total_tasks
    ), stage as (
      insert into run_stages (run_id, position, name, version)
      select run.id, stage.position, stage.name, stage.version from run, ${stagesAs('stage', batch.stages)}
    ), blob as (
      insert into run_blobs (run_id, role, sha256) select id, 'input', input ->> 'sha256' from run
    ), trial as (
      insert into trials (run_id, experiment_id, variant, assigned_by, named_group, unit, stage)
      select wanted.id, wanted.experiment_id, wanted.variant, wanted.assigned_by, wanted.named_group, wanted.unit,
        wanted.stage
      from wanted join run on run.id = wanted.id where wanted.experiment_id is not null
    ), event as (
      insert into run_events (run_id, seq, event) select run.id, run.event_seq, ${eventJson(sql`run`, QUEUED)} from run
    )
    select id, fingerprint from run`);
  return created.rows;
}

function stagesAs(alias: string, stages: readonly StageDefinition[]) {
  const rows = stages.map(({ name, version }, position) => ({ position, name, version }));
  const columns = sql.raw(`${alias}(position smallint, name text, version text)`);
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${columns}`;
}

function fingerprintsOf(runs: readonly { fingerprint: string }[]): string[] {
  return runs.map(({ fingerprint }) => fingerprint);
}

/** Slices that one statement takes. */
export function inChunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_IN_ONE_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_IN_ONE_STATEMENT, (index + 1) * ROWS_IN_ONE_STATEMENT),
  );
}
