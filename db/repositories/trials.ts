/** Runs that take part in experiments: the control in place of a treatment that failed, shadows, outcomes. */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { uuidOfSha256 } from '../../contracts/derived-id';
import type { RunVariant } from '../../contracts/experiment';
import type { StageDefinition } from '../../contracts/pipeline';
import type { RunStatus } from '../../contracts/run';
import type { Orm } from '../connect';
import { runBlobs, runs, runStages, trials } from '../schema';
import { announceSql } from './announce';
import type { RunEnd } from './run-progress';
import { stageRows } from './run-rows';
import type { RunRow } from './runs';

export type TrialRow = typeof trials.$inferSelect;

/** A run that has ended since its outcome was computed, or about which people have said something new. */
export interface DueTrial {
  runId: string;
  shadowOf: string | null;
  fellBack: boolean;
  pipeline: string;
  status: RunStatus;
  result: unknown;
  /** Of the run in whose shadow it is. */
  shownResult: unknown;
  /** Of the shown run, where this one is in its shadow. */
  corrections: unknown[];
  /** Share of the votes that say yes. */
  satisfaction: number | null;
  /** On lists of the shown run that were mixed: on its own variant's picks, on the other's, and on any place. */
  clicks: { own: number; other: number; all: number };
  /** From the beginning to the end; in pairs only while stages worked, since shadows wait for everybody else. */
  seconds: number | null;
  costUsd: number | null;
  sizeBytes: number;
  seen: string;
}

type StagesOf = (pipeline: string) => readonly StageDefinition[];

export type TrialOutcome = Pick<
  TrialRow,
  | 'runId'
  | 'failed'
  | 'seconds'
  | 'costUsd'
  | 'quality'
  | 'confidence'
  | 'satisfaction'
  | 'preference'
  | 'disagreement'
  | 'covariate'
  | 'seen'
>;

const SHADOW_PRIORITY = 5;

export class TrialsRepository {
  constructor(private readonly orm: Orm) {}

  /**
   * Puts a treatment's run that failed back into the queue, as its control would have been; undefined where it is no
   * active run of a treatment. Told again after that, it does nothing: the control has no one to fall back to.
   */
  fallBack({ runId, runAttempt }: RunEnd, stagesOf: StagesOf): Promise<RunRow | undefined> {
    return this.orm.transaction(async (tx) => {
      const isActive = sql`${runs.id} = ${runId} and ${runs.attempt} = ${runAttempt} and ${runs.status} in ('queued', 'running')`;
      const [failed] = await tx.select().from(runs).where(isActive).for('update');
      const control = failed?.alternatives?.fallBack;
      if (!failed || !control) return undefined;
      const [queued] = await tx
        .update(runs)
        .set({
          status: 'queued',
          attempt: sql`${runs.attempt} + 1`,
          completedTasks: 0,
          options: control.options,
          models: control.models,
          variant: control.variant,
          alternatives: null,
          // Of its own: an equal run of the control may be active at this moment.
          fingerprint: hash(`${failed.fingerprint} fell back in ${runId}`),
          startedAt: null,
          updatedAt: sql`now()`,
        })
        .where(eq(runs.id, runId))
        .returning();
      await tx.update(trials).set({ fellBack: true }).where(eq(trials.runId, runId));
      await tx.delete(runStages).where(eq(runStages.runId, runId));
      await tx.insert(runStages).values(stageRows(runId, stagesOf(failed.pipeline)));
      await tx.execute(announceSql(runId, { type: 'run_queued' }));
      return queued;
    });
  }

  /** The runs in the shadow of a completed one; made once, however often they are asked for. */
  async shadows(runId: string, stagesOf: StagesOf): Promise<RunRow[]> {
    const isShown = and(eq(runs.id, runId), eq(runs.status, 'completed'), isNotNull(runs.alternatives));
    // Of most runs nothing is wanted, which one small query tells.
    const [found] = await this.orm.select({ id: runs.id }).from(runs).where(isShown);
    if (!found) return [];
    return this.orm.transaction(async (tx) => {
      const [shown] = await tx.select().from(runs).where(isShown).for('no key update');
      const wanted = shown?.alternatives?.shadows ?? [];
      const [trial] = await tx.select().from(trials).where(eq(trials.runId, runId));
      if (!shown || !trial || wanted.length === 0) return [];
      const stages = stagesOf(shown.pipeline);
      const made: RunRow[] = [];
      for (const variant of wanted) {
        const values = shadowOf(shown, variant, stages.length);
        const [created] = await tx.insert(runs).values(values).onConflictDoNothing().returning();
        if (!created) continue;
        const { id, input } = created;
        await tx.insert(runStages).values(stageRows(id, stages));
        await tx.insert(runBlobs).values({ runId: id, role: 'input', sha256: input.sha256 });
        const { experimentId, unit, stage } = trial;
        await tx.insert(trials).values({
          runId: id,
          experimentId,
          variant: variant.variant,
          assignedBy: 'shadow',
          unit,
          stage,
          shadowOf: runId,
        });
        made.push(created);
      }
      await tx.update(runs).set({ alternatives: null }).where(eq(runs.id, runId));
      return made;
    });
  }

  async due(experimentId: string, limit: number): Promise<DueTrial[]> {
    const { rows } = await this.orm.execute<DueTrial & Record<string, unknown>>(sql`
      with state as (
        select trials.run_id, trials.variant, trials.shadow_of, trials.fell_back, trials.seen as seen_before,
          runs.pipeline, runs.status, runs.cost_usd, runs.input, runs.final_result, runs.started_at, runs.ended_at,
          coalesce(trials.shadow_of, trials.run_id) as shown_id,
          md5(concat_ws(' ', runs.status, runs.attempt,
            (select string_agg(id::text, ',' order by id) from feedback
              where run_id = coalesce(trials.shadow_of, trials.run_id) and is_current),
            (select string_agg(user_id || vote, ',' order by user_id) from votes where run_id = trials.run_id),
            (select string_agg(id::text, ',' order by id) from clicks
              where run_id = coalesce(trials.shadow_of, trials.run_id)))) as seen
        from trials join runs on runs.id = trials.run_id
        where trials.experiment_id = ${experimentId} and runs.status in ('completed', 'failed', 'cancelled')
      )
      select run_id as "runId", shadow_of as "shadowOf", fell_back as "fellBack", pipeline, status,
        final_result as result, seen, cost_usd as "costUsd", (input ->> 'size_bytes')::float8 as "sizeBytes",
        (select final_result from runs shown where shown.id = state.shadow_of) as "shownResult",
        coalesce((select json_agg(corrected_result order by created_at) from feedback
          where run_id = shown_id and is_current), '[]') as corrections,
        (select avg((vote = 'up')::int)::float8 from votes where run_id = state.run_id) as satisfaction,
        (select json_build_object('all', count(*), 'own', count(*) filter (where pick = state.variant),
            'other', count(*) filter (where pick <> state.variant))
          from (select shown_lists.picks ->> clicks.position as pick
            from clicks join shown_lists using (run_id, target)
            where run_id = shown_id and shown_lists.picks is not null) as clicked) as clicks,
        case
          when shadow_of is not null or exists (select 1 from trials other where other.shadow_of = state.run_id)
            then (select nullif(sum(busy_ms), 0) / 1000 from run_stages where run_stages.run_id = state.run_id)
          when ended_at >= started_at then extract(epoch from ended_at - started_at)::float8
        end as seconds
      from state
      where seen_before is distinct from seen
      order by run_id limit ${limit}`);
    return rows;
  }

  async record(outcomes: readonly TrialOutcome[]): Promise<void> {
    await this.orm.transaction(async (tx) => {
      for (const { runId, ...outcome } of outcomes) {
        await tx.update(trials).set(outcome).where(eq(trials.runId, runId));
      }
    });
  }

  ofExperiment(experimentId: string): Promise<TrialRow[]> {
    return this.orm.select().from(trials).where(eq(trials.experimentId, experimentId)).orderBy(trials.runId);
  }
}

function shadowOf(shown: RunRow, { variant, options, models }: RunVariant, totalTasks: number) {
  const { pipeline, projectId, ownerId, input, inputName, experimentId } = shown;
  const fingerprint = hash(`${variant} in the shadow of ${shown.id}`);
  return {
    id: uuidOfSha256(fingerprint),
    pipeline,
    projectId,
    ownerId,
    input,
    inputName,
    options,
    models,
    fingerprint,
    priority: SHADOW_PRIORITY,
    totalTasks,
    experimentId,
    variant,
    assignedBy: 'shadow' as const,
    shadowOf: shown.id,
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
