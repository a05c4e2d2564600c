import { doublePrecision, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { STAGE_STATUSES } from '../../contracts/run';
import { runs } from './runs';

/** The manifest of a run: its stages in order. */
export const runStages = pgTable(
  'run_stages',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    version: text().notNull(),
    status: text({ enum: STAGE_STATUSES }).notNull().default('pending'),
    attempt: integer().notNull().default(0),
    /** Parts that are done, as a set of indexes: an activity that runs twice counts once. */
    partsDone: integer('parts_done').array().notNull().default([]),
    partsTotal: integer('parts_total').notNull().default(1),
    worker: text(),
    errorCode: text('error_code'),
    startedAt: timestamp('started_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Sum over the parts, in milliseconds of wall time. */
    busyMs: doublePrecision('busy_ms').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.runId, table.name] })],
);
