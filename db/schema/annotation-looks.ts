import { index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { annotationItems } from './annotation-items';
import { principals } from './principals';

/** Who was given which item of the annotation queue, and who passed it over. */
export const annotationLooks = pgTable(
  'annotation_looks',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => annotationItems.runId, { onDelete: 'cascade' }),
    principalId: uuid('principal_id')
      .notNull()
      .references(() => principals.id),
    claimedAt: timestamp('claimed_at', { withTimezone: true }).notNull().defaultNow(),
    /** Until then it is kept for this person. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true }).notNull(),
    skippedAt: timestamp('skipped_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.principalId] }),
    index('annotation_looks_claimed').on(table.claimedUntil),
    index('annotation_looks_person').on(table.principalId, table.claimedAt.desc().nullsFirst()),
  ],
);
