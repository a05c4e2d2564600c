import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { PRINCIPAL_KINDS, ROLES } from '../../contracts/identity';
import { projects } from './projects';

/** A person or a program that calls the API. */
export const principals = pgTable('principals', {
  id: uuid().primaryKey(),
  projectId: uuid('project_id')
    .notNull()
    .references(() => projects.id),
  name: text().notNull(),
  /** A program has keys only; a person may sign in too. */
  kind: text({ enum: PRINCIPAL_KINDS }).notNull().default('person'),
  role: text({ enum: ROLES }).notNull(),
  /** From then on none of its keys and sessions works. */
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
