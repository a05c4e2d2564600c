import { bigint, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { DatasetCounts } from '../../contracts/dataset';

/** Immutable snapshots of training rows. The rows are a blob, one JSON document a line, compressed. */
export const datasets = pgTable(
  'datasets',
  {
    id: uuid().primaryKey(),
    slot: text().notNull(),
    /** Counts the datasets of a slot from 1. */
    version: integer().notNull(),
    /** Of the rows as text: equal rows are the same dataset. */
    contentSha256: text('content_sha256').notNull(),
    blobSha256: text('blob_sha256').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    counts: jsonb().$type<DatasetCounts>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('datasets_slot_version').on(table.slot, table.version),
    unique('datasets_slot_content').on(table.slot, table.contentSha256),
  ],
);
