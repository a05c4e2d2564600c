import { foreignKey, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';
import { shownLists } from './shown-lists';

/** What people chose of a list that they were shown: each entry once a person. */
export const clicks = pgTable(
  'clicks',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    runId: uuid('run_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => principals.id),
    target: text().notNull(),
    /** As the list names it. */
    entry: text().notNull(),
    /** In the list as it was shown, from 0. */
    position: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      columns: [table.runId, table.target],
      foreignColumns: [shownLists.runId, shownLists.target],
    }).onDelete('cascade'),
    uniqueIndex('clicks_once').on(table.runId, table.target, table.entry, table.userId),
    index('clicks_user').on(table.userId, table.at),
    index('clicks_project').on(table.projectId),
  ],
);
