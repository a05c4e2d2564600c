import { bigserial, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { AUDIT_OUTCOMES } from '../../contracts/identity';

/** Who changed what, who signed in, and who was refused. Append-only; removed by retention alone. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null where nobody was recognised. */
    projectId: uuid('project_id'),
    principalId: uuid('principal_id'),
    /** The operation's id in the API reference, such as `cancelRun`. */
    action: text().notNull(),
    /** What it was done to: the address without its query. */
    target: text().notNull(),
    outcome: text({ enum: AUDIT_OUTCOMES }).notNull(),
    /** HTTP status of the answer. */
    status: integer().notNull(),
    requestId: text('request_id').notNull(),
    address: text().notNull(),
    details: jsonb().notNull().default({}),
  },
  (table) => [
    index('audit_log_project').on(table.projectId, table.id.desc().nullsFirst()),
    index('audit_log_at').on(table.at),
  ],
);
