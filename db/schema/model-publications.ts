import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { modelVersions } from './model-versions';

/** What an MLflow server was told of a model version; without a row it was told nothing yet. */
export const modelPublications = pgTable('model_publications', {
  modelVersionId: uuid('model_version_id')
    .primaryKey()
    .references(() => modelVersions.id, { onDelete: 'cascade' }),
  /** As they were sent: other metrics of the version are sent again. */
  metrics: jsonb().$type<Record<string, number>>().notNull(),
  /** MLflow's run, registered model and version. */
  mlflowRunId: text('mlflow_run_id').notNull(),
  mlflowName: text('mlflow_name').notNull(),
  mlflowVersion: text('mlflow_version').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
});
