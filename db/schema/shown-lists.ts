import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ShownList } from '../../contracts/interleaving';
import { runs } from './runs';

/** The ranked lists of a run as they were first shown. Later readings and clicks refer to the same. */
export const shownLists = pgTable(
  'shown_lists',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    target: text().notNull(),
    /** In the result's order. */
    number: integer().notNull(),
    ids: jsonb().$type<ShownList['ids']>().notNull(),
    /** Variant by place; null where nothing was mixed. */
    picks: jsonb().$type<NonNullable<ShownList['picks']>>(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.target] })],
);
