import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A team's shared space: every run and blob belongs to one, and is seen by its principals only. */
export const projects = pgTable('projects', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
