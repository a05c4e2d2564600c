import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/**
 * Every change of whether training may learn from what somebody corrects; the newest one of a person counts, and where
 * there is none the newest of the installation. Nothing is overwritten, so that it can be shown what held at any time.
 */
export const trainingConsents = pgTable(
  'training_consents',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /** Null for the installation's own setting. */
    principalId: uuid('principal_id').references(() => principals.id, { onDelete: 'cascade' }),
    /** Null where a person goes by the installation's setting again. */
    allowed: boolean(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => principals.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('training_consents_person').on(table.principalId, table.id.desc().nullsFirst()),
    index('training_consents_installation')
      .on(table.id.desc().nullsFirst())
      .where(sql`${table.principalId} is null`),
  ],
);
