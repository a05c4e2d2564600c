import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';

/** What a user once called a line of a shop's receipts, and how they sorted it: known the next time. */
export const itemNames = pgTable(
  'item_names',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    /** Empty where the receipt does not name its shop. */
    shopKey: text('shop_key').notNull(),
    /** The printed text for comparison: lower case, letters and digits only. */
    textKey: text('text_key').notNull(),
    name: text().notNull(),
    category: text().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.shopKey, table.textKey] })],
);
