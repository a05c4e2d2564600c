import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { retrains } from './retrains';

/** Ends of retrains that an MLflow server was told; without a row it was told nothing yet. */
export const retrainPublications = pgTable('retrain_publications', {
  retrainId: uuid('retrain_id')
    .primaryKey()
    .references(() => retrains.id, { onDelete: 'cascade' }),
  /** MLflow's run; null where somebody had deleted it. */
  mlflowRunId: text('mlflow_run_id'),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
});
