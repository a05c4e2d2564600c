/** Experiments: begun where nothing stands in their way, moved on by their workflow, listed. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import {
  EXPERIMENT_CHANNEL,
  type ExperimentEnding,
  type ExperimentProgress,
  type ExperimentState,
  type ExperimentVerdict,
  type RunningExperiment,
  type WonOptions,
} from '../../contracts/experiment';
import { holdoutUntilMs, type KeptHoldout } from '../../contracts/experiment-holdout';
import type { Orm } from '../connect';
import { experimentLooks, experiments, modelVersions, principals } from '../schema';
import { isAfter, type PageRequest, placeOf } from './newest-first';

export type ExperimentRow = typeof experiments.$inferSelect;
export type LookRow = typeof experimentLooks.$inferSelect;
export type NewLook = Omit<typeof experimentLooks.$inferInsert, 'id' | 'experimentId'>;
export type NewExperiment = Pick<
  ExperimentRow,
  'id' | 'name' | 'pipeline' | 'kind' | 'slot' | 'mode' | 'variants' | 'design' | 'progress' | 'retrainId' | 'createdBy'
>;
/** With the name of whoever began it. */
export type ListedExperiment = ExperimentRow & { createdByName: string | null; cursorAt: string };

/** Why an experiment cannot begin: another one has the slot, or some of the traffic. */
export interface ExperimentObstacle {
  taken: 'slot' | 'traffic';
  by: Pick<ExperimentRow, 'id' | 'name'>;
}

export interface ExperimentFilter {
  pipeline?: string;
  slot?: string;
  state?: ExperimentState;
}

export interface ServedExperiments {
  experiments: RunningExperiment[];
  /** Newest first. */
  kept: KeptHoldout[];
  won: WonOptions;
}

export class ExperimentsRepository {
  constructor(private readonly orm: Orm) {}

  /** Of two that begin at once and stand in each other's way the later is refused. */
  begin(experiment: NewExperiment): Promise<ExperimentObstacle | null> {
    const { pipeline, slot, design, variants } = experiment;
    return this.orm.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`experiments of ${pipeline}`}))`);
      const open = await tx
        .select()
        .from(experiments)
        .where(and(eq(experiments.pipeline, pipeline), isNull(experiments.endedAt)));
      const sameSlot = slot === null ? undefined : open.find((other) => other.slot === slot);
      if (sameSlot) return { taken: 'slot' as const, by: { id: sameSlot.id, name: sameSlot.name } };
      const overlapping = open.find(
        (other) => other.design.traffic.from < design.traffic.to && design.traffic.from < other.design.traffic.to,
      );
      if (overlapping) return { taken: 'traffic' as const, by: { id: overlapping.id, name: overlapping.name } };
      await tx.insert(experiments).values(experiment);
      const treated = variants.flatMap(({ role, model }) => (role === 'treatment' && model ? [model.id] : []));
      if (treated.length > 0) {
        await tx
          .update(modelVersions)
          .set({ state: 'shadow' })
          .where(and(inArray(modelVersions.id, treated), sql`${modelVersions.state} <> 'production'`));
      }
      await tx.execute(announced(experiment.id));
      return null;
    });
  }

  async find(id: string): Promise<ListedExperiment | undefined> {
    const [found] = await this.select().where(eq(experiments.id, id));
    return found;
  }

  /** Newest first. */
  list({ pipeline, slot, state }: ExperimentFilter, { cursor, limit }: PageRequest): Promise<ListedExperiment[]> {
    return this.select()
      .where(
        and(
          pipeline === undefined ? undefined : eq(experiments.pipeline, pipeline),
          slot === undefined ? undefined : eq(experiments.slot, slot),
          state === undefined ? undefined : eq(experiments.state, state),
          isAfter(cursor, experiments),
        ),
      )
      .orderBy(desc(experiments.createdAt), desc(experiments.id))
      .limit(limit);
  }

  /** What submissions take part in now, oldest first, holdouts that outlive a promotion, and the options that won. */
  async served(): Promise<ServedExperiments> {
    const running = await this.orm
      .select()
      .from(experiments)
      .where(inArray(experiments.state, ['running', 'held']))
      .orderBy(asc(experiments.createdAt), asc(experiments.id));
    const promoted = await this.orm
      .select({ pipeline: experiments.pipeline, variants: experiments.variants, verdict: experiments.verdict })
      .from(experiments)
      .where(and(eq(experiments.kind, 'options'), eq(experiments.state, 'promoted')))
      .orderBy(asc(experiments.endedAt));
    const won: WonOptions = {};
    for (const { pipeline, variants, verdict } of promoted) {
      const winner = variants.find(({ name }) => verdict?.variants.includes(name));
      won[pipeline] = { ...won[pipeline], ...winner?.options };
    }
    const holdouts = await this.orm.select().from(experiments).where(keepsHoldout()).orderBy(desc(experiments.endedAt));
    const kept = holdouts.flatMap((experiment) => {
      const [winner] = experiment.verdict?.variants ?? [];
      const untilMs = holdoutUntilMs(experiment);
      return winner === undefined || untilMs === null ? [] : [{ ...experiment, winner, untilMs }];
    });
    return { experiments: running, kept, won };
  }

  /** Not ended, or with a holdout that is still kept, and begun some time ago: their workflow may be missing. */
  open(olderThanSeconds: number): Promise<ExperimentRow[]> {
    return this.orm
      .select()
      .from(experiments)
      .where(
        and(
          or(isNull(experiments.endedAt), keepsHoldout()),
          lt(experiments.createdAt, sql`now() - make_interval(secs => ${olderThanSeconds})`),
        ),
      );
  }

  /** Keeps what was seen and where the experiment stands after it. One that has ended stays as it is. */
  async keepLook(
    id: string,
    { look, state, progress }: { look: NewLook; state: 'running' | 'held'; progress: ExperimentProgress },
  ): Promise<void> {
    await this.orm.transaction(async (tx) => {
      const moved = await tx
        .update(experiments)
        .set({ state, progress, updatedAt: sql`now()` })
        .where(and(eq(experiments.id, id), inArray(experiments.state, ['running', 'held'])))
        .returning({ id: experiments.id });
      if (moved.length === 0) return;
      await tx.insert(experimentLooks).values({ ...look, experimentId: id });
      await tx.execute(announced(id));
    });
  }

  /** What a holdout shows after the promotion, as long as that stands. */
  async keepHoldoutLook(id: string, look: NewLook): Promise<void> {
    await this.orm.transaction(async (tx) => {
      const [promoted] = await tx
        .select({ id: experiments.id })
        .from(experiments)
        .where(and(eq(experiments.id, id), eq(experiments.state, 'promoted')))
        .for('no key update');
      if (promoted) await tx.insert(experimentLooks).values({ ...look, experimentId: id });
    });
  }

  /** The state afterwards; undefined where the experiment is gone. */
  async steer(
    id: string,
    { from, to, progress }: { from: readonly ExperimentState[]; to: ExperimentState; progress?: ExperimentProgress },
  ): Promise<ExperimentState | undefined> {
    await this.orm
      .update(experiments)
      .set({ state: to, ...(progress ? { progress } : {}), updatedAt: sql`now()` })
      .where(and(eq(experiments.id, id), inArray(experiments.state, [...from])));
    await this.orm.execute(announced(id));
    const [now] = await this.orm.select({ state: experiments.state }).from(experiments).where(eq(experiments.id, id));
    return now?.state;
  }

  /** Ended once, it stays as it ended. Treatments that do not serve are candidates again, or archived. */
  async end(id: string, { state, verdict }: { state: ExperimentEnding; verdict: ExperimentVerdict }): Promise<void> {
    await this.orm.transaction(async (tx) => {
      const [ended] = await tx
        .update(experiments)
        .set({ state, verdict, endedAt: sql`now()`, updatedAt: sql`now()` })
        .where(and(eq(experiments.id, id), isNull(experiments.endedAt)))
        .returning();
      if (!ended) return;
      const treated = ended.variants.flatMap(({ model }) => (model ? [model.id] : []));
      if (treated.length > 0) {
        await tx
          .update(modelVersions)
          .set({ state: state === 'rolled_back' ? 'archived' : 'candidate' })
          .where(and(inArray(modelVersions.id, treated), eq(modelVersions.state, 'shadow')));
      }
      await tx.execute(announced(id));
    });
  }

  /** Options that had won are the defaults no more. Whether they were. */
  async takeBack(id: string): Promise<boolean> {
    const taken = await this.orm
      .update(experiments)
      .set({ state: 'stopped', updatedAt: sql`now()` })
      .where(and(eq(experiments.id, id), eq(experiments.kind, 'options'), eq(experiments.state, 'promoted')))
      .returning({ id: experiments.id });
    await this.orm.execute(announced(id));
    return taken.length > 0;
  }

  /** Oldest first, after the look with that id. */
  looks(experimentId: string, { after, limit }: { after: number; limit: number }): Promise<LookRow[]> {
    return this.orm
      .select()
      .from(experimentLooks)
      .where(and(eq(experimentLooks.experimentId, experimentId), gt(experimentLooks.id, after)))
      .orderBy(asc(experimentLooks.id))
      .limit(limit);
  }

  async lastLook(experimentId: string): Promise<LookRow | undefined> {
    const [last] = await this.orm
      .select()
      .from(experimentLooks)
      .where(eq(experimentLooks.experimentId, experimentId))
      .orderBy(desc(experimentLooks.id))
      .limit(1);
    return last;
  }

  private select() {
    return this.orm
      .select({
        id: experiments.id,
        name: experiments.name,
        pipeline: experiments.pipeline,
        kind: experiments.kind,
        slot: experiments.slot,
        mode: experiments.mode,
        variants: experiments.variants,
        design: experiments.design,
        state: experiments.state,
        progress: experiments.progress,
        verdict: experiments.verdict,
        retrainId: experiments.retrainId,
        createdBy: experiments.createdBy,
        createdAt: experiments.createdAt,
        updatedAt: experiments.updatedAt,
        endedAt: experiments.endedAt,
        createdByName: principals.name,
        cursorAt: placeOf(experiments.createdAt),
      })
      .from(experiments)
      .leftJoin(principals, eq(principals.id, experiments.createdBy))
      .$dynamic();
  }
}

/** As `holdoutUntilMs` says it. */
function keepsHoldout() {
  const { state, design, endedAt } = experiments;
  return and(
    eq(state, 'promoted'),
    sql`(${design} ->> 'holdout')::float8 > 0`,
    sql`${endedAt} + make_interval(secs => (${design} ->> 'horizonDays')::float8 * 86400) > now()`,
  );
}

function announced(id: string) {
  return sql`select pg_notify(${EXPERIMENT_CHANNEL}, ${id})`;
}
