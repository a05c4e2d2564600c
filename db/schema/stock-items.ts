import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  numeric,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { STORAGE_PLACES } from '../../contracts/receipts/categories';
import { principals } from './principals';
import { projects } from './projects';

/**
 * What a user has. An item of which nothing is left stays with the quantity 0, for those who follow the changes and for
 * additions that are undone; for everybody else it is gone, and it never comes back.
 */
export const stockItems = pgTable(
  'stock_items',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    name: text().notNull(),
    /** The name for comparison. */
    nameKey: text('name_key').notNull(),
    /** Always the sum of the item's movements. */
    quantity: numeric({ precision: 20, scale: 3, mode: 'number' }).notNull(),
    unit: text(),
    category: text().notNull(),
    storage: text({ enum: STORAGE_PLACES }).notNull(),
    /** Null for what does not spoil. */
    expiresOn: date('expires_on'),
    barcode: text(),
    /** The item that took it up when an edit made the two the same. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => stockItems.id),
    /** The stock's sequence at the last change. */
    seq: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('stock_items_quantity', sql`${table.quantity} >= 0`),
    uniqueIndex('stock_items_same')
      .on(
        table.ownerId,
        table.nameKey,
        sql`lower(coalesce(${table.unit}, ''))`,
        table.storage,
        sql`coalesce(${table.expiresOn}, 'infinity'::date)`,
      )
      .where(sql`${table.quantity} > 0`),
    index('stock_items_owner')
      .on(table.ownerId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.quantity} > 0`),
    index('stock_items_changed').on(table.ownerId, table.seq),
    index('stock_items_merged').on(table.mergedInto),
  ],
);
