import { jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/** Versions of models, immutable once registered. */
export const modelVersions = pgTable(
  'model_versions',
  {
    id: uuid().primaryKey(),
    slot: text().notNull(),
    version: text().notNull(),
    /** `built-in` ships with the code; `trained` comes from a dataset; `configured` is named by the configuration. */
    origin: text({ enum: ['built-in', 'trained', 'configured'] }).notNull(),
    metrics: jsonb().notNull().default({}),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('model_versions_slot_version').on(table.slot, table.version)],
);
