import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CandidateExperiment } from '../../contracts/candidate-experiment';
import { principals } from './principals';

/** What somebody has set for the experiments that retrains of a slot begin; what is left out is the default. */
export const retrainExperiments = pgTable('retrain_experiments', {
  slot: text().primaryKey(),
  settings: jsonb().$type<Partial<CandidateExperiment>>().notNull(),
  changedBy: uuid('changed_by').references(() => principals.id),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});
