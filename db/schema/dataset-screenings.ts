import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { SuspectRow } from '../../contracts/dataset';
import { datasets } from './datasets';

/** What the last training on a dataset thought of its labels. No row: no learner has looked. */
export const datasetScreenings = pgTable('dataset_screenings', {
  datasetId: uuid('dataset_id')
    .primaryKey()
    .references(() => datasets.id, { onDelete: 'cascade' }),
  suspects: jsonb().$type<SuspectRow[]>().notNull(),
  screenedAt: timestamp('screened_at', { withTimezone: true }).notNull().defaultNow(),
});
