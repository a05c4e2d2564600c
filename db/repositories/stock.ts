/** What users have at home: kept by hand and by barcode, edited, taken, listed and followed. */
import { and, asc, desc, eq, getTableColumns, gt, isNull, lte, sql, type SQL } from 'drizzle-orm';
import { DomainError } from '../../contracts/errors';
import type { StoragePlace } from '../../contracts/receipts/categories';
import { nameKey, roundedQuantity, STOCK_ITEMS_MAX, type TakeReason } from '../../contracts/receipts/stock';
import type { Orm } from '../connect';
import { stockItems, stocks } from '../schema';
import { isAfter, type PageRequest, placeOf } from './newest-first';
import {
  changeStock,
  held,
  move,
  type OpenStock,
  putIn,
  type StockEntry,
  type StockOwner,
  type StockRow,
} from './stock-changes';

export type { StockEntry, StockOwner, StockRow } from './stock-changes';

/** What is left out stays as it is. */
export type StockEdit = Partial<Omit<StockEntry, 'line'>>;

export interface StockFilter {
  ownerId: string;
  /** Part of the name, however it is written. */
  name?: string | undefined;
  category?: string | undefined;
  storage?: StoragePlace | undefined;
}

/** Rows with the stock's sequence at the time; those with the quantity 0 are gone. */
export interface StockState {
  seq: number;
  items: StockRow[];
}

/** A client that missed more than this gets the whole stock instead. */
const CHANGES_MAX = 500;

const isHeld = gt(stockItems.quantity, 0);

export class StockRepository {
  constructor(private readonly orm: Orm) {}

  /** Becomes part of an item that is the same. @throws STOCK_FULL */
  add(owner: StockOwner, entry: StockEntry): Promise<StockRow> {
    return changeStock(this.orm, owner, async (stock) => {
      const [itemId = ''] = await putIn(stock, [entry]);
      return held(stock, itemId);
    });
  }

  /** The item; the one that took it up, where the edit makes the two the same. @throws STOCK_ITEM_NOT_FOUND */
  change(owner: StockOwner, itemId: string, edit: StockEdit): Promise<StockRow> {
    return changeStock(this.orm, owner, async (stock) => {
      const item = await held(stock, itemId);
      const { quantity = item.quantity, ...values } = edit;
      if (quantity !== item.quantity) {
        await move(stock, { itemId, change: roundedQuantity(quantity - item.quantity), reason: 'corrected' });
      }
      const edited = { ...item, quantity, ...values };
      const survivor = await sameAs(stock, edited);
      if (survivor === undefined) await rewrite(stock, itemId, values);
      else await merge(stock, { item: edited, into: survivor, values });
      return held(stock, survivor ?? itemId);
    });
  }

  /** As it is afterwards, be it with nothing left. @throws STOCK_ITEM_NOT_FOUND, STOCK_TOO_LITTLE */
  take(owner: StockOwner, itemId: string, taken: { quantity: number; reason: TakeReason }): Promise<StockRow> {
    return changeStock(this.orm, owner, async (stock) => {
      const { quantity, reason } = taken;
      const item = await held(stock, itemId);
      if (item.quantity < quantity) {
        throw new DomainError('STOCK_TOO_LITTLE', { itemId, available: item.quantity, quantity });
      }
      await move(stock, { itemId, change: -quantity, reason });
      const [left = item] = await stock.tx.select().from(stockItems).where(eq(stockItems.id, itemId));
      return left;
    });
  }

  /** @throws STOCK_ITEM_NOT_FOUND */
  remove(owner: StockOwner, itemId: string): Promise<void> {
    return changeStock(this.orm, owner, async (stock) => {
      const { quantity } = await held(stock, itemId);
      await move(stock, { itemId, change: -quantity, reason: 'removed' });
    });
  }

  async find(itemId: string, ownerId: string): Promise<StockRow | undefined> {
    const [item] = await this.orm
      .select()
      .from(stockItems)
      .where(and(eq(stockItems.id, itemId), eq(stockItems.ownerId, ownerId), isHeld));
    return item;
  }

  /** What was added last first; an item that grew keeps its place. */
  list({ ownerId, name, category, storage }: StockFilter, { cursor, limit }: PageRequest) {
    return this.orm
      .select({ ...getTableColumns(stockItems), cursorAt: placeOf(stockItems.createdAt) })
      .from(stockItems)
      .where(
        and(
          eq(stockItems.ownerId, ownerId),
          isHeld,
          name === undefined ? undefined : sql`position(${nameKey(name)} in ${stockItems.nameKey}) > 0`,
          category === undefined ? undefined : eq(stockItems.category, category),
          storage === undefined ? undefined : eq(stockItems.storage, storage),
          isAfter(cursor, stockItems),
        ),
      )
      .orderBy(desc(stockItems.createdAt), desc(stockItems.id))
      .limit(limit);
  }

  /** What expires on that day or before it, the most urgent first. */
  expiring(ownerId: string, untilDay: string): Promise<StockRow[]> {
    return this.orm
      .select()
      .from(stockItems)
      .where(and(eq(stockItems.ownerId, ownerId), isHeld, lte(stockItems.expiresOn, untilDay)))
      .orderBy(asc(stockItems.expiresOn), asc(stockItems.nameKey), asc(stockItems.id));
  }

  /** The whole stock. */
  snapshot(ownerId: string): Promise<StockState> {
    return this.state(ownerId, isHeld);
  }

  /** What was changed after `seq`; undefined where that is too much to tell, or `seq` is of another stock. */
  async changesSince(ownerId: string, seq: number): Promise<StockState | undefined> {
    const state = await this.state(ownerId, gt(stockItems.seq, seq));
    return state.seq < seq || state.items.length > CHANGES_MAX ? undefined : state;
  }

  /** The sequence is read first: what is changed between the two reads comes with its own number. */
  private async state(ownerId: string, where: SQL): Promise<StockState> {
    const [stock] = await this.orm.select({ seq: stocks.seq }).from(stocks).where(eq(stocks.ownerId, ownerId));
    if (!stock) return { seq: 0, items: [] };
    const items = await this.orm
      .select()
      .from(stockItems)
      .where(and(eq(stockItems.ownerId, ownerId), where))
      .orderBy(asc(stockItems.seq), asc(stockItems.createdAt), asc(stockItems.id))
      .limit(STOCK_ITEMS_MAX + 1);
    return { seq: items.reduce((last, { seq }) => Math.max(last, seq), stock.seq), items };
  }
}

/** Another item of the owner that is the same now. */
async function sameAs({ tx, owner }: OpenStock, item: StockRow): Promise<string | undefined> {
  const { unit, expiresOn } = item;
  const [found] = await tx
    .select({ id: stockItems.id })
    .from(stockItems)
    .where(
      and(
        eq(stockItems.ownerId, owner.id),
        isHeld,
        sql`${stockItems.id} <> ${item.id}::uuid`,
        eq(stockItems.nameKey, nameKey(item.name)),
        sql`lower(coalesce(${stockItems.unit}, '')) = lower(coalesce(${unit}::text, ''))`,
        eq(stockItems.storage, item.storage),
        expiresOn === null ? isNull(stockItems.expiresOn) : eq(stockItems.expiresOn, expiresOn),
      ),
    );
  return found?.id;
}

type Values = Omit<StockEdit, 'quantity'>;

async function rewrite({ tx, seq }: OpenStock, itemId: string, values: Values): Promise<void> {
  const key = values.name === undefined ? {} : { nameKey: nameKey(values.name) };
  await tx
    .update(stockItems)
    .set({ ...values, ...key, seq, updatedAt: sql`now()` })
    .where(eq(stockItems.id, itemId));
}

/** The one that was there before takes the other up, with what the owner has just said about it. */
async function merge(
  stock: OpenStock,
  { item, into, values }: { item: StockRow; into: string; values: Values },
): Promise<void> {
  const { tx } = stock;
  await rewrite(stock, into, values);
  await tx
    .update(stockItems)
    .set({ barcode: sql`coalesce(${stockItems.barcode}, ${item.barcode})` })
    .where(eq(stockItems.id, into));
  await tx.update(stockItems).set({ mergedInto: into }).where(eq(stockItems.id, item.id));
  await move(stock, { itemId: item.id, change: -item.quantity, reason: 'merged' });
  await move(stock, { itemId: into, change: item.quantity, reason: 'merged' });
}
