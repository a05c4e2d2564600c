/** The items of a receipt put in stock by one action, once, and taken back by another. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { DomainError } from '../../contracts/errors';
import { QUANTITY_MAX, QUANTITY_MIN, roundedQuantity, visibleUnit } from '../../contracts/receipts/stock';
import { visibleText } from '../../contracts/receipts/visible-text';
import type { Orm } from '../connect';
import { receiptItems, receipts, stockAdditions } from '../schema';
import type { Transaction } from './batch-runs';
import { changeStock, type OpenStock, putIn, type StockEntry, type StockOwner } from './stock-changes';

export interface AddedReceipt {
  additionId: string;
  items: { line: number; stockItemId: string }[];
}

/** What an addition put in and what of it was taken back when it was undone; the difference had been used by then. */
export interface AddedLine {
  line: number;
  stockItemId: string;
  name: string;
  unit: string | null;
  added: number;
  takenBack: number;
}

export interface Addition {
  id: string;
  addedAt: Date;
  undoneAt: Date | null;
  lines: AddedLine[];
}

/** The last addition of a receipt. */
export interface AdditionOfReceipt {
  receiptId: string;
  additionId: string;
  addedAt: Date;
  undoneAt: Date | null;
  items: number;
}

type Receipt = typeof receipts.$inferSelect;

export class StockAdditionsRepository {
  constructor(private readonly orm: Orm) {}

  /**
   * What is included in the receipt that the run gave its owner.
   * @throws RECEIPT_NOT_FOUND where it gave them none, RECEIPT_ALREADY_IN_STOCK, RECEIPT_DUPLICATE, RECEIPT_NOTHING_TO_ADD,
   * STOCK_FULL
   */
  addReceipt(owner: StockOwner, runId: string, { allowDuplicate }: { allowDuplicate: boolean }): Promise<AddedReceipt> {
    return changeStock(this.orm, owner, async (stock) => {
      const [receipt] = await stock.tx
        .select()
        .from(receipts)
        .where(and(eq(receipts.runId, runId), eq(receipts.ownerId, owner.id)))
        .for('key share');
      if (!receipt) throw new DomainError('RECEIPT_NOT_FOUND', { runId });
      await requireNew(stock, receipt, allowDuplicate);
      const entries = await includedEntries(stock.tx, receipt.id);
      if (entries.length === 0) throw new DomainError('RECEIPT_NOTHING_TO_ADD', { chainId: runId });
      const additionId = await recordAddition(stock, receipt);
      const itemIds = await putIn(stock, entries, additionId);
      const items = entries.map(({ line }, index) => ({ line, stockItemId: itemIds[index] ?? '' }));
      return { additionId, items };
    });
  }

  /** Done again, it changes nothing and says the same. @throws STOCK_ADDITION_NOT_FOUND */
  async undo(owner: StockOwner, additionId: string): Promise<Addition> {
    const known = await this.find(additionId, owner.id);
    if (!known) throw new DomainError('STOCK_ADDITION_NOT_FOUND', { additionId });
    if (known.undoneAt) return known;
    await changeStock(this.orm, owner, async (stock) => {
      const [undone] = await stock.tx
        .update(stockAdditions)
        .set({ undoneAt: sql`now()` })
        .where(and(eq(stockAdditions.id, additionId), isNull(stockAdditions.undoneAt)))
        .returning({ id: stockAdditions.id });
      if (!undone) return;
      for (const { line, stockItemId, added } of known.lines) {
        await takeBack(stock, { additionId, line, stockItemId, added });
      }
    });
    return (await this.find(additionId, owner.id)) ?? known;
  }

  async find(additionId: string, ownerId: string): Promise<Addition | undefined> {
    const [addition] = await this.orm
      .select({ id: stockAdditions.id, addedAt: stockAdditions.createdAt, undoneAt: stockAdditions.undoneAt })
      .from(stockAdditions)
      .where(and(eq(stockAdditions.id, additionId), eq(stockAdditions.ownerId, ownerId)));
    return addition && { ...addition, lines: await this.lines(additionId) };
  }

  /** Of each receipt that was ever added. */
  async ofReceipts(receiptIds: readonly string[]): Promise<Map<string, AdditionOfReceipt>> {
    const rows = await this.orm
      .selectDistinctOn([stockAdditions.receiptId], {
        receiptId: sql<string>`${stockAdditions.receiptId}`,
        additionId: stockAdditions.id,
        addedAt: stockAdditions.createdAt,
        undoneAt: stockAdditions.undoneAt,
        items: sql<number>`(select count(*)::int from stock_movements
          where addition_id = stock_additions.id and reason = 'added')`,
      })
      .from(stockAdditions)
      .where(sql`${stockAdditions.receiptId} = any(${sql.param([...receiptIds])}::uuid[])`)
      .orderBy(stockAdditions.receiptId, desc(stockAdditions.createdAt));
    return new Map(rows.map((row) => [row.receiptId, row]));
  }

  private async lines(additionId: string): Promise<AddedLine[]> {
    const { rows } = await this.orm.execute<AddedLine & Record<string, unknown>>(sql`
      select put.line, coalesce(back.stock_item_id, put.stock_item_id) as "stockItemId", item.name, item.unit,
        put.change::float8 as added, coalesce(-back.change, 0)::float8 as "takenBack"
      from stock_movements put join stock_items item on item.id = put.stock_item_id
        left join stock_movements back
          on back.addition_id = put.addition_id and back.line = put.line and back.reason = 'undone'
      where put.addition_id = ${additionId}::uuid and put.reason = 'added'
      order by put.line`);
    return rows;
  }
}

/** Whether the receipt, or another that shows the same, is in stock. */
async function requireNew({ tx, owner }: OpenStock, receipt: Receipt, allowDuplicate: boolean): Promise<void> {
  const { id, imageSha256, contentKey, duplicateOf } = receipt;
  const { rows } = await tx.execute<{ id: string; at: string; isSame: boolean; chainId: string | null }>(sql`
    select addition.id, to_char(addition.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      coalesce(addition.receipt_id = ${id}::uuid, false) as "isSame", other.run_id as "chainId"
    from stock_additions addition left join receipts other on other.id = addition.receipt_id
    where addition.owner_id = ${owner.id}::uuid and addition.undone_at is null
      and (addition.receipt_id in (${id}::uuid, ${duplicateOf}::uuid) or addition.image_sha256 = ${imageSha256}
        or addition.content_key = ${contentKey} or other.duplicate_of in (${id}::uuid, ${duplicateOf}::uuid))
    order by "isSame" desc, addition.created_at
    limit 1`);
  const [there] = rows;
  if (!there || (allowDuplicate && !there.isSame)) return;
  const details = { additionId: there.id, addedAt: there.at, chainId: there.chainId };
  throw new DomainError(there.isSame ? 'RECEIPT_ALREADY_IN_STOCK' : 'RECEIPT_DUPLICATE', details);
}

/** Returned goods and lines that nobody could name are not among them. */
async function includedEntries(tx: Transaction, receiptId: string): Promise<(StockEntry & { line: number })[]> {
  const items = await tx
    .select()
    .from(receiptItems)
    .where(and(eq(receiptItems.receiptId, receiptId), eq(receiptItems.included, true)))
    .orderBy(asc(receiptItems.line));
  return items.flatMap(({ line, category, storage, expiresOn, barcode, ...item }) => {
    const name = visibleText(item.name);
    const quantity = roundedQuantity(item.quantity);
    if (name === '' || !(quantity >= QUANTITY_MIN && quantity <= QUANTITY_MAX)) return [];
    const unit = visibleUnit(item.unit);
    return [{ line, name, quantity, unit, category, storage, expiresOn, barcode }];
  });
}

async function recordAddition({ tx, owner }: OpenStock, receipt: Receipt): Promise<string> {
  const { id: receiptId, imageSha256, contentKey } = receipt;
  const [addition] = await tx
    .insert(stockAdditions)
    .values({ projectId: owner.projectId, ownerId: owner.id, receiptId, imageSha256, contentKey })
    .returning({ id: stockAdditions.id });
  if (!addition) throw new Error('Recording an addition to the stock gave no row.');
  return addition.id;
}

/** From the item, or from the one that took it up; no more than is left. */
async function takeBack(
  { tx, owner, seq }: OpenStock,
  { additionId, line, stockItemId, added }: { additionId: string } & Pick<AddedLine, 'line' | 'stockItemId' | 'added'>,
): Promise<void> {
  await tx.execute(sql`
    with recursive took_up as (
      select id, merged_into from stock_items where id = ${stockItemId}::uuid
      union all
      select item.id, item.merged_into from stock_items item join took_up on item.id = took_up.merged_into
    ), back as (
      select id, least(quantity, ${added}::numeric(20, 3)) as quantity from stock_items
      where id = (select id from took_up where merged_into is null) and quantity > 0
    ), moved as (
      update stock_items set quantity = stock_items.quantity - back.quantity, seq = ${seq}::bigint, updated_at = now()
      from back where stock_items.id = back.id
    )
    insert into stock_movements (owner_id, stock_item_id, change, reason, addition_id, line)
    select ${owner.id}::uuid, id, -quantity, 'undone', ${additionId}::uuid, ${line}::int from back`);
}
