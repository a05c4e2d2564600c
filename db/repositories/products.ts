/**
 * Products by barcode: what outside services say, for all projects, and what people entered, which wins in their own
 * project. Every change is told on PRODUCTS_CHANNEL with the GTIN, so that API processes forget what they keep of it.
 */
import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import { categories, ownProducts, products } from '../schema';

export const PRODUCTS_CHANNEL = 'treadle_products';

/** Source of what a person entered. */
export const MANUAL = 'manual';

export interface ProductFacts {
  name: string;
  brand: string | null;
  quantity: string | null;
  categoryId: string | null;
}

export interface FetchedProduct extends ProductFacts {
  shelfLifeDays: number | null;
}

/** By language. */
export interface Titles {
  en: string;
  ko: string;
}

/** What is kept of one barcode. */
export interface KeptProduct {
  /** Null: what the services say. */
  projectId: string | null;
  /** Null: the services were asked, and none knows it. */
  product: FetchedProduct | null;
  /** Of its category, as the table of categories has it. */
  categoryTitle: Titles | null;
  source: string | null;
  fetchedAt: Date;
  /** Null for what a person entered. */
  freshUntil: Date | null;
}

export interface OwnProductKey {
  projectId: string;
  gtin: string;
}

/** Barcodes that nobody knows are removed so many at a time, by whoever adds another one. */
const UNKNOWN_SWEPT_MAX = 100;

/** The same of both tables, so that their rows can stand in one answer. */
const OWN_COLUMNS = {
  projectId: sql<string | null>`${ownProducts.projectId}`.as('project_id'),
  name: sql<string | null>`${ownProducts.name}`.as('name'),
  brand: ownProducts.brand,
  quantity: ownProducts.quantity,
  categoryId: ownProducts.categoryId,
  shelfLifeDays: sql<number | null>`null::int`.as('shelf_life_days'),
  titleEn: categories.titleEn,
  titleKo: categories.titleKo,
  source: sql<string | null>`${MANUAL}::text`.as('source'),
  fetchedAt: ownProducts.createdAt,
  freshUntil: sql<Date | null>`null::timestamptz`.mapWith(products.freshUntil).as('fresh_until'),
};
const OUTSIDE_COLUMNS = {
  projectId: sql<string | null>`null::uuid`.as('project_id'),
  name: sql<string | null>`${products.name}`.as('name'),
  brand: products.brand,
  quantity: products.quantity,
  categoryId: products.categoryId,
  shelfLifeDays: sql<number | null>`${products.shelfLifeDays}`.as('shelf_life_days'),
  titleEn: categories.titleEn,
  titleKo: categories.titleKo,
  source: sql<string | null>`${products.source}`.as('source'),
  fetchedAt: products.fetchedAt,
  freshUntil: sql<Date | null>`${products.freshUntil}`.mapWith(products.freshUntil).as('fresh_until'),
};

export class ProductsRepository {
  private readonly kept: ReturnType<typeof prepareKept>;

  constructor(private readonly orm: Orm) {
    this.kept = prepareKept(orm);
  }

  /** Of all projects: what one keeps in memory serves all. */
  async find(gtin: string): Promise<KeptProduct[]> {
    const rows = await this.kept.execute({ gtin });
    return rows.map(({ projectId, source, fetchedAt, freshUntil, name, titleEn, titleKo, ...rest }) => ({
      projectId,
      source,
      fetchedAt,
      freshUntil,
      categoryTitle: titleEn === null || titleKo === null ? null : { en: titleEn, ko: titleKo },
      product: name === null ? null : { name, ...rest },
    }));
  }

  /** Takes the place of whatever services said before. */
  async keep(found: { gtin: string; product: FetchedProduct; source: string }, freshSeconds: number): Promise<void> {
    const facts = {
      ...found.product,
      source: found.source,
      fetchedAt: sql`now()`,
      freshUntil: inSeconds(freshSeconds),
    };
    await this.orm.transaction(async (tx) => {
      await tx
        .insert(products)
        .values({ gtin: found.gtin, ...facts })
        .onConflictDoUpdate({ target: products.gtin, set: facts });
      await tx.execute(announcement(found.gtin));
    });
  }

  /** No service knows it now: a product that was known stays, and is asked for again after `seconds`. */
  async keepUnknown(gtin: string, seconds: number): Promise<void> {
    const freshUntil = inSeconds(seconds);
    await this.orm.transaction(async (tx) => {
      await tx.execute(sql`
        delete from ${products} where gtin in (
          select gtin from ${products} where name is null and fresh_until < now() - interval '1 day'
          limit ${UNKNOWN_SWEPT_MAX}::int for update skip locked)`);
      await tx
        .insert(products)
        .values({ gtin, freshUntil })
        .onConflictDoUpdate({
          target: products.gtin,
          set: {
            freshUntil,
            fetchedAt: sql`case when ${products.name} is null then now() else ${products.fetchedAt} end`,
          },
        });
      await tx.execute(announcement(gtin));
    });
  }

  /** Takes the place of what the project entered before. */
  async enter(key: OwnProductKey, entry: { product: ProductFacts; createdBy: string }): Promise<void> {
    const facts = { ...entry.product, createdBy: entry.createdBy, createdAt: sql`now()` };
    await this.orm.transaction(async (tx) => {
      await tx
        .insert(ownProducts)
        .values({ ...key, ...facts })
        .onConflictDoUpdate({ target: [ownProducts.gtin, ownProducts.projectId], set: facts });
      await tx.execute(announcement(key.gtin));
    });
  }

  /** False where the project has entered none. */
  async remove({ projectId, gtin }: OwnProductKey): Promise<boolean> {
    return this.orm.transaction(async (tx) => {
      const removed = await tx
        .delete(ownProducts)
        .where(and(eq(ownProducts.gtin, gtin), eq(ownProducts.projectId, projectId)))
        .returning({ gtin: ownProducts.gtin });
      await tx.execute(announcement(gtin));
      return removed.length > 0;
    });
  }
}

/** Named, so that it is built once and Postgres plans it once a connection: somebody stands there and waits for it. */
function prepareKept(orm: Orm) {
  const isOwnOrShared = or(isNull(categories.projectId), eq(categories.projectId, ownProducts.projectId));
  return orm
    .select(OWN_COLUMNS)
    .from(ownProducts)
    .leftJoin(categories, and(eq(categories.id, ownProducts.categoryId), isOwnOrShared))
    .where(eq(ownProducts.gtin, sql.placeholder('gtin')))
    .unionAll(
      orm
        .select(OUTSIDE_COLUMNS)
        .from(products)
        .leftJoin(categories, and(eq(categories.id, products.categoryId), isNull(categories.projectId)))
        .where(eq(products.gtin, sql.placeholder('gtin'))),
    )
    .prepare('kept_of_barcode');
}

function inSeconds(seconds: number): SQL {
  return sql`now() + make_interval(secs => ${seconds}::float8)`;
}

function announcement(gtin: string): SQL {
  return sql`select pg_notify(${PRODUCTS_CHANNEL}, ${gtin})`;
}
