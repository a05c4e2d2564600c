import {
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { STORAGE_PLACES } from '../../contracts/receipts/categories';
import type { CategoryGuess } from '../../contracts/receipts/result';
import { receipts } from './receipts';

/** A line of a receipt: as it was read and sorted, and as its owner wants it in stock. */
export const receiptItems = pgTable(
  'receipt_items',
  {
    id: uuid().primaryKey().defaultRandom(),
    receiptId: uuid('receipt_id')
      .notNull()
      .references(() => receipts.id, { onDelete: 'cascade' }),
    /** As in the run's result; lines that the owner added go on counting. */
    line: integer().notNull(),
    /** As printed; null for a line that the owner added. */
    rawText: text('raw_text'),
    name: text().notNull(),
    quantity: doublePrecision().notNull(),
    unit: text(),
    unitPrice: doublePrecision('unit_price'),
    amount: doublePrecision(),
    barcode: text(),
    /** Of the reading, 0..1; null for a line that the owner added. */
    confidence: doublePrecision(),
    /** What the classifier said; null for a line that the owner added. */
    predictedCategory: text('predicted_category'),
    predictedConfidence: doublePrecision('predicted_confidence'),
    alternatives: jsonb().$type<CategoryGuess[]>().notNull().default([]),
    category: text().notNull(),
    /** `memory`: its owner has named or sorted this line of this shop before. `user`: its owner; `annotator`: another. */
    categorySource: text('category_source', { enum: ['model', 'annotator', 'memory', 'user'] }).notNull(),
    storage: text({ enum: STORAGE_PLACES }).notNull(),
    /** Null for what does not spoil. */
    expiresOn: date('expires_on'),
    isUnsure: boolean('is_unsure').notNull(),
    /** Goes into stock with the others. */
    included: boolean().notNull().default(true),
    editedAt: timestamp('edited_at', { withTimezone: true }),
  },
  (table) => [uniqueIndex('receipt_items_line').on(table.receiptId, table.line)],
);
