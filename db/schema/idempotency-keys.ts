import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** Answers to requests that carried an `Idempotency-Key`, so that a repeated request gets the first one's answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    principalId: uuid('principal_id')
      .notNull()
      .references(() => principals.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    /** SHA-256 of what the request was: a key must not be used again for another one. */
    request: text().notNull(),
    /** Null while the first request is under way. */
    status: integer(),
    contentType: text('content_type'),
    location: text(),
    body: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.principalId, table.key] }),
    index('idempotency_keys_created_at').on(table.createdAt),
  ],
);
