import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  EXPERIMENT_KINDS,
  EXPERIMENT_MODES,
  EXPERIMENT_STATES,
  type ExperimentDesign,
  type ExperimentProgress,
  type ExperimentVariant,
  type ExperimentVerdict,
} from '../../contracts/experiment';
import { principals } from './principals';
import { retrains } from './retrains';

/** One row an experiment. Name, variants and design are fixed; its workflow moves the rest on. */
export const experiments = pgTable(
  'experiments',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    pipeline: text().notNull(),
    kind: text({ enum: EXPERIMENT_KINDS }).notNull(),
    /** Null where options are compared. */
    slot: text(),
    mode: text({ enum: EXPERIMENT_MODES }).notNull(),
    variants: jsonb().$type<ExperimentVariant[]>().notNull(),
    design: jsonb().$type<ExperimentDesign>().notNull(),
    state: text({ enum: EXPERIMENT_STATES }).notNull().default('running'),
    progress: jsonb().$type<ExperimentProgress>().notNull(),
    verdict: jsonb().$type<ExperimentVerdict>(),
    /** The retrain whose candidate is the treatment. */
    retrainId: uuid('retrain_id').references(() => retrains.id),
    /** Null where the system did. */
    createdBy: uuid('created_by').references(() => principals.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('experiments_open_slot')
      .on(table.slot)
      .where(sql`${table.endedAt} is null`),
    index('experiments_open')
      .on(table.pipeline)
      .where(sql`${table.endedAt} is null`),
    index('experiments_created').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);
