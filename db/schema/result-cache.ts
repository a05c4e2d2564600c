import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { runs } from './runs';

/** Fingerprint -> the run whose result answers equal submissions, until `expires_at`. */
export const resultCache = pgTable(
  'result_cache',
  {
    fingerprint: text().primaryKey(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('result_cache_expires_at').on(table.expiresAt), index('result_cache_run').on(table.runId)],
);
