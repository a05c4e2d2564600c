/** Datasets and the feedback that they were made from. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { DatasetCounts, SuspectRow } from '../../contracts/dataset';
import type { Orm } from '../connect';
import { datasetFeedback, datasets, datasetScreenings, feedback } from '../schema';
import type { Transaction } from './batch-runs';
import { isAllowed } from './training-consent';

export type DatasetRecord = typeof datasets.$inferSelect;

export type DatasetScreening = typeof datasetScreenings.$inferSelect;

export interface NewDataset {
  slot: string;
  contentSha256: string;
  blobSha256: string;
  sizeBytes: number;
  counts: DatasetCounts;
  feedbackIds: readonly string[];
  /** Was part of datasets before, and is of this one no longer. */
  leftOutIds?: readonly string[];
}

/** Somebody withdrew the consent while the dataset was built: it is to be built again, without what they said. */
export class ConsentWithdrawn extends Error {}

/** Behind the lock, so that a later version is never older: a transaction's own time is that of its beginning. */
const registeredNow = sql`clock_timestamp()`;

export class DatasetsRepository {
  constructor(private readonly orm: Orm) {}

  /**
   * Equal rows are one dataset: the one that is there already is given back, also to what feedback led to it now.
   * @throws ConsentWithdrawn
   */
  register({ feedbackIds, leftOutIds = [], ...dataset }: NewDataset): Promise<DatasetRecord> {
    return this.orm.transaction(async (tx) => {
      await requireConsent(tx, feedbackIds);
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${dataset.slot}))`);
      const [last] = await tx
        .select({ version: sql<number>`coalesce(max(${datasets.version}), 0)::int` })
        .from(datasets)
        .where(eq(datasets.slot, dataset.slot));
      await tx
        .insert(datasets)
        .values({ id: randomUUID(), version: (last?.version ?? 0) + 1, createdAt: registeredNow, ...dataset })
        .onConflictDoNothing({ target: [datasets.slot, datasets.contentSha256] });
      const [registered] = await tx
        .select()
        .from(datasets)
        .where(and(eq(datasets.slot, dataset.slot), eq(datasets.contentSha256, dataset.contentSha256)));
      if (!registered) throw new Error(`The dataset of ${dataset.slot} vanished while it was registered.`);
      await leaveOut(tx, dataset.slot, leftOutIds);
      await link(tx, registered.id, feedbackIds);
      return registered;
    });
  }

  async find(id: string): Promise<DatasetRecord | undefined> {
    const [found] = await this.orm.select().from(datasets).where(eq(datasets.id, id));
    return found;
  }

  /** Newest first. */
  list(slot: string | undefined, limit: number): Promise<DatasetRecord[]> {
    return this.orm
      .select()
      .from(datasets)
      .where(slot === undefined ? undefined : eq(datasets.slot, slot))
      .orderBy(desc(datasets.createdAt), desc(datasets.version))
      .limit(limit);
  }

  async latest(slot: string): Promise<DatasetRecord | undefined> {
    const [latest] = await this.orm
      .select()
      .from(datasets)
      .where(eq(datasets.slot, slot))
      .orderBy(desc(datasets.version))
      .limit(1);
    return latest;
  }

  async feedbackIds(datasetId: string): Promise<string[]> {
    const rows = await this.orm
      .select({ id: datasetFeedback.feedbackId })
      .from(datasetFeedback)
      .where(eq(datasetFeedback.datasetId, datasetId));
    return rows.map(({ id }) => id);
  }

  /** In the place of what an earlier training on the dataset thought. */
  async keepScreening(datasetId: string, suspects: SuspectRow[]): Promise<void> {
    const set = { suspects, screenedAt: sql`now()` };
    await this.orm
      .insert(datasetScreenings)
      .values({ datasetId, suspects })
      .onConflictDoUpdate({ target: datasetScreenings.datasetId, set });
  }

  /** Undefined where no learner has looked. Feedback that was replaced or withdrawn since is suspected no more. */
  async screening(datasetId: string): Promise<DatasetScreening | undefined> {
    const [found] = await this.orm.select().from(datasetScreenings).where(eq(datasetScreenings.datasetId, datasetId));
    if (!found) return undefined;
    const ids = found.suspects.map(({ feedback_id: id }) => id);
    const inForce = await this.orm
      .select({ id: feedback.id })
      .from(feedback)
      .where(and(sql`${feedback.id} = any(${sql.param(ids)}::uuid[])`, eq(feedback.isCurrent, true)));
    const kept = new Set(inForce.map(({ id }) => id));
    return { ...found, suspects: found.suspects.filter(({ feedback_id: id }) => kept.has(id)) };
  }
}

/** Changes of consent wait until the dataset is there, so that it is either free of what was withdrawn or older. */
async function requireConsent(tx: Transaction, feedbackIds: readonly string[]): Promise<void> {
  await tx.execute(sql`lock table training_consents in share mode`);
  const { rows } = await tx.execute(sql`
    select 1 from (
      select user_id from feedback where id = any(${sql.param([...feedbackIds])}::uuid[])
      union select user_id from dataset_feedback
        where feedback_id = any(${sql.param([...feedbackIds])}::uuid[]) and user_id is not null
    ) as given where not ${isAllowed(sql`given.user_id`)} limit 1`);
  if (rows.length > 0) throw new ConsentWithdrawn('The dataset holds feedback whose giver has withdrawn the consent.');
}

async function leaveOut(tx: Transaction, slot: string, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return;
  await tx.execute(sql`
    update dataset_feedback set left_out_at = now() from datasets
    where datasets.id = dataset_feedback.dataset_id and datasets.slot = ${slot}
      and dataset_feedback.feedback_id = any(${sql.param([...feedbackIds])}::uuid[])
      and dataset_feedback.left_out_at is null`);
}

/** Of feedback that is gone with its run, the dataset before knows who gave it. */
async function link(tx: Transaction, datasetId: string, feedbackIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into dataset_feedback (dataset_id, feedback_id, user_id)
    select ${datasetId}::uuid, made_from.id, coalesce(
      (select user_id from feedback where feedback.id = made_from.id),
      (select known.user_id from dataset_feedback known
        where known.feedback_id = made_from.id and known.user_id is not null limit 1))
    from (select distinct unnest(${sql.param([...feedbackIds])}::uuid[])) as made_from(id)
    on conflict (dataset_id, feedback_id) do update set left_out_at = null`);
}
