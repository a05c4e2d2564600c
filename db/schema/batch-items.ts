import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RunError } from '../../contracts/run';
import { batches } from './batches';
import { runs } from './runs';

/** The inputs of a batch in their order. Equal inputs share a run. */
export const batchItems = pgTable(
  'batch_items',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'cascade' }),
    /** From 0, in the order of the request. */
    position: integer().notNull(),
    name: text().notNull(),
    /** Address to fetch the input from; the bytes become a blob, and then a run. Null again once the run was deleted. */
    url: text(),
    /** Null before its URL was fetched, for a rejected item, and once the run was deleted. */
    runId: uuid('run_id').references(() => runs.id, { onDelete: 'set null' }),
    /** Answered by an earlier run's result. */
    cached: boolean().notNull().default(false),
    /** Why it was rejected, or RUN_CANCELLED where its batch was cancelled and it had no run, or one that others share. */
    error: jsonb().$type<RunError>(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.position] }), index('batch_items_run').on(table.runId)],
);
