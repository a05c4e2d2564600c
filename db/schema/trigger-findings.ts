import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { TRIGGER_KINDS, type TriggerFinding } from '../../contracts/trigger';

/** What each rule found when it was last looked at; one row a rule. */
export const triggerFindings = pgTable(
  'trigger_findings',
  {
    slot: text().notNull(),
    kind: text({ enum: TRIGGER_KINDS }).notNull(),
    finding: jsonb().$type<TriggerFinding>().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.kind] })],
);
