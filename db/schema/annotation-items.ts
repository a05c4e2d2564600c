import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { runs } from './runs';

/** Results that a person may look at: one for each completed run of a pipeline that takes feedback. */
export const annotationItems = pgTable(
  'annotation_items',
  {
    runId: uuid('run_id')
      .primaryKey()
      .references(() => runs.id, { onDelete: 'cascade' }),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    pipeline: text().notNull(),
    /** 0..1; the greatest come first. */
    uncertainty: doublePrecision().notNull(),
    /** Of results that look alike; see `db/repositories/annotation-buckets.ts`. */
    bucket: smallint().notNull(),
    /** How many have said something that is in force. Kept by whatever changes feedback. */
    people: smallint().notNull().default(0),
    /** They contradict each other, and none has the majority. */
    isDisputed: boolean('is_disputed').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('annotation_items_queue').on(
      table.projectId,
      table.pipeline,
      table.people,
      table.bucket,
      table.uncertainty.desc().nullsFirst(),
      table.runId,
    ),
    index('annotation_items_disputed')
      .on(table.projectId, table.pipeline, table.createdAt.desc().nullsFirst())
      .where(sql`${table.isDisputed}`),
  ],
);
