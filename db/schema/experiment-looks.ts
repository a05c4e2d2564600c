import { bigserial, doublePrecision, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import {
  DECISION_REASONS,
  EXPERIMENT_DECISIONS,
  type ExperimentFinding,
  type VariantSummary,
} from '../../contracts/experiment';
import type { HoldoutFinding } from '../../contracts/experiment-holdout';
import { experiments } from './experiments';

/** Append-only: what an experiment's workflow saw at each look, and what it did. */
export const experimentLooks = pgTable(
  'experiment_looks',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    experimentId: uuid('experiment_id')
      .notNull()
      .references(() => experiments.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
    coverage: doublePrecision().notNull(),
    summaries: jsonb().$type<VariantSummary[]>().notNull(),
    findings: jsonb().$type<ExperimentFinding[]>().notNull(),
    /** After a promotion of the runs since then only. */
    holdout: jsonb().$type<HoldoutFinding[]>().notNull().default([]),
    sampleRatioP: doublePrecision('sample_ratio_p'),
    decision: text({ enum: EXPERIMENT_DECISIONS }).notNull(),
    reason: text({ enum: DECISION_REASONS }).notNull(),
  },
  (table) => [index('experiment_looks_experiment').on(table.experimentId, table.id.desc().nullsFirst())],
);
