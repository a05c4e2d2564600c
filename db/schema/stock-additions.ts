import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';
import { receipts } from './receipts';

/** A receipt's items put in stock by one action, which can be undone. It stays when the receipt is deleted. */
export const stockAdditions = pgTable(
  'stock_additions',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    receiptId: uuid('receipt_id').references(() => receipts.id, { onDelete: 'set null' }),
    /** The receipt's, so that another photo of it is recognised when the receipt itself is gone. */
    imageSha256: text('image_sha256').notNull(),
    contentKey: text('content_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('stock_additions_once')
      .on(table.receiptId)
      .where(sql`${table.undoneAt} is null`),
    index('stock_additions_receipt').on(table.receiptId),
    index('stock_additions_owner').on(table.ownerId, table.createdAt),
  ],
);
