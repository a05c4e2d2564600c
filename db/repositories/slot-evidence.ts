/** What runs and feedback tell of a version that serves a slot. */
import { and, asc, count, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { feedback, runs } from '../schema';

/** Runs of a pipeline that were served by a version in a slot. Days are those of the time zone. */
export interface ServedRuns {
  pipeline: string;
  slot: string;
  version: string;
  timeZone: string;
}

/** `YYYY-MM-DD`, from the first to before the last. */
export interface Days {
  from: string;
  before: string;
}

export interface Review {
  runId: string;
  kind: string;
  originalResult: unknown;
  correctedResult: unknown;
  /** Of the feedback. */
  day: string;
}

export class SlotEvidenceRepository {
  constructor(private readonly orm: Orm) {}

  /** Days with completed runs, oldest first. */
  daysWithRuns(served: ServedRuns, days: Days): Promise<{ day: string; runs: number }[]> {
    const day = dayOf(sql`${runs.endedAt}`, served.timeZone);
    return this.orm
      .select({ day, runs: count() })
      .from(runs)
      .where(completed(served, days))
      .groupBy(sql`1`)
      .orderBy(sql`1`);
  }

  /** Up to `limit` of the results, by chance but always the same ones. */
  async results(served: ServedRuns, days: Days, limit: number): Promise<unknown[]> {
    const rows = await this.orm
      .select({ result: runs.finalResult })
      .from(runs)
      .where(completed(served, days))
      .orderBy(sql`md5(${runs.id}::text)`)
      .limit(limit);
    return rows.map(({ result }) => result);
  }

  /** What people said about runs of the version and is in force; oldest first. */
  reviews(served: ServedRuns, since: Date, limit: number): Promise<Review[]> {
    return this.orm
      .select({
        runId: feedback.runId,
        kind: feedback.kind,
        originalResult: feedback.originalResult,
        correctedResult: feedback.correctedResult,
        day: dayOf(sql`${feedback.createdAt}`, served.timeZone),
      })
      .from(feedback)
      .innerJoin(runs, eq(runs.id, feedback.runId))
      .where(and(eq(feedback.isCurrent, true), gte(feedback.createdAt, since), servedBy(served)))
      .orderBy(asc(feedback.createdAt), asc(feedback.id))
      .limit(limit);
  }

  /** Runs that failed in the stage since then. `exceptCodes` are the caller's own mistakes. */
  async failures(of: {
    pipeline: string;
    stage: string;
    since: Date;
    exceptCodes: readonly string[];
  }): Promise<number> {
    const [row] = await this.orm
      .select({ n: count() })
      .from(runs)
      .where(
        and(
          eq(runs.pipeline, of.pipeline),
          eq(runs.status, 'failed'),
          gte(runs.endedAt, of.since),
          sql`${runs.error} ->> 'stage' = ${of.stage}`,
          sql`not (${runs.error} ->> 'code' = any(${sql.param([...of.exceptCodes])}::text[]))`,
        ),
      );
    return row?.n ?? 0;
  }
}

function completed(served: ServedRuns, { from, before }: Days): SQL | undefined {
  return and(
    eq(runs.status, 'completed'),
    gte(runs.endedAt, startOf(from, served.timeZone)),
    lt(runs.endedAt, startOf(before, served.timeZone)),
    servedBy(served),
  );
}

function servedBy({ pipeline, slot, version }: ServedRuns): SQL | undefined {
  return and(eq(runs.pipeline, pipeline), sql`${runs.models} ->> ${slot} = ${version}`);
}

function dayOf(at: SQL, timeZone: string): SQL<string> {
  return sql<string>`to_char(timezone(${timeZone}, ${at}), 'YYYY-MM-DD')`;
}

function startOf(day: string, timeZone: string): SQL {
  return sql`timezone(${timeZone}, ${day}::date::timestamp)`;
}
