import { bigserial, doublePrecision, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Every execution of an activity, written by the worker's interceptor; the same lines go to a JSON Lines file. */
export const operationLog = pgTable(
  'operation_log',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    operation: text().notNull(),
    status: text({ enum: ['completed', 'failed', 'cancelled'] }).notNull(),
    worker: text().notNull(),
    runId: uuid('run_id'),
    attempt: integer().notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    metadata: jsonb().notNull(),
  },
  (table) => [index('operation_log_at').on(table.at), index('operation_log_run').on(table.runId)],
);
