/**
 * How a stock is changed: always within `changeStock`, which lets the changes of one user's stock come one after another,
 * numbers them and announces them, and always by movements, whose sum the quantities are.
 */
import { and, eq, gt, sql } from 'drizzle-orm';
import { DomainError } from '../../contracts/errors';
import type { StoragePlace } from '../../contracts/receipts/categories';
import { type MovementReason, nameKey, STOCK_CHANNEL, STOCK_ITEMS_MAX } from '../../contracts/receipts/stock';
import type { Orm } from '../connect';
import { stockItems } from '../schema';
import type { Transaction } from './batch-runs';

export type StockRow = typeof stockItems.$inferSelect;

/** Whose stock. */
export interface StockOwner {
  id: string;
  projectId: string;
}

/** What goes into a stock; the name and the unit are clean, the quantity is rounded. */
export interface StockEntry {
  name: string;
  quantity: number;
  unit: string | null;
  category: string;
  storage: StoragePlace;
  expiresOn: string | null;
  barcode: string | null;
  /** Of the receipt that it comes from. */
  line?: number;
}

export interface Movement {
  itemId: string;
  change: number;
  reason: MovementReason;
}

/** A stock that nobody else changes until the transaction ends. */
export interface OpenStock {
  tx: Transaction;
  owner: StockOwner;
  seq: number;
}

export function changeStock<T>(orm: Orm, owner: StockOwner, change: (stock: OpenStock) => Promise<T>): Promise<T> {
  return orm.transaction(async (tx) => {
    const { rows } = await tx.execute<{ seq: number }>(sql`
      insert into stocks (owner_id, seq) values (${owner.id}::uuid, 1)
      on conflict (owner_id) do update set seq = stocks.seq + 1
      returning seq::float8 as seq`);
    const result = await change({ tx, owner, seq: rows[0]?.seq ?? 0 });
    await tx.execute(sql`
      select pg_notify(${STOCK_CHANNEL}, json_build_object('owner_id', owner_id, 'seq', seq)::text)
      from stocks where owner_id = ${owner.id}::uuid`);
    return result;
  });
}

/** Of the item that each entry became part of, in the same order. @throws STOCK_FULL */
export async function putIn(
  { tx, owner, seq }: OpenStock,
  entries: readonly StockEntry[],
  additionId: string | null = null,
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with entry as materialized (
      select *, lower(coalesce(unit, '')) as unit_key, coalesce(expires_on, 'infinity'::date) as until
      from jsonb_to_recordset(${entriesJson(entries)}::jsonb) as entry(no int, line int, name text, name_key text,
        quantity numeric(20, 3), unit text, category text, storage text, expires_on date, barcode text)
    ), same as (
      select name_key, unit_key, storage, until, min(expires_on) as expires_on, sum(quantity) as quantity,
        (array_agg(name order by no))[1] as name, (array_agg(unit order by no))[1] as unit,
        (array_agg(category order by no))[1] as category,
        (array_agg(barcode order by no) filter (where barcode is not null))[1] as barcode
      from entry group by name_key, unit_key, storage, until
    ), put as (
      insert into stock_items (project_id, owner_id, name, name_key, quantity, unit, category, storage, expires_on,
        barcode, seq)
      select ${owner.projectId}::uuid, ${owner.id}::uuid, name, name_key, quantity, unit, category, storage, expires_on,
        barcode, ${seq}::bigint
      from same
      on conflict (owner_id, name_key, lower(coalesce(unit, '')), storage, coalesce(expires_on, 'infinity'::date))
        where quantity > 0
      do update set quantity = stock_items.quantity + excluded.quantity,
        barcode = coalesce(stock_items.barcode, excluded.barcode), seq = excluded.seq, updated_at = now()
      returning id, name_key, lower(coalesce(unit, '')) as unit_key, storage,
        coalesce(expires_on, 'infinity'::date) as until
    ), moved as (
      insert into stock_movements (owner_id, stock_item_id, change, reason, addition_id, line)
      select ${owner.id}::uuid, put.id, entry.quantity, 'added', ${additionId}::uuid, entry.line
      from entry join put using (name_key, unit_key, storage, until) order by entry.no
    )
    select put.id from entry join put using (name_key, unit_key, storage, until) order by entry.no`);
  await requireRoom(tx, owner);
  return rows.map(({ id }) => id);
}

/** The database refuses what would leave less than nothing. */
export async function move({ tx, owner, seq }: OpenStock, { itemId, change, reason }: Movement): Promise<void> {
  await tx.execute(sql`
    with moved as (
      update stock_items set quantity = quantity + ${change}::numeric(20, 3), seq = ${seq}::bigint, updated_at = now()
      where id = ${itemId}::uuid
      returning id
    )
    insert into stock_movements (owner_id, stock_item_id, change, reason)
    select ${owner.id}::uuid, id, ${change}::numeric(20, 3), ${reason} from moved`);
}

/** @throws STOCK_ITEM_NOT_FOUND where the owner does not have it, or has it no longer */
export async function held({ tx, owner }: OpenStock, itemId: string): Promise<StockRow> {
  const [item] = await tx
    .select()
    .from(stockItems)
    .where(and(eq(stockItems.id, itemId), eq(stockItems.ownerId, owner.id), gt(stockItems.quantity, 0)));
  if (!item) throw new DomainError('STOCK_ITEM_NOT_FOUND', { itemId });
  return item;
}

function entriesJson(entries: readonly StockEntry[]): string {
  const rows = entries.map(({ expiresOn, ...entry }, no) => ({
    ...entry,
    no,
    name_key: nameKey(entry.name),
    expires_on: expiresOn,
  }));
  return JSON.stringify(rows);
}

async function requireRoom(tx: Transaction, { id }: StockOwner): Promise<void> {
  const items = await tx.$count(stockItems, and(eq(stockItems.ownerId, id), gt(stockItems.quantity, 0)));
  if (items > STOCK_ITEMS_MAX) throw new DomainError('STOCK_FULL', { itemsMax: STOCK_ITEMS_MAX, items });
}
