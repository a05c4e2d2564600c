import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { ASSIGNMENT_REASONS } from '../../contracts/experiment';
import { experiments } from './experiments';

/**
 * A run's part in an experiment, and what came of it. It outlives the run, so that a verdict can be checked when the
 * runs have outlived their retention, and holds numbers only.
 */
export const trials = pgTable(
  'trials',
  {
    runId: uuid('run_id').primaryKey(),
    experimentId: uuid('experiment_id')
      .notNull()
      .references(() => experiments.id, { onDelete: 'cascade' }),
    /** As it was assigned; the control may have answered in its place. */
    variant: text().notNull(),
    assignedBy: text('assigned_by', { enum: ASSIGNMENT_REASONS }).notNull().default('hash'),
    /** The named group that decided; such a unit was not drawn, and is kept out of all comparisons. */
    group: text('named_group'),
    unit: text().notNull(),
    stage: integer().notNull(),
    /** The run that users saw, of a run in its shadow. */
    shadowOf: uuid('shadow_of'),
    /** The treatment failed, and the control answered. */
    fellBack: boolean('fell_back').notNull().default(false),
    /** Null until the run has ended, and for good where it was cancelled. */
    failed: boolean(),
    seconds: doublePrecision(),
    costUsd: doublePrecision('cost_usd'),
    quality: doublePrecision(),
    confidence: doublePrecision(),
    satisfaction: doublePrecision(),
    /** 1 where more of its picks in mixed lists were clicked than of the other's, 0 where fewer; null without clicks. */
    preference: doublePrecision(),
    /** Share of the cells that differ from those of the run in whose shadow it is. */
    disagreement: doublePrecision(),
    /** Known before the variant could have an effect: logarithm of the input's size. */
    covariate: doublePrecision(),
    /** Of what the outcome was computed from; another one asks for a new outcome. */
    seen: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('trials_experiment').on(table.experimentId, table.variant),
    index('trials_shadow')
      .on(table.shadowOf)
      .where(sql`${table.shadowOf} is not null`),
  ],
);
