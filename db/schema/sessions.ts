import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { SCOPES } from '../../contracts/identity';
import { principals } from './principals';

/** Where people are signed in, and access tokens that programs were given: what a JWT names, so that it can be revoked. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    principalId: uuid('principal_id')
      .notNull()
      .references(() => principals.id, { onDelete: 'cascade' }),
    /** Null for a session that may do all that its principal may. */
    scopes: text({ enum: SCOPES }).array(),
    userAgent: text('user_agent').notNull().default(''),
    address: text().notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('sessions_principal').on(table.principalId), index('sessions_expires_at').on(table.expiresAt)],
);
