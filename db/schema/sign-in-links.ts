import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** Codes that open a session once; only the SHA-256 is kept. */
export const signInLinks = pgTable('sign_in_links', {
  sha256: text().primaryKey(),
  principalId: uuid('principal_id')
    .notNull()
    .references(() => principals.id, { onDelete: 'cascade' }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
});
