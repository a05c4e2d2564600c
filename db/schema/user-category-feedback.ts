import { sql } from 'drizzle-orm';
import { boolean, integer, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What the classifier said of a receipt's item against what a user says: the corrections in `feedback`, one row an item. */
export const userCategoryFeedback = pgView('user_category_feedback', {
  feedbackId: uuid('feedback_id').notNull(),
  projectId: uuid('project_id').notNull(),
  runId: uuid('run_id').notNull(),
  userId: uuid('user_id').notNull(),
  line: integer().notNull(),
  itemText: text('item_text').notNull(),
  originalPrediction: text('original_prediction').notNull(),
  userCorrection: text('user_correction').notNull(),
  /** Of `receipts/item-classifier`; null for runs without one. */
  modelVersion: text('model_version'),
  /** False where a later word took its place or it was withdrawn. */
  isCurrent: boolean('is_current').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
}).as(sql`
  select feedback.id as feedback_id, feedback.project_id, feedback.run_id, feedback.user_id, corrected.line,
    original.text as item_text, original.category as original_prediction, corrected.category as user_correction,
    runs.models ->> 'receipts/item-classifier' as model_version, feedback.is_current, feedback.created_at
  from feedback
  join runs on runs.id = feedback.run_id and runs.pipeline = 'receipts'
  cross join lateral json_to_recordset(feedback.corrected_result -> 'items') as corrected(line int, category text)
  join lateral json_to_recordset(feedback.original_result -> 'items') as original(line int, text text, category text)
    on original.line = corrected.line
  where feedback.kind = 'category_error'
`);
