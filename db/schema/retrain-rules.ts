import { boolean, doublePrecision, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { PROMOTIONS } from '../../contracts/retrain';
import { TRIGGER_KINDS } from '../../contracts/trigger';
import { principals } from './principals';

/** What somebody has set for a slot's rules; where a column is null, or a row is missing, the pipeline's figure counts. */
export const retrainRules = pgTable(
  'retrain_rules',
  {
    slot: text().notNull(),
    kind: text({ enum: TRIGGER_KINDS }).notNull(),
    threshold: doublePrecision(),
    enabled: boolean(),
    coolDownHours: integer('cool_down_hours'),
    promotion: text({ enum: PROMOTIONS }),
    changedBy: uuid('changed_by').references(() => principals.id),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.kind] })],
);
