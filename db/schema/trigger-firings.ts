import { index, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { SEVERITIES, TRIGGER_DECISIONS, TRIGGER_KINDS, type TriggerFinding } from '../../contracts/trigger';
import { retrains } from './retrains';

/** Append-only but for `decision` and `retrain_id`: a rule has fired, and this came of it. */
export const triggerFirings = pgTable(
  'trigger_firings',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Of one evaluation: an activity that is tried again finds what it has decided. */
    evaluationId: text('evaluation_id').notNull(),
    slot: text().notNull(),
    kind: text({ enum: TRIGGER_KINDS }).notNull(),
    severity: text({ enum: SEVERITIES }).notNull(),
    finding: jsonb().$type<TriggerFinding>().notNull(),
    decision: text({ enum: TRIGGER_DECISIONS }).notNull(),
    retrainId: uuid('retrain_id').references(() => retrains.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('trigger_firings_evaluation').on(table.evaluationId, table.slot, table.kind),
    index('trigger_firings_slot').on(table.slot, table.kind, table.at.desc().nullsFirst()),
    index('trigger_firings_at').on(table.at.desc().nullsFirst()),
  ],
);
