import { bigint, date, doublePrecision, pgTable, primaryKey, timestamp } from 'drizzle-orm/pg-core';
import { costBudgets } from './cost-budgets';

/** A month's cost that reached a share of its budget: once for each share, and again where the budget was changed. */
export const costAlerts = pgTable(
  'cost_alerts',
  {
    /** Its first day. */
    month: date().notNull(),
    budgetId: bigint('budget_id', { mode: 'number' })
      .notNull()
      .references(() => costBudgets.id),
    /** Of the budget, 0..1. */
    share: doublePrecision().notNull(),
    /** When it was reached. */
    costUsd: doublePrecision('cost_usd').notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.month, table.budgetId, table.share] })],
);
