import { sql } from 'drizzle-orm';
import { jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { STORAGE_PLACES, type Category } from '../../contracts/receipts/categories';
import { principals } from './principals';
import { projects } from './projects';

/** Kinds of goods. Those without a project come with the release and are there for all; a project adds its own. */
export const categories = pgTable(
  'categories',
  {
    /** What a classifier's label is: a project's own category must not bear the id of a common one. */
    id: text().notNull(),
    projectId: uuid('project_id').references(() => projects.id),
    titleEn: text('title_en').notNull(),
    titleKo: text('title_ko').notNull(),
    storage: text({ enum: STORAGE_PLACES }).notNull(),
    shelfDays: jsonb('shelf_days').$type<Category['shelf_days']>().notNull(),
    createdBy: uuid('created_by').references(() => principals.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('categories_id').on(table.id, sql`coalesce(${table.projectId}::text, '')`)],
);
