import { date, integer, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FeatureColumns } from '../../contracts/drift';
import { modelVersions } from './model-versions';

/** What a version's first runs looked like. Kept, because the runs themselves are removed after their retention. */
export const driftReferences = pgTable('drift_references', {
  modelVersionId: uuid('model_version_id')
    .primaryKey()
    .references(() => modelVersions.id),
  runs: integer().notNull(),
  /** The last of the days that it was made of. */
  untilDay: date('until_day', { mode: 'string' }).notNull(),
  columns: jsonb().$type<FeatureColumns>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
