import { bigserial, index, integer, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { MOVEMENT_REASONS } from '../../contracts/receipts/stock';
import { principals } from './principals';
import { stockAdditions } from './stock-additions';
import { stockItems } from './stock-items';

/** Everything that ever went into a stock and out of it. Rows are only added. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    stockItemId: uuid('stock_item_id')
      .notNull()
      .references(() => stockItems.id),
    /** Below 0 for what went out. */
    change: numeric({ precision: 20, scale: 3, mode: 'number' }).notNull(),
    reason: text({ enum: MOVEMENT_REASONS }).notNull(),
    /** The addition that it is part of, or takes back. */
    additionId: uuid('addition_id').references(() => stockAdditions.id),
    /** Of the addition's receipt. */
    line: integer(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('stock_movements_item').on(table.stockItemId),
    index('stock_movements_addition').on(table.additionId, table.line),
    index('stock_movements_owner').on(table.ownerId, table.id),
  ],
);
