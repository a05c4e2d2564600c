import { index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { principals } from './principals';

/**
 * Which feedback a dataset was made from, also such as gave no row. The feedback itself may be gone when its run has
 * outlived its retention.
 */
export const datasetFeedback = pgTable(
  'dataset_feedback',
  {
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    feedbackId: uuid('feedback_id').notNull(),
    /** Who gave it, also when the feedback is gone: consent may be withdrawn after that. */
    userId: uuid('user_id').references(() => principals.id),
    /** Since then later datasets are made without it; given anew, it is new to the slot. */
    leftOutAt: timestamp('left_out_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.datasetId, table.feedbackId] }),
    index('dataset_feedback_feedback').on(table.feedbackId),
    index('dataset_feedback_user').on(table.userId),
  ],
);
