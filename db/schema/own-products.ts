import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';

/** What a person entered of a barcode. It counts before what services say, and in its own project only. */
export const ownProducts = pgTable(
  'own_products',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    /** GTIN as 14 digits. */
    gtin: text().notNull(),
    name: text().notNull(),
    brand: text(),
    quantity: text(),
    categoryId: text('category_id'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => principals.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.gtin, table.projectId] })],
);
