import { bigserial, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';
import { modelVersions } from './model-versions';

/** Append-only: from `at` on, `slot` is served by that version, because of `reason`. The newest row of a slot counts. */
export const deployments = pgTable(
  'deployments',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    slot: text().notNull(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    reason: text().notNull(),
    /** Who asked for it; null where the system did. */
    byId: uuid('by_id').references(() => principals.id),
  },
  (table) => [index('deployments_slot').on(table.slot, table.id.desc().nullsFirst())],
);
