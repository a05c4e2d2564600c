import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { runs } from './runs';

/** What became of each annotation that was pulled from Label Studio. The annotation itself stays there. */
export const labelStudioAnnotations = pgTable(
  'label_studio_annotations',
  {
    /** Label Studio's. */
    annotationId: integer('annotation_id').primaryKey(),
    /** Label Studio's project. */
    labelProject: integer('label_project').notNull(),
    /** ISO 8601 with microseconds, as Label Studio gives it; the greatest is where the next pull begins. */
    updatedAt: text('updated_at').notNull(),
    /** Of the annotation's result: marking an annotation changes its time, not this. */
    contentSha256: text('content_sha256').notNull(),
    projectId: uuid('project_id').references(() => projects.id),
    /** Null where no run of ours is meant. */
    runId: uuid('run_id').references(() => runs.id, { onDelete: 'cascade' }),
    annotator: text(),
    state: text({ enum: ['taken', 'refused', 'skipped'] }).notNull(),
    /** Why it was refused, for people. */
    problem: text(),
    pulledAt: timestamp('pulled_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('label_studio_annotations_pulled').on(table.labelProject, table.updatedAt),
    index('label_studio_annotations_state').on(table.projectId, table.state, table.pulledAt.desc().nullsFirst()),
  ],
);
