import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BlobRef } from '../../contracts/blob';
import { ASSIGNMENT_REASONS, type RunAlternatives } from '../../contracts/experiment';
import type { RunError, ServedModels } from '../../contracts/run';
import { RUN_STATUSES } from '../../contracts/run';
import { principals } from './principals';
import { projects } from './projects';

/**
 * One row a run. The row is written before its workflow starts and holds all that is needed to start it, so a run
 * accepted is a run that will happen, whatever dies in between.
 */
export const runs = pgTable(
  'runs',
  {
    id: uuid().primaryKey(),
    pipeline: text().notNull(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => principals.id),
    /** The batch that made it; other batches may share it. */
    batchId: uuid('batch_id'),
    /** Waits until its batch admits it: no workflow may be started before. */
    held: boolean().notNull().default(false),
    input: jsonb().$type<BlobRef>().notNull(),
    inputName: text('input_name').notNull(),
    /** As text, so that the order of the caller's keys is kept: fields come in the order of their schema. */
    options: json().notNull(),
    models: jsonb().$type<ServedModels>().notNull(),
    fingerprint: text().notNull(),
    priority: smallint().notNull(),
    deadlineSeconds: integer('deadline_seconds'),
    status: text({ enum: RUN_STATUSES }).notNull().default('queued'),
    /** Counts submissions: 1, and one more for each retry. */
    attempt: integer().notNull().default(1),
    totalTasks: integer('total_tasks').notNull(),
    completedTasks: integer('completed_tasks').notNull().default(0),
    /** As text: it is sent as it was written. */
    finalResult: json('final_result'),
    error: jsonb().$type<RunError>(),
    costUsd: doublePrecision('cost_usd'),
    /** The experiment that it takes part in; what came of that stands in `trials`. */
    experimentId: uuid('experiment_id'),
    /** Which variant answers: the control's, once it has taken over from a treatment that failed. */
    variant: text(),
    /** Why it got its variant; null where it takes part in no experiment. */
    assignedBy: text('assigned_by', { enum: ASSIGNMENT_REASONS }),
    /** As text, for the order of the options' keys. Null once they have been used. */
    alternatives: json().$type<RunAlternatives>(),
    /** The run in whose shadow it works: nobody sees it in lists and counts, and it goes when that run goes. */
    shadowOf: uuid('shadow_of').references((): AnyPgColumn => runs.id, { onDelete: 'cascade' }),
    /** Sequence of the last event. */
    eventSeq: integer('event_seq').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    /** Coalescing: of concurrent equal submissions one makes the row, the others join it. */
    uniqueIndex('runs_active_fingerprint')
      .on(table.fingerprint)
      .where(sql`${table.status} in ('queued', 'running')`),
    index('runs_project_created').on(
      table.projectId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('runs_project_status').on(
      table.projectId,
      table.status,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('runs_batch').on(table.batchId),
    index('runs_owner').on(table.ownerId),
    index('runs_shadow')
      .on(table.shadowOf)
      .where(sql`${table.shadowOf} is not null`),
    index('runs_active')
      .on(table.updatedAt)
      .where(sql`${table.status} in ('queued', 'running')`),
    index('runs_ended')
      .on(table.endedAt)
      .where(sql`${table.endedAt} is not null`),
    index('runs_input').on(sql`(${table.input} ->> 'sha256')`),
    check('runs_priority', sql`${table.priority} between 1 and 5`),
  ],
);
