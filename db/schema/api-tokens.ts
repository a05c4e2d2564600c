import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** Bearer tokens; only the SHA-256 is kept, so a stolen database opens no door. */
export const apiTokens = pgTable('api_tokens', {
  sha256: text().primaryKey(),
  principalId: uuid('principal_id')
    .notNull()
    .references(() => principals.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
