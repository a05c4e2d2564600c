import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { DailyConfidence, FeatureCheck } from '../../contracts/drift';
import { modelVersions } from './model-versions';

/** One row a day on which a version served runs. */
export const driftChecks = pgTable(
  'drift_checks',
  {
    slot: text().notNull(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    /** In the time zone of the schedules. */
    day: date({ mode: 'string' }).notNull(),
    runs: integer().notNull(),
    /** Null where too few runs gave confidences. */
    confidence: jsonb().$type<DailyConfidence>(),
    /** Runs of the days that were compared with the reference; 0 where there was nothing to compare. */
    windowRuns: integer('window_runs').notNull(),
    features: jsonb().$type<FeatureCheck[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.modelVersionId, table.day] }),
    index('drift_checks_slot_day').on(table.slot, table.day.desc().nullsFirst()),
  ],
);
