import { date, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Sums of runs that are deleted, by the UTC month in which they ended, so that the months' figures stay true. */
export const pastRuns = pgTable(
  'past_runs',
  {
    /** Its first day. */
    month: date().notNull(),
    pipeline: text().notNull(),
    runs: integer().notNull(),
    busyMs: doublePrecision('busy_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.pipeline] })],
);
