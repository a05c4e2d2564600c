import { bigint, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { projects } from './projects';

/** Which project holds which blob. The bytes lie in the blob store under their SHA-256, once for all projects. */
export const blobs = pgTable(
  'blobs',
  {
    sha256: text().notNull(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    /** Who brought it first; null for blobs that a run wrote. */
    ownerId: uuid('owner_id'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.projectId] }), index('blobs_created_at').on(table.createdAt)],
);
