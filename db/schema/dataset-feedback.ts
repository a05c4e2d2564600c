import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { datasets } from './datasets';

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
  },
  (table) => [
    primaryKey({ columns: [table.datasetId, table.feedbackId] }),
    index('dataset_feedback_feedback').on(table.feedbackId),
  ],
);
