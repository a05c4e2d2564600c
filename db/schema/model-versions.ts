import { type AnyPgColumn, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { MODEL_ORIGINS, MODEL_STATES, type ModelFile, type ModelParameters } from '../../contracts/model';
import { datasets } from './datasets';

/** Versions of models. All but `state` and `metrics` is immutable once registered; `signature` holds what decides answers. */
export const modelVersions = pgTable(
  'model_versions',
  {
    id: uuid().primaryKey(),
    slot: text().notNull(),
    version: text().notNull(),
    origin: text({ enum: MODEL_ORIGINS }).notNull(),
    state: text({ enum: MODEL_STATES }).notNull().default('candidate'),
    /** The version that the training began with, or that the uploader names. */
    parentId: uuid('parent_id').references((): AnyPgColumn => modelVersions.id),
    datasetId: uuid('dataset_id').references(() => datasets.id),
    /** Counts the trained and uploaded versions of a slot from 1; null for others. */
    number: integer(),
    codeVersion: text('code_version'),
    parameters: jsonb().$type<ModelParameters>().notNull().default({}),
    metrics: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Empty for versions that do not lie in the blob store. */
    files: jsonb().$type<ModelFile[]>().notNull().default([]),
    signature: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('model_versions_slot_version').on(table.slot, table.version),
    unique('model_versions_slot_number').on(table.slot, table.number),
    index('model_versions_slot_created').on(
      table.slot,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
