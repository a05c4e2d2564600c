/**
 * Receipts as their owners have them. The last stage of a run keeps one for the run's owner; whoever was answered with
 * the same run has one of their own from their first reading on.
 */
import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { receipts as pipeline } from '../../contracts/receipts/definition';
import type { StoragePlace } from '../../contracts/receipts/categories';
import type { ReceiptResult } from '../../contracts/receipts/result';
import type { StageContext } from '../../contracts/run';
import type { Orm } from '../connect';
import { receiptItems, receipts, runs } from '../schema';
import type { Transaction } from './batch-runs';
import { categoriesOf } from './categories';
import { isAfter, type PageRequest, placeOf } from './newest-first';
import {
  expiryBase,
  expiryOf,
  keepingAfter,
  lockOwner,
  type ReceiptItemRow,
  type ReceiptRow,
  remember,
  writeReceipt,
} from './receipt-rows';
import { isReadable } from './run-readers';

export type { ReceiptItemRow, ReceiptRow } from './receipt-rows';

/** Whose receipt of which run. */
export interface ReceiptKey {
  runId: string;
  ownerId: string;
}

/** The receipt that a duplicate shows once more. */
export interface EarlierReceipt {
  id: string;
  runId: string;
  createdAt: Date;
}

export type ListedReceipt = ReceiptRow & { earlier: EarlierReceipt | null; cursorAt: string };
export type OpenedReceipt = ReceiptRow & { earlier: EarlierReceipt | null; items: ReceiptItemRow[] };

/** What its owner says of a line; what is left out stays. */
export interface ItemEdit {
  name?: string | undefined;
  quantity?: number | undefined;
  unit?: string | null | undefined;
  category?: string | undefined;
  storage?: StoragePlace | undefined;
  expiresOn?: string | null | undefined;
  included?: boolean | undefined;
}

export type NewItem = ItemEdit & { name: string; quantity: number; category: string; barcode: string | null };

export interface ReceiptEdit {
  shop?: string | null | undefined;
  boughtOn?: string | null | undefined;
}

const earlier = alias(receipts, 'earlier');
const EARLIER = { id: earlier.id, runId: earlier.runId, createdAt: earlier.createdAt };

export class ReceiptsRepository {
  constructor(private readonly orm: Orm) {}

  /** Nothing for a run that has ended, is in a later attempt, or works in another's shadow. */
  keep(stage: StageContext, kept: { result: ReceiptResult; timeZone: string }): Promise<void> {
    return this.orm.transaction(async (tx) => {
      const [run] = await tx
        .select()
        .from(runs)
        .where(
          and(
            eq(runs.id, stage.runId),
            eq(runs.attempt, stage.runAttempt),
            inArray(runs.status, ['queued', 'running']),
            isNull(runs.shadowOf),
          ),
        )
        .for('no key update');
      if (run) await writeReceipt(tx, { run, ownerId: run.ownerId, ...kept });
    });
  }

  /** Whether the run is one of receipts, of the caller's project, and answered the caller. */
  async mayRead({ runId, ownerId, projectId }: ReceiptKey & { projectId: string }): Promise<boolean> {
    const [run] = await this.orm
      .select({ id: runs.id })
      .from(runs)
      .where(
        and(
          eq(runs.id, runId),
          eq(runs.pipeline, pipeline.name),
          isNull(runs.shadowOf),
          isReadable({ projectId, readerId: ownerId }),
        ),
      );
    return run !== undefined;
  }

  /** Made from the run's result where there is none yet. Undefined where the run has not completed. */
  async open(key: ReceiptKey, timeZone: string): Promise<OpenedReceipt | undefined> {
    const known = await this.find(key);
    if (known) return known;
    await this.orm.transaction(async (tx) => {
      const [run] = await tx
        .select()
        .from(runs)
        .where(and(eq(runs.id, key.runId), eq(runs.status, 'completed')))
        .for('key share');
      if (!run) return;
      await lockOwner(tx, key.ownerId);
      // Another reading may have made it meanwhile.
      if (await locked(tx, key)) return;
      // A stage of this system wrote it: its form is known.
      const result = run.finalResult as ReceiptResult;
      await writeReceipt(tx, { run, ownerId: key.ownerId, result, timeZone });
    });
    return this.find(key);
  }

  private async find(key: ReceiptKey): Promise<OpenedReceipt | undefined> {
    const [found] = await this.orm
      .select({ ...getTableColumns(receipts), earlier: EARLIER })
      .from(receipts)
      .leftJoin(earlier, eq(earlier.id, receipts.duplicateOf))
      .where(isReceipt(key));
    if (!found) return undefined;
    const items = await this.orm
      .select()
      .from(receiptItems)
      .where(eq(receiptItems.receiptId, found.id))
      .orderBy(asc(receiptItems.line));
    return { ...found, items };
  }

  /** Newest first; at most `limit` rows after `cursor`. */
  list(ownerId: string, { cursor, limit }: PageRequest): Promise<ListedReceipt[]> {
    return this.orm
      .select({ ...getTableColumns(receipts), earlier: EARLIER, cursorAt: placeOf(receipts.createdAt) })
      .from(receipts)
      .leftJoin(earlier, eq(earlier.id, receipts.duplicateOf))
      .where(and(eq(receipts.ownerId, ownerId), isAfter(cursor, receipts)))
      .orderBy(desc(receipts.createdAt), desc(receipts.id))
      .limit(limit);
  }

  /** Where the day of purchase changes, so do the days of expiry that were counted from it. */
  edit(key: ReceiptKey, edit: ReceiptEdit, timeZone: string): Promise<void> {
    return this.orm.transaction(async (tx) => {
      const receipt = await locked(tx, key);
      if (!receipt) return;
      const [edited] = await tx
        .update(receipts)
        .set({ ...edit, updatedAt: sql`now()` })
        .where(eq(receipts.id, receipt.id))
        .returning();
      if (edited) await moveExpiries(tx, { before: receipt, after: edited, timeZone });
    });
  }

  /** Remembered for the next receipt of the shop where it says what a line is. Undefined where there is no such line. */
  editItem(
    key: ReceiptKey & { line: number },
    edit: ItemEdit,
    { timeZone, printed }: { timeZone: string; printed: string | null },
  ): Promise<ReceiptItemRow | undefined> {
    return this.orm.transaction(async (tx) => {
      const receipt = await locked(tx, key);
      if (!receipt) return undefined;
      const isLine = and(eq(receiptItems.receiptId, receipt.id), eq(receiptItems.line, key.line));
      const [item] = await tx.select().from(receiptItems).where(isLine);
      if (!item) return undefined;
      const keeping = await keepingAfter(tx, { receipt, item, edit, timeZone });
      const isSaid = edit.name !== undefined || edit.category !== undefined;
      const [edited] = await tx
        .update(receiptItems)
        .set({
          ...edit,
          ...keeping,
          ...(edit.category === undefined ? {} : { categorySource: 'user' }),
          ...(isSaid ? { isUnsure: false } : {}),
          editedAt: sql`now()`,
        })
        .where(isLine)
        .returning();
      if (edited && isSaid && printed !== null) await remember(tx, receipt, { printed, ...edited });
      return edited;
    });
  }

  /** A line by hand. Undefined where the receipt has `linesMax` already. */
  addItem(
    key: ReceiptKey,
    { storage, expiresOn, included = true, ...item }: NewItem,
    { timeZone, linesMax }: { timeZone: string; linesMax: number },
  ): Promise<ReceiptItemRow | undefined> {
    return this.orm.transaction(async (tx) => {
      const receipt = await locked(tx, key);
      if (!receipt) return undefined;
      const lines = await tx
        .select({ line: receiptItems.line })
        .from(receiptItems)
        .where(eq(receiptItems.receiptId, receipt.id));
      if (lines.length >= linesMax) return undefined;
      const category = (await categoriesOf(tx, receipt.projectId)).find(({ id }) => id === item.category);
      const place = storage ?? category?.storage ?? 'room';
      const [added] = await tx
        .insert(receiptItems)
        .values({
          ...item,
          receiptId: receipt.id,
          line: Math.max(-1, ...lines.map(({ line }) => line)) + 1,
          included,
          storage: place,
          expiresOn: expiresOn === undefined ? expiryOf(category, place, expiryBase(receipt, timeZone)) : expiresOn,
          categorySource: 'user',
          isUnsure: false,
          editedAt: sql`now()`,
        })
        .returning();
      await countItems(tx, receipt);
      return added;
    });
  }

  /** Only lines by hand go. */
  removeItem(key: ReceiptKey & { line: number }): Promise<'removed' | 'read' | 'missing'> {
    return this.orm.transaction(async (tx) => {
      const receipt = await locked(tx, key);
      if (!receipt) return 'missing';
      const isLine = and(eq(receiptItems.receiptId, receipt.id), eq(receiptItems.line, key.line));
      const [item] = await tx.select().from(receiptItems).where(isLine);
      if (!item) return 'missing';
      if (item.rawText !== null) return 'read';
      await tx.delete(receiptItems).where(isLine);
      await countItems(tx, receipt);
      return 'removed';
    });
  }
}

function isReceipt({ runId, ownerId }: ReceiptKey) {
  return and(eq(receipts.runId, runId), eq(receipts.ownerId, ownerId));
}

async function locked(tx: Transaction, key: ReceiptKey): Promise<ReceiptRow | undefined> {
  const [receipt] = await tx.select().from(receipts).where(isReceipt(key)).for('no key update');
  return receipt;
}

async function countItems(tx: Transaction, { id }: ReceiptRow): Promise<void> {
  const itemCount = sql`(select count(*) from receipt_items where receipt_id = ${id})`;
  await tx
    .update(receipts)
    .set({ itemCount, updatedAt: sql`now()` })
    .where(eq(receipts.id, id));
}

async function moveExpiries(
  tx: Transaction,
  { before, after, timeZone }: { before: ReceiptRow; after: ReceiptRow; timeZone: string },
): Promise<void> {
  const [from, to] = [expiryBase(before, timeZone), expiryBase(after, timeZone)];
  if (from === to) return;
  const categories = await categoriesOf(tx, after.projectId);
  const items = await tx.select().from(receiptItems).where(eq(receiptItems.receiptId, after.id));
  const counted = items.filter(({ category: id, storage, expiresOn, editedAt }) => {
    const category = categories.find((each) => each.id === id);
    return editedAt === null || expiresOn === expiryOf(category, storage, from);
  });
  if (counted.length === 0) return;
  await tx
    .update(receiptItems)
    .set({ expiresOn: sql`${receiptItems.expiresOn} + (${to}::date - ${from}::date)` })
    .where(
      inArray(
        receiptItems.id,
        counted.map(({ id }) => id),
      ),
    );
}
