/** Feedback: given, withdrawn, listed by run, counted. */
import { and, count, desc, eq, getTableColumns, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { clicks, feedback, principals, runs, votes } from '../schema';
import { countOpinions } from './annotation-counts';
import type { Transaction } from './batch-runs';
import type { FeedbackFollower } from './feedback-follower';
import { isAllowed } from './training-consent';

export interface NewFeedback {
  projectId: string;
  runId: string;
  userId: string;
  kind: string;
  originalResult: unknown;
  correctedResult: unknown;
  comment: string | null;
}

/** With the name of whoever gave it. */
export type GivenFeedback = typeof feedback.$inferSelect & { userName: string };

export interface FeedbackStatistics {
  /** Clicks and votes included. */
  total: number;
  byKind: Record<string, number>;
  clicks: number;
  votes: number;
  /** In force, not yet trained on, and of people who consent to that. */
  trainingReady: number;
  /** A successful training has used it. */
  used: number;
  /** In force, and never trained on while whoever gave it withholds the consent. */
  withheld: number;
}

export interface FeedbackDay {
  pipeline: string;
  /** `YYYY-MM-DD`. */
  day: string;
  results: number;
}

export class FeedbackRepository {
  constructor(
    private readonly orm: Orm,
    private readonly followers: readonly FeedbackFollower[] = [],
  ) {}

  /** Takes the place of what the same person said before about this run in this kind. Undefined where the run is gone. */
  give({ correctedResult, ...given }: NewFeedback): Promise<GivenFeedback | undefined> {
    return this.amend(given, () => correctedResult);
  }

  /**
   * As `give`, with a correction that is made of the one in force; undefined where there is none.
   * @throws DomainError FEEDBACK_INVALID where a follower finds what the result alone does not tell
   */
  async amend(
    given: Omit<NewFeedback, 'correctedResult'>,
    correct: (inForce: unknown) => unknown,
  ): Promise<GivenFeedback | undefined> {
    const id = await this.orm.transaction(async (tx) => {
      // Of two at once the later waits, so that one of them is current and the other its past.
      const run = await lockRun(tx, given.runId);
      if (!run) return undefined;
      const [replaced] = await tx
        .update(feedback)
        .set({ isCurrent: false })
        .where(and(sameTarget(given), eq(feedback.isCurrent, true)))
        .returning({ correctedResult: feedback.correctedResult });
      const correctedResult = correct(replaced?.correctedResult);
      const [created] = await tx
        .insert(feedback)
        .values({ ...given, correctedResult })
        .returning({ id: feedback.id });
      for (const each of this.followersOf(run)) {
        await each.given(tx, { ...given, correctedResult }, replaced?.correctedResult);
      }
      await countOpinions(tx, given.runId);
      return created?.id;
    });
    return id === undefined ? undefined : this.find(id, given.projectId);
  }

  async find(id: string, projectId: string): Promise<GivenFeedback | undefined> {
    const [found] = await this.select(and(eq(feedback.id, id), eq(feedback.projectId, projectId))).limit(1);
    return found;
  }

  /** Newest first, also what was replaced or withdrawn. */
  ofRun(runId: string): Promise<GivenFeedback[]> {
    return this.select(eq(feedback.runId, runId)).orderBy(desc(feedback.createdAt), desc(feedback.id));
  }

  /** The newest one before it that is not withdrawn is in force again. Withdrawn a second time, it stays as it is. */
  async withdraw(id: string): Promise<void> {
    await this.orm.transaction(async (tx) => {
      const [target] = await tx.select().from(feedback).where(eq(feedback.id, id));
      if (!target) return;
      const run = await lockRun(tx, target.runId);
      if (!run) return;
      const [withdrawn] = await tx
        .update(feedback)
        .set({ isCurrent: false, withdrawnAt: sql`now()` })
        .where(and(eq(feedback.id, id), isNull(feedback.withdrawnAt)))
        .returning({ id: feedback.id });
      if (!withdrawn) return;
      const [newest] = await tx
        .select({ id: feedback.id, correctedResult: feedback.correctedResult })
        .from(feedback)
        .where(and(sameTarget(target), isNull(feedback.withdrawnAt)))
        .orderBy(desc(feedback.createdAt), desc(feedback.id))
        .limit(1);
      if (newest) await tx.update(feedback).set({ isCurrent: true }).where(eq(feedback.id, newest.id));
      for (const each of this.followersOf(run)) await each.withdrawn(tx, target, newest?.correctedResult);
      await countOpinions(tx, target.runId);
    });
  }

  async statistics(projectId: string): Promise<FeedbackStatistics> {
    const rows = await this.orm
      .select({
        kind: feedback.kind,
        total: count(),
        ready: sql<number>`(count(*) filter (
          where ${feedback.isCurrent} and ${feedback.usedAt} is null and ${isAllowed(sql`${feedback.userId}`)}))::int`,
        used: sql<number>`(count(${feedback.usedAt}))::int`,
        withheld: sql<number>`(count(*) filter (
          where ${feedback.isCurrent} and not ${isAllowed(sql`${feedback.userId}`)}))::int`,
      })
      .from(feedback)
      .where(and(eq(feedback.projectId, projectId), isNull(feedback.withdrawnAt)))
      .groupBy(feedback.kind);
    const clicked = await this.orm.$count(clicks, eq(clicks.projectId, projectId));
    const ofProject = this.orm.select({ id: runs.id }).from(runs).where(eq(runs.projectId, projectId));
    const voted = await this.orm.$count(votes, inArray(votes.runId, ofProject));
    return {
      total: rows.reduce((sum, { total }) => sum + total, clicked + voted),
      clicks: clicked,
      votes: voted,
      byKind: Object.fromEntries(rows.map(({ kind, total }) => [kind, total])),
      trainingReady: rows.reduce((sum, { ready }) => sum + ready, 0),
      used: rows.reduce((sum, { used }) => sum + used, 0),
      withheld: rows.reduce((sum, { withheld }) => sum + withheld, 0),
    };
  }

  /** For each pipeline and each of the last days, today included, how many results somebody has corrected; oldest first. */
  async days(
    of: { projectId: string; pipelines: readonly string[]; timeZone: string },
    count: number,
  ): Promise<FeedbackDay[]> {
    const today = sql`date_trunc('day', timezone(${of.timeZone}, now()))`;
    const first = sql`${today} - make_interval(days => ${count - 1}::int)`;
    const { rows } = await this.orm.execute<FeedbackDay & Record<string, unknown>>(sql`
      with given as (
        select runs.pipeline, date_trunc('day', timezone(${of.timeZone}, feedback.created_at)) as day,
          count(distinct (feedback.run_id, feedback.user_id))::int as n
        from feedback join runs on runs.id = feedback.run_id
        where feedback.project_id = ${of.projectId}::uuid and feedback.withdrawn_at is null
          and feedback.created_at >= timezone(${of.timeZone}, ${first})
        group by 1, 2
      )
      select asked.pipeline, to_char(days.day, 'YYYY-MM-DD') as day, coalesce(given.n, 0)::int as results
      from unnest(${sql.param([...of.pipelines])}::text[]) as asked(pipeline)
        cross join generate_series(${first}, ${today}, interval '1 day') as days(day)
        left join given on given.pipeline = asked.pipeline and given.day = days.day
      order by asked.pipeline, days.day`);
    return rows;
  }

  private followersOf(run: { pipeline: string }): FeedbackFollower[] {
    return this.followers.filter(({ pipeline }) => pipeline === run.pipeline);
  }

  private select(where: SQL | undefined) {
    return this.orm
      .select({ ...getTableColumns(feedback), userName: principals.name })
      .from(feedback)
      .innerJoin(principals, eq(principals.id, feedback.userId))
      .where(where)
      .$dynamic();
  }
}

/** Of two words at once the later waits. */
async function lockRun(tx: Transaction, id: string): Promise<{ pipeline: string } | undefined> {
  const [run] = await tx.select({ pipeline: runs.pipeline }).from(runs).where(eq(runs.id, id)).for('no key update');
  return run;
}

function sameTarget({ runId, userId, kind }: Pick<NewFeedback, 'runId' | 'userId' | 'kind'>): SQL | undefined {
  return and(eq(feedback.runId, runId), eq(feedback.userId, userId), eq(feedback.kind, kind));
}
