import {
  type AnyPgColumn,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';
import { runs } from './runs';

/**
 * A receipt as its owner has it: what the run read, which they may edit. A run that answers another user of the project
 * from the cache becomes a receipt of that user too.
 */
export const receipts = pgTable(
  'receipts',
  {
    id: uuid().primaryKey().defaultRandom(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    /** The photo. */
    imageSha256: text('image_sha256').notNull(),
    shop: text(),
    /** The shop for comparison: lower case, letters and digits only. */
    shopKey: text('shop_key'),
    businessNumber: text('business_number'),
    boughtOn: date('bought_on'),
    boughtAt: text('bought_at'),
    currency: text(),
    total: doublePrecision(),
    itemCount: integer('item_count').notNull(),
    /** The same for two photos of one receipt; null where too little was read to tell. */
    contentKey: text('content_key'),
    /** The earlier receipt of the same owner that this one shows once more. */
    duplicateOf: uuid('duplicate_of').references((): AnyPgColumn => receipts.id, { onDelete: 'set null' }),
    /** Of `receipts/item-classifier`. */
    modelVersion: text('model_version').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('receipts_run_owner').on(table.runId, table.ownerId),
    index('receipts_owner').on(table.ownerId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('receipts_image').on(table.ownerId, table.imageSha256),
    index('receipts_content').on(table.ownerId, table.contentKey),
  ],
);
