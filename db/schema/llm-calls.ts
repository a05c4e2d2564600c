import { date, doublePrecision, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * Every question to a language model: reserved before it is sent, settled after. A call that was never settled, since
 * its worker died or its answer got lost, counts with its reservation: the server may have charged for it.
 */
export const llmCalls = pgTable(
  'llm_calls',
  {
    id: uuid().primaryKey(),
    runId: uuid('run_id').notNull(),
    runAttempt: integer('run_attempt').notNull(),
    day: date().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    model: text().notNull(),
    /** Most that the call can cost; 0 where the model has no price. */
    reservedUsd: doublePrecision('reserved_usd').notNull(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    /** Null where the model has no price, or before the call is settled. */
    costUsd: doublePrecision('cost_usd'),
    /** Requests sent: more than one where the server refused a parameter. */
    requests: integer().notNull().default(0),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    durationMs: integer('duration_ms').notNull().default(0),
    errorCode: text('error_code'),
  },
  (table) => [index('llm_calls_run').on(table.runId), index('llm_calls_day').on(table.day)],
);
