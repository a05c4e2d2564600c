import { doublePrecision, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** Prices that an administrator has set, in US dollars a million tokens; they win over LLM_PRICES and the built-in ones. */
export const llmPrices = pgTable('llm_prices', {
  model: text().primaryKey(),
  inputUsdPerMillion: doublePrecision('input_usd_per_million').notNull(),
  outputUsdPerMillion: doublePrecision('output_usd_per_million').notNull(),
  changedBy: uuid('changed_by')
    .notNull()
    .references(() => principals.id),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});
