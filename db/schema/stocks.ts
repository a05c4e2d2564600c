import { bigint, pgTable, uuid } from 'drizzle-orm/pg-core';
import { principals } from './principals';

/** One row a user who has had a stock. Every change of it locks the row first, so that changes come one after another. */
export const stocks = pgTable('stocks', {
  ownerId: uuid('owner_id')
    .primaryKey()
    .references(() => principals.id),
  /** Of the last change. */
  seq: bigint({ mode: 'number' }).notNull(),
});
