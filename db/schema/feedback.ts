import { sql } from 'drizzle-orm';
import { boolean, index, json, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { projects } from './projects';
import { runs } from './runs';

/**
 * What people said about results. Nothing is overwritten: a later word of the same person on the same run and of the same
 * kind takes the place of the one before, and gives it back when it is withdrawn.
 */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => principals.id),
    /** One of the pipeline's `feedbackKinds`. */
    kind: text().notNull(),
    /** The run's result as it was shown; a retry may change it later. As text, in the order in which it was written. */
    originalResult: json('original_result').notNull(),
    correctedResult: json('corrected_result').notNull(),
    comment: text(),
    isCurrent: boolean('is_current').notNull().default(true),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    /** When a training that used it succeeded; null before. */
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('feedback_current')
      .on(table.runId, table.userId, table.kind)
      .where(sql`${table.isCurrent}`),
    index('feedback_run').on(table.runId, table.createdAt.desc().nullsFirst()),
    index('feedback_to_train')
      .on(table.projectId, table.kind, table.createdAt)
      .where(sql`${table.isCurrent} and ${table.usedAt} is null`),
  ],
);
