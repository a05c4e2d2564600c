import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { runs } from './runs';

/** Whether people are satisfied with a result: one word of each of them on each run, which they may change. */
export const votes = pgTable(
  'votes',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => principals.id),
    vote: text({ enum: ['up', 'down'] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.userId] }), index('votes_user').on(table.userId)],
);
