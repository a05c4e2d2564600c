import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { RunError } from '../../contracts/run';
import { type GateVerdict, PROMOTIONS, RETRAIN_OUTCOMES, RETRAIN_STATES } from '../../contracts/retrain';
import { datasets } from './datasets';
import { modelVersions } from './model-versions';
import { principals } from './principals';

/** One row a retrain: what asked for it, what came of it. At most one of a slot is under way. */
export const retrains = pgTable(
  'retrains',
  {
    id: uuid().primaryKey(),
    slot: text().notNull(),
    cause: text({ enum: ['person', 'schedule', 'trigger'] }).notNull(),
    /** In words, for people. */
    reason: text().notNull(),
    /** Whether a candidate that passes serves at once, or waits for somebody. */
    promotion: text({ enum: PROMOTIONS }).notNull(),
    requestedBy: uuid('requested_by').references(() => principals.id),
    state: text({ enum: RETRAIN_STATES }).notNull().default('collecting'),
    datasetId: uuid('dataset_id').references(() => datasets.id),
    candidateId: uuid('candidate_id').references(() => modelVersions.id),
    /** The version in production that the candidate was compared with. */
    baselineId: uuid('baseline_id').references(() => modelVersions.id),
    verdict: jsonb().$type<GateVerdict>(),
    /** Why it ended without a new model in service. */
    outcome: text({ enum: RETRAIN_OUTCOMES }),
    error: jsonb().$type<Omit<RunError, 'stage'>>(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('retrains_active')
      .on(table.slot)
      .where(sql`${table.endedAt} is null`),
    index('retrains_slot_started').on(table.slot, table.startedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);
