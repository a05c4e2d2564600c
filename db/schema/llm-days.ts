import { bigint, date, doublePrecision, integer, pgTable } from 'drizzle-orm/pg-core';

/** Sums of `llm_calls` by UTC day. Its row is locked while a call is reserved, so that calls at once cannot overspend. */
export const llmDays = pgTable('llm_days', {
  day: date().primaryKey(),
  calls: integer().notNull().default(0),
  inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
  outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
  /** What was paid, and the worst case of calls whose price is not known yet. */
  committedUsd: doublePrecision('committed_usd').notNull().default(0),
});
