import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { SCOPES } from '../../contracts/identity';
import { principals } from './principals';

/** Bearer tokens; only the SHA-256 is kept, so a stolen database opens no door. */
export const apiTokens = pgTable('api_tokens', {
  sha256: text().primaryKey(),
  /** What people name it by, since nobody can show it again. */
  id: uuid().notNull().unique().defaultRandom(),
  principalId: uuid('principal_id')
    .notNull()
    .references(() => principals.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  /** The token's first letters, to recognise it by. */
  prefix: text().notNull().default('trd_'),
  /** Null for a token that may do all that its principal may. */
  scopes: text({ enum: SCOPES }).array(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  /** To the minute. */
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
