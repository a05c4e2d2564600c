import { sql } from 'drizzle-orm';
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** How often an outside service was asked, so that its quota holds over all API processes and their restarts. */
export const serviceQuotas = pgTable('service_quotas', {
  service: text().primaryKey(),
  /** Times of the latest calls, oldest first: as many as the quota allows. */
  takenAt: timestamp('taken_at', { withTimezone: true, mode: 'string' })
    .array()
    .notNull()
    .default(sql`'{}'`),
  /** Until then the service itself wants to be left alone. */
  refusedUntil: timestamp('refused_until', { withTimezone: true }),
});
