/** Kinds of goods: those that come with the release, and what a project adds. */
import { asc, eq, sql } from 'drizzle-orm';
import { CATEGORIES, type Category } from '../../contracts/receipts/categories';
import type { Orm } from '../connect';
import { categories } from '../schema';
import type { Transaction } from './batch-runs';

export interface KnownCategory extends Category {
  /** The project added it. */
  isOwn: boolean;
}

export interface NewCategory {
  projectId: string;
  createdBy: string;
  category: Category;
}

export class CategoriesRepository {
  constructor(private readonly orm: Orm) {}

  /** The release's own as rows, for statements that join them. Done again, it brings them up to date. */
  async ensureCommon(): Promise<void> {
    const rows = sql`${JSON.stringify(CATEGORIES)}::jsonb`;
    await this.orm.execute(sql`
      insert into categories (id, title_en, title_ko, storage, shelf_days)
      select id, title ->> 'en', title ->> 'ko', storage, shelf_days
      from jsonb_to_recordset(${rows}) as common(id text, title jsonb, storage text, shelf_days jsonb)
      on conflict (id, coalesce(project_id::text, '')) do update set title_en = excluded.title_en,
        title_ko = excluded.title_ko, storage = excluded.storage, shelf_days = excluded.shelf_days`);
  }

  list(projectId: string): Promise<KnownCategory[]> {
    return categoriesOf(this.orm, projectId);
  }

  /** False where there is one of that id. */
  async create({ projectId, createdBy, category }: NewCategory): Promise<boolean> {
    if (CATEGORIES.some(({ id }) => id === category.id)) return false;
    const created = await this.orm
      .insert(categories)
      .values({
        id: category.id,
        titleEn: category.title.en,
        titleKo: category.title.ko,
        storage: category.storage,
        shelfDays: category.shelf_days,
        projectId,
        createdBy,
      })
      .onConflictDoNothing()
      .returning({ id: categories.id });
    return created.length > 0;
  }
}

/** The common ones first, then the project's own by age. */
export async function categoriesOf(orm: Orm | Transaction, projectId: string): Promise<KnownCategory[]> {
  const own = await orm
    .select()
    .from(categories)
    .where(eq(categories.projectId, projectId))
    .orderBy(asc(categories.createdAt), asc(categories.id));
  return [
    ...CATEGORIES.map((category) => ({ ...category, isOwn: false })),
    ...own.map(({ id, titleEn, titleKo, storage, shelfDays }) => ({
      id,
      title: { en: titleEn, ko: titleKo },
      storage,
      shelf_days: shelfDays,
      isOwn: true,
    })),
  ];
}
