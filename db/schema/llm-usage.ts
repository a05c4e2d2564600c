import { bigint, date, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Settled `llm_calls` by UTC day, pipeline and model: they stay when the calls and their runs are removed. */
export const llmUsage = pgTable(
  'llm_usage',
  {
    day: date().notNull(),
    pipeline: text().notNull(),
    model: text().notNull(),
    calls: integer().notNull().default(0),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    costUsd: doublePrecision('cost_usd').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.pipeline, table.model] })],
);
