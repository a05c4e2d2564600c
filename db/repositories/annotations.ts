/**
 * The annotation queue: which result a person looks at next. The most uncertain first, but what looks like the results
 * that this person had just now is halved in worth for each of them. Looks into each bucket of kinds once, by index, so
 * the time does not grow with the number of results.
 */
import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { annotationItems, annotationLooks, feedback, principals } from '../schema';
import { ANNOTATION_BUCKETS } from './annotation-buckets';
import { disputedParts } from './annotation-counts';
import { isOfReadableRun, ownRuns, type RunReader } from './run-readers';

/** Long enough for a long document, short enough that nothing lies idle when somebody goes home. */
const CLAIM_MINUTES = 10;
/** So many of a person's last items count for diversity. */
const RECENT_LOOKS = 8;

export interface QueueScope extends RunReader {
  pipeline: string;
  /** How many people are wanted for each result. */
  agreement: number;
}

export interface ClaimedItem {
  runId: string;
  uncertainty: number;
  people: number;
  claimedUntil: Date;
}

export interface QueueStatistics {
  /** Not yet looked at by as many as are wanted. */
  open: number;
  /** Of those, the ones that are kept for somebody now. */
  claimed: number;
  done: number;
  disputed: number;
  /** By the person who asks. */
  skipped: number;
}

export interface Dispute {
  runId: string;
  /** What the opinions differ in, for people. */
  parts: string[];
  opinions: { feedbackId: string; userId: string; userName: string; kind: string; correction: unknown; at: Date }[];
}

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

export class AnnotationsRepository {
  constructor(private readonly orm: Orm) {}

  /** Claims it. The one that the person holds already, where there is one; undefined where nothing is left. */
  next(scope: QueueScope, principalId: string): Promise<ClaimedItem | undefined> {
    return this.orm.transaction(async (tx) => {
      // Of two people at once the later waits and gets another item.
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtext(${`annotation ${scope.projectId} ${scope.pipeline}`}))`,
      );
      const runId = (await heldBy(tx, scope, principalId)) ?? (await bestFor(tx, scope, principalId));
      return runId === undefined ? undefined : claim(tx, runId, principalId);
    });
  }

  /** The person is not given it again. Resolves to false where the run is in no queue. */
  async skip(runId: string, principalId: string): Promise<boolean> {
    const { rowCount } = await this.orm.execute(sql`
      insert into annotation_looks (run_id, principal_id, claimed_until, skipped_at)
      select run_id, ${principalId}::uuid, now(), now() from annotation_items where run_id = ${runId}::uuid
      on conflict (run_id, principal_id) do update set claimed_until = now(), skipped_at = now()`);
    return rowCount === 1;
  }

  async statistics(scope: QueueScope, principalId: string): Promise<QueueStatistics> {
    const { agreement } = scope;
    const { rows } = await this.orm.execute<Record<keyof QueueStatistics, number>>(sql`
      select count(*) filter (where people < ${agreement}::int)::int as open,
        count(*) filter (where people >= ${agreement}::int)::int as done,
        count(*) filter (where is_disputed)::int as disputed,
        (select count(distinct look.run_id)::int from annotation_looks look join annotation_items item using (run_id)
          where look.claimed_until > now() and item.people < ${agreement}::int and ${isOf(scope)}) as claimed,
        (select count(*)::int from annotation_looks look join annotation_items item using (run_id)
          where look.principal_id = ${principalId}::uuid and look.skipped_at is not null
          and ${isOf(scope)}) as skipped
      from annotation_items item where ${isOf(scope)}`);
    const [counted] = rows;
    if (!counted) throw new Error('Counting the annotation queue gave no row.');
    return counted;
  }

  /** The newest results first. */
  async disputes(scope: Omit<QueueScope, 'agreement'>, limit: number): Promise<Dispute[]> {
    const { projectId, pipeline } = scope;
    const items = await this.orm
      .select({ runId: annotationItems.runId })
      .from(annotationItems)
      .where(
        and(
          eq(annotationItems.projectId, projectId),
          eq(annotationItems.pipeline, pipeline),
          eq(annotationItems.isDisputed, true),
          isOfReadableRun(sql`annotation_items.run_id`, scope),
        ),
      )
      .orderBy(desc(annotationItems.createdAt))
      .limit(limit);
    const opinions = await this.opinions(items.map(({ runId }) => runId));
    return items.map(({ runId }) => {
      const ofRun = opinions.filter((opinion) => opinion.runId === runId).map(({ runId: _, ...opinion }) => opinion);
      return { runId, parts: disputedParts(pipeline, ofRun), opinions: ofRun };
    });
  }

  /** Runs that are worth a look by uncertainty alone, for a tool that has a queue of its own. */
  async mostUncertain({ projectId, pipeline, agreement }: QueueScope, limit: number): Promise<string[]> {
    const { rows } = await this.orm.execute<{ run_id: string }>(sql`
      select found.run_id from generate_series(0, ${ANNOTATION_BUCKETS - 1}::int) as bucket_no(n)
      cross join generate_series(0, ${agreement - 1}::int) as people_no(p)
      cross join lateral (
        select run_id, uncertainty from annotation_items item
        where project_id = ${projectId}::uuid and pipeline = ${pipeline} and people = p and bucket = n
        order by uncertainty desc, run_id limit ${limit}
      ) found
      order by found.uncertainty desc, found.run_id limit ${limit}`);
    return rows.map((row) => row.run_id);
  }

  private opinions(runIds: readonly string[]) {
    return this.orm
      .select({
        runId: feedback.runId,
        feedbackId: feedback.id,
        userId: feedback.userId,
        userName: principals.name,
        kind: feedback.kind,
        correction: feedback.correctedResult,
        at: feedback.createdAt,
      })
      .from(feedback)
      .innerJoin(principals, eq(principals.id, feedback.userId))
      .where(and(inArray(feedback.runId, [...runIds]), eq(feedback.isCurrent, true)))
      .orderBy(feedback.createdAt, feedback.id);
  }
}

/** Somebody who asks again, after a reload say, gets the same. */
async function heldBy(tx: Transaction, scope: QueueScope, principalId: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ run_id: string }>(sql`
    select item.run_id from annotation_looks look join annotation_items item using (run_id)
    where look.principal_id = ${principalId}::uuid and look.claimed_until > now() and ${isOf(scope)}
      and item.people < ${scope.agreement}::int and ${isNew(principalId)}
    order by look.claimed_at desc limit 1`);
  return rows[0]?.run_id;
}

async function bestFor(tx: Transaction, scope: QueueScope, principalId: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ run_id: string }>(sql`
    with recent as (
      select item.bucket, count(*)::int as times from (
        select run_id from annotation_looks where principal_id = ${principalId}::uuid
        order by claimed_at desc limit ${RECENT_LOOKS}
      ) look join annotation_items item using (run_id)
      group by item.bucket
    ), held as materialized (
      select run_id from annotation_looks
      where claimed_until > now() and principal_id <> ${principalId}::uuid
    ), best as (${bestOfBuckets(scope, principalId)})
    select best.run_id from best left join recent using (bucket)
    order by best.uncertainty / power(2, coalesce(recent.times, 0)) desc, best.run_id limit 1`);
  return rows[0]?.run_id;
}

/** The most uncertain of each bucket and number of people. `held` is what others are looking at. */
function bestOfBuckets(scope: QueueScope, principalId: string): SQL {
  const isFree = sql`${isNew(principalId)}
    and item.people + (select count(*) from held where held.run_id = item.run_id) < ${scope.agreement}::int`;
  const own = ownRuns(scope);
  if (own) {
    // The index of the queue is full of what others have.
    return sql`select distinct on (item.bucket) item.run_id, item.bucket, item.uncertainty
      from (${own}) own(id) join annotation_items item on item.run_id = own.id
      where item.project_id = ${scope.projectId}::uuid and item.pipeline = ${scope.pipeline} and ${isFree}
      order by item.bucket, item.uncertainty desc, item.run_id`;
  }
  return sql`select found.* from generate_series(0, ${ANNOTATION_BUCKETS - 1}::int) as bucket_no(n)
    cross join generate_series(0, ${scope.agreement - 1}::int) as people_no(p)
    cross join lateral (
      select item.run_id, item.bucket, item.uncertainty from annotation_items item
      where ${isOf(scope)} and item.people = p and item.bucket = n and ${isFree}
      order by item.uncertainty desc, item.run_id limit 1
    ) found`;
}

async function claim(tx: Transaction, runId: string, principalId: string): Promise<ClaimedItem | undefined> {
  await tx
    .insert(annotationLooks)
    .values({ runId, principalId, claimedUntil: sql`now() + make_interval(mins => ${CLAIM_MINUTES})` })
    .onConflictDoUpdate({
      target: [annotationLooks.runId, annotationLooks.principalId],
      set: { claimedUntil: sql`excluded.claimed_until`, claimedAt: sql`now()` },
    });
  const [claimed] = await tx
    .select({
      runId: annotationItems.runId,
      uncertainty: annotationItems.uncertainty,
      people: annotationItems.people,
      claimedUntil: annotationLooks.claimedUntil,
    })
    .from(annotationItems)
    .innerJoin(annotationLooks, eq(annotationLooks.runId, annotationItems.runId))
    .where(and(eq(annotationItems.runId, runId), eq(annotationLooks.principalId, principalId)));
  return claimed;
}

function isOf(scope: QueueScope): SQL {
  return sql`item.project_id = ${scope.projectId}::uuid and item.pipeline = ${scope.pipeline}
    and ${isOfReadableRun(sql`item.run_id`, scope)}`;
}

/**
 * The person has neither passed it over nor said anything about it, be it withdrawn. What was passed over is hashed once:
 * somebody may have done so thousands of times.
 */
function isNew(principalId: string): SQL {
  return sql`item.run_id not in (select mine.run_id from annotation_looks mine
      where mine.principal_id = ${principalId}::uuid and mine.skipped_at is not null)
    and not exists (select 1 from feedback said where said.run_id = item.run_id
      and said.user_id = ${principalId}::uuid)`;
}
