import { index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { runs } from './runs';

/** Who was answered with a run beside its owner: they sent the same, and joined it or had its result from the cache. */
export const runAskers = pgTable(
  'run_askers',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    principalId: uuid('principal_id')
      .notNull()
      .references(() => principals.id),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.principalId] }),
    index('run_askers_person').on(table.principalId),
  ],
);
