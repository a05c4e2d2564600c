/**
 * Feedback as the loop sees it: what is new to a slot, what is still in force, what was trained on. What people gave who
 * withhold their consent is not there for it.
 */
import { and, asc, count, eq, inArray, isNull, notExists, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { datasetFeedback, datasets, feedback, runs } from '../schema';
import { isAllowed } from './training-consent';

const INPUT_SHA256 = sql<string>`${runs.input} ->> 'sha256'`;

/** What a learner learns from. */
export interface FeedbackSource {
  slot: string;
  pipeline: string;
  kinds: readonly string[];
  /** Feedback waits until so many people have spoken about its run; then all of it counts, for the vote. */
  agreement: number;
}

export interface LearnableFeedback {
  id: string;
  runId: string;
  userId: string;
  originalResult: unknown;
  correctedResult: unknown;
  at: Date;
  /** Of the document that the run read. */
  inputSha256: string;
}

export class TrainingFeedbackRepository {
  constructor(private readonly orm: Orm) {}

  /** In force and in no dataset of the slot yet; oldest first. */
  unlearned(source: FeedbackSource, limit: number): Promise<LearnableFeedback[]> {
    return this.select(this.isUnlearned(source)).limit(limit);
  }

  /**
   * All that is in force about the documents that this feedback is about, learned from or not: whoever says something
   * new, or takes it back, leaves what others said before to count.
   */
  aboutTheSame(source: FeedbackSource, ids: readonly string[]): Promise<LearnableFeedback[]> {
    const spoken = this.orm
      .select({ sha256: INPUT_SHA256 })
      .from(feedback)
      .innerJoin(runs, eq(runs.id, feedback.runId))
      .where(sql`${feedback.id} = any(${sql.param([...ids])}::uuid[])`);
    return this.select(and(isLearnable(source), inArray(INPUT_SHA256, spoken)));
  }

  async countUnlearned(source: FeedbackSource): Promise<number> {
    const [row] = await this.orm
      .select({ n: count() })
      .from(feedback)
      .innerJoin(runs, eq(runs.id, feedback.runId))
      .where(this.isUnlearned(source));
    return row?.n ?? 0;
  }

  /**
   * Of `ids`, those that were withdrawn or replaced, and those of people who withdrew their consent. What is gone with
   * its run was in force to its end; who gave it is known to the datasets that were made from it.
   */
  async revoked(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const wanted = sql`any(${sql.param([...ids])}::uuid[])`;
    const { rows } = await this.orm.execute<{ id: string }>(sql`
      select id from feedback where id = ${wanted} and (not is_current or not ${isAllowed(sql`feedback.user_id`)})
      union select feedback_id from dataset_feedback
        where feedback_id = ${wanted} and user_id is not null and not ${isAllowed(sql`dataset_feedback.user_id`)}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** A training on the dataset has succeeded. What was marked before keeps its time. */
  async markUsed(datasetId: string): Promise<void> {
    await this.orm.execute(sql`
      update feedback set used_at = now()
      from dataset_feedback
      where dataset_feedback.feedback_id = feedback.id and dataset_feedback.dataset_id = ${datasetId}::uuid
        and feedback.used_at is null`);
  }

  /** Oldest first. */
  private select(where: SQL | undefined) {
    return this.orm
      .select({
        id: feedback.id,
        runId: feedback.runId,
        userId: feedback.userId,
        originalResult: feedback.originalResult,
        correctedResult: feedback.correctedResult,
        at: feedback.createdAt,
        inputSha256: INPUT_SHA256,
      })
      .from(feedback)
      .innerJoin(runs, eq(runs.id, feedback.runId))
      .where(where)
      .orderBy(asc(feedback.createdAt), asc(feedback.id))
      .$dynamic();
  }

  private isUnlearned({ agreement, ...source }: FeedbackSource): SQL | undefined {
    const isOfSource = isLearnable(source);
    if (agreement === 1) return and(isOfSource, notExists(this.learned(source.slot, sql`${feedback.id}`)));
    const ofRun = sql`other.run_id = ${feedback.runId} and other.is_current
      and other.kind = any(${sql.param([...source.kinds])}::text[]) and ${isAllowed(sql`other.user_id`)}`;
    return and(
      isOfSource,
      sql`(select count(distinct other.user_id) from feedback other where ${ofRun}) >= ${agreement}::int`,
      sql`exists (select 1 from feedback other where ${ofRun}
        and not exists ${this.learned(source.slot, sql`other.id`)})`,
    );
  }

  /** Whether a dataset of the slot was made from it, and none after it left it out. */
  private learned(slot: string, feedbackId: SQL) {
    return this.orm
      .select({ one: sql`1` })
      .from(datasetFeedback)
      .innerJoin(datasets, eq(datasets.id, datasetFeedback.datasetId))
      .where(
        and(
          sql`${datasetFeedback.feedbackId} = ${feedbackId}`,
          isNull(datasetFeedback.leftOutAt),
          eq(datasets.slot, slot),
        ),
      );
  }
}

function isLearnable({ pipeline, kinds }: Pick<FeedbackSource, 'pipeline' | 'kinds'>): SQL | undefined {
  return and(
    eq(feedback.isCurrent, true),
    eq(runs.pipeline, pipeline),
    inArray(feedback.kind, [...kinds]),
    isAllowed(sql`${feedback.userId}`),
  );
}
