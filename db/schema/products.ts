import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What outside services say of a barcode: the same for all projects. */
export const products = pgTable(
  'products',
  {
    /** GTIN as 14 digits. */
    gtin: text().primaryKey(),
    /** Null where the services were asked and none knows the barcode. */
    name: text(),
    brand: text(),
    quantity: text(),
    categoryId: text('category_id'),
    shelfLifeDays: integer('shelf_life_days'),
    /** Name of the service; null where none knows the barcode. */
    source: text(),
    fetchedAt: timestamp('fetched_at', { withTimezone: true }).notNull().defaultNow(),
    /** From then on it is asked for again: a product that is known in the background, any other with the next look-up. */
    freshUntil: timestamp('fresh_until', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('products_unknown')
      .on(table.freshUntil)
      .where(sql`${table.name} is null`),
  ],
);
