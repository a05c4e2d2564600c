import { sql } from 'drizzle-orm';
import { check, index, integer, json, jsonb, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { BATCH_STATUSES } from '../../contracts/batch';
import type { SubmissionOrigin } from '../../contracts/experiment';
import { principals } from './principals';
import { projects } from './projects';

/** Many runs followed as one. Counts are never stored: they are read from the items and their runs. */
export const batches = pgTable(
  'batches',
  {
    id: uuid().primaryKey(),
    pipeline: text().notNull(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    name: text().notNull(),
    /** As text, so that the order of the caller's keys is kept. */
    options: json().notNull(),
    priority: smallint().notNull(),
    /** Whether items that have a cached result are answered with it. */
    cache: text({ enum: ['use', 'bypass'] })
      .notNull()
      .default('use'),
    /** For inputs that are fetched later, so that they take part in experiments as the others do. */
    origin: jsonb().$type<SubmissionOrigin>(),
    totalFiles: integer('total_files').notNull(),
    status: text({ enum: BATCH_STATUSES }).notNull().default('running'),
    /** Counts starts of its workflow: 1, and one more each time that failed items are retried. */
    attempt: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('batches_project_created').on(
      table.projectId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('batches_active')
      .on(table.updatedAt)
      .where(sql`${table.endedAt} is null`),
    check('batches_priority', sql`${table.priority} between 1 and 5`),
  ],
);
