import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { runs } from './runs';

/** Which run needs which blob, and as what. A blob that no run needs is removed by the nightly sweep. */
export const runBlobs = pgTable(
  'run_blobs',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    /** `input`, or the stage that wrote it. */
    role: text().notNull(),
    sha256: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.role, table.sha256] }),
    index('run_blobs_sha256').on(table.sha256),
  ],
);
