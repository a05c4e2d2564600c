import { bigserial, doublePrecision, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** What language models may cost in a UTC month before somebody is told; the newest row counts, none are overwritten. */
export const costBudgets = pgTable('cost_budgets', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  /** Null is no budget. */
  usdPerMonth: doublePrecision('usd_per_month'),
  changedBy: uuid('changed_by')
    .notNull()
    .references(() => principals.id),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
