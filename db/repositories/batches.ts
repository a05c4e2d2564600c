/**
 * Batches as the API sees them: submitting, finding, listing, items and results, retrying, deleting. What a batch's
 * workflow reads and writes goes through `batch-progress.ts` instead.
 */
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import {
  BATCHES_CHANNEL,
  type BatchCounts,
  type BatchMessage,
  type BatchStatus,
  isBatchTerminal,
  type ItemStatus,
} from '../../contracts/batch';
import type { BlobRef } from '../../contracts/blob';
import type { SubmissionOrigin } from '../../contracts/experiment';
import type { StageDefinition } from '../../contracts/pipeline';
import type { RunError, ServedModels } from '../../contracts/run';
import type { Orm } from '../connect';
import { batches, batchItems, principals, runs } from '../schema';
import { batchCounts, itemStatus } from './batch-items';
import { retryItems } from './batch-retry';
import { type FoundRun, inChunks, runsFor, type Transaction, type WantedRun } from './batch-runs';
import { isAfter, placeOf, type PageRequest } from './newest-first';
import { isReadableBatch, type RunReader } from './run-readers';
import { isUniqueViolation } from './unique-violation';

export type BatchRow = typeof batches.$inferSelect;
/** With the name of the principal that submitted it. */
export type OwnedBatch = BatchRow & { ownerName: string; counts: BatchCounts };
/** With its place in a list. */
export type ListedBatch = OwnedBatch & { cursorAt: string };

/** An input that is stored, one that is to be fetched from `url`, or one that is rejected. */
export type NewBatchItem = { name: string; url: string | null } & (
  | { input: BlobRef; fingerprint: string; error: null; assigned?: WantedRun['assigned'] }
  | { input: null; fingerprint: null; error: RunError | null }
);

export interface NewBatch {
  id: string;
  pipeline: string;
  projectId: string;
  ownerId: string;
  name: string;
  options: unknown;
  models: ServedModels;
  priority: number;
  cache: 'use' | 'bypass';
  items: readonly NewBatchItem[];
  /** Of inputs that are fetched later. */
  origin?: SubmissionOrigin | null;
}

export interface BatchItemView {
  position: number;
  name: string;
  url: string | null;
  runId: string | null;
  status: ItemStatus;
  cached: boolean;
  /** Why the item was rejected, or why its run failed. */
  error: RunError | null;
}

/** `resultJson` is the text that was written, ready to be sent; null until there is a result. */
export type BatchResult = BatchItemView & { resultJson: string | null };

/** Items after `afterPosition`, in the order of the request; -1 begins with the first. */
export interface ItemPage {
  afterPosition: number;
  limit: number;
}

export class BatchesRepository {
  constructor(private readonly orm: Orm) {}

  /**
   * Writes batch, items and runs, or nothing at all. Equal inputs share a run, with each other and with active runs;
   * those that have a cached result get it. Of each item the run: null where it was rejected or is not fetched yet.
   */
  create(batch: NewBatch, stages: readonly StageDefinition[]): Promise<{ batch: BatchRow; runIds: (string | null)[] }> {
    const { items, models, ...fields } = batch;
    return this.orm.transaction(async (tx) => {
      const [row] = await tx
        .insert(batches)
        .values({ ...fields, totalFiles: items.length })
        .returning();
      if (!row) throw new Error('A batch that was just made is gone.');
      const wanted = items.flatMap((item) =>
        item.input === null
          ? []
          : [
              {
                fingerprint: item.fingerprint,
                input: item.input,
                inputName: item.name,
                assigned: item.assigned ?? null,
              },
            ],
      );
      const found = await runsFor(tx, { ...fields, batchId: row.id, models, stages }, wanted);
      await insertItems(tx, row.id, { items, found });
      await tx.execute(announced(row.id));
      const runOf = ({ fingerprint }: NewBatchItem) => (fingerprint === null ? undefined : found.get(fingerprint));
      return { batch: row, runIds: items.map((item) => runOf(item)?.runId ?? null) };
    });
  }

  /** Of a personal pipeline only its owner's. */
  async find(id: string, reader: RunReader): Promise<OwnedBatch | undefined> {
    const [batch] = await this.orm
      .select({ ...getTableColumns(batches), ownerName: principals.name, counts: batchCounts })
      .from(batches)
      .innerJoin(principals, eq(principals.id, batches.ownerId))
      .where(and(eq(batches.id, id), isReadableBatch(reader)));
    return batch;
  }

  /** Newest first; at most `limit` after the cursor. */
  list(filter: RunReader & { status?: BatchStatus }, { cursor, limit }: PageRequest): Promise<ListedBatch[]> {
    return this.orm
      .select({
        ...getTableColumns(batches),
        ownerName: principals.name,
        counts: batchCounts,
        cursorAt: placeOf(batches.createdAt),
      })
      .from(batches)
      .innerJoin(principals, eq(principals.id, batches.ownerId))
      .where(
        and(
          isReadableBatch(filter),
          filter.status === undefined ? undefined : eq(batches.status, filter.status),
          isAfter(cursor, batches),
        ),
      )
      .orderBy(desc(batches.createdAt), desc(batches.id))
      .limit(limit);
  }

  async items(batchId: string, page: ItemPage & { status?: ItemStatus }): Promise<BatchItemView[]> {
    const rows = await this.orm
      .select(itemColumns)
      .from(batchItems)
      .leftJoin(runs, eq(runs.id, batchItems.runId))
      .where(
        and(
          eq(batchItems.batchId, batchId),
          gt(batchItems.position, page.afterPosition),
          page.status === undefined ? undefined : sql`${itemStatus} = ${page.status}`,
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(page.limit);
    return rows.map(itemView);
  }

  /** As `items`, with the results of those that are completed. */
  async results(batchId: string, page: ItemPage): Promise<BatchResult[]> {
    const resultJson = sql<string | null>`case when ${itemStatus} = 'completed' then ${runs.finalResult}::text end`;
    const rows = await this.orm
      .select({ ...itemColumns, resultJson })
      .from(batchItems)
      .leftJoin(runs, eq(runs.id, batchItems.runId))
      .where(and(eq(batchItems.batchId, batchId), gt(batchItems.position, page.afterPosition)))
      .orderBy(asc(batchItems.position))
      .limit(page.limit);
    return rows.map(({ resultJson: text, ...row }) => ({ ...itemView(row), resultJson: text }));
  }

  /** The present state of each batch as sockets get it; one that is not there is left out. */
  async messagesOf(ids: readonly string[]): Promise<Map<string, BatchMessage>> {
    if (ids.length === 0) return new Map();
    const rows = await this.orm
      .select({ id: batches.id, status: batches.status, counts: batchCounts })
      .from(batches)
      .where(inArray(batches.id, [...ids]));
    return new Map(rows.map((row) => [row.id, messageOf(row)]));
  }

  /**
   * Puts the failed and cancelled items of an ended batch back to work under the batch's next attempt, and fetches
   * again what could not be fetched. An equal run that is active by now is shared. Undefined where the batch has not
   * ended, or where there is nothing to retry.
   */
  async retryFailed(id: string, stages: readonly StageDefinition[]): Promise<BatchRow | undefined> {
    for (;;) {
      try {
        return await this.orm.transaction((tx) => retryFailed(tx, id, stages));
      } catch (error) {
        // An equal run became active in the meantime: it is found the next time.
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }

  /** Deletes an ended batch with its items; its runs stay. Whether it was there and had ended. */
  delete(id: string): Promise<boolean> {
    return this.orm.transaction(async (tx) => {
      const deleted = await tx
        .delete(batches)
        .where(and(eq(batches.id, id), isNotNull(batches.endedAt)))
        .returning({ id: batches.id });
      if (deleted.length === 0) return false;
      await tx.update(runs).set({ batchId: null }).where(eq(runs.batchId, id));
      await tx.execute(announced(id));
      return true;
    });
  }

  /** Deletes batches that ended so many days ago; returns how many went. */
  async deleteExpired(days: number): Promise<number> {
    const expired = await this.orm
      .select({ id: batches.id })
      .from(batches)
      .where(sql`${batches.endedAt} < now() - make_interval(days => ${days})`);
    let deleted = 0;
    for (const { id } of expired) deleted += (await this.delete(id)) ? 1 : 0;
    return deleted;
  }
}

const itemColumns = {
  position: batchItems.position,
  name: batchItems.name,
  url: batchItems.url,
  runId: batchItems.runId,
  status: itemStatus,
  cached: batchItems.cached,
  error: batchItems.error,
  runError: runs.error,
};

function itemView({ runError, ...item }: BatchItemView & { runError: RunError | null }): BatchItemView {
  return { ...item, error: item.error ?? runError };
}

function messageOf({ id, status, counts }: Pick<OwnedBatch, 'id' | 'status' | 'counts'>): BatchMessage {
  const ended = counts.completed + counts.failed + counts.cancelled;
  return {
    type: isBatchTerminal(status) ? `batch_${status}` : 'batch_progress',
    batch_id: id,
    status,
    progress: counts.total === 0 ? 1 : ended / counts.total,
    counts,
    at: new Date().toISOString(),
  };
}

function announced(batchId: string) {
  return sql`select pg_notify(${BATCHES_CHANNEL}, ${batchId})`;
}

async function insertItems(
  tx: Transaction,
  batchId: string,
  { items, found }: { items: readonly NewBatchItem[]; found: ReadonlyMap<string, FoundRun> },
): Promise<void> {
  const rows = items.map(({ name, url, fingerprint, error }, position) => {
    const run = fingerprint === null ? undefined : found.get(fingerprint);
    return { position, name, url, run_id: run?.runId ?? null, cached: run?.cached ?? false, error };
  });
  for (const some of inChunks(rows)) {
    await tx.execute(sql`
      insert into batch_items (batch_id, position, name, url, run_id, cached, error)
      select ${batchId}::uuid, position, name, url, run_id, cached, nullif(error, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
        as item(position int, name text, url text, run_id uuid, cached boolean, error jsonb)`);
  }
}

async function retryFailed(
  tx: Transaction,
  batchId: string,
  stages: readonly StageDefinition[],
): Promise<BatchRow | undefined> {
  const [ended] = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.id, batchId), isNotNull(batches.endedAt)))
    .for('update');
  if (!ended || !(await retryItems(tx, { batchId, stages }))) return undefined;
  const [retried] = await tx
    .update(batches)
    .set({ status: 'running', attempt: sql`${batches.attempt} + 1`, endedAt: null, updatedAt: sql`now()` })
    .where(eq(batches.id, batchId))
    .returning();
  await tx.execute(announced(batchId));
  return retried;
}
