/**
 * Open Food Facts, API v2: `GET /api/v2/product/{code}.json?fields=…`. Found is 200 with `status: 1`; unknown is 404, or
 * 200 on older servers, with `status: 0`. Product reads are limited to 15 a minute, and a caller names itself in
 * `User-Agent`. Its data is under the Open Database License (ODbL): whoever shows it names the source.
 * Form and limit are those of its public API documentation.
 */
import { z } from 'zod';
import { isSameGtin, printedDigits } from '../../../contracts/receipts/barcode';
import type { FetchedProduct } from '../../../db/repositories/products';
import { BRAND_CHARACTERS_MAX, NAME_CHARACTERS_MAX, QUANTITY_CHARACTERS_MAX, withoutMarkup } from '../without-markup';
import { fetchJson } from '../fetch-json';
import { categoryOfTags } from '../product-categories';
import { type ProductService, ServiceTrouble } from '../product-service';

export interface OpenFoodFactsOptions {
  /** Such as https://world.openfoodfacts.org. */
  baseUrl: string;
  readsPerMinute: number;
  /** Version of this program, and where its operator can be reached. */
  userAgent: string;
}

const FIELDS = [
  'code',
  'product_name',
  'product_name_ko',
  'product_name_en',
  'generic_name',
  'brands',
  'quantity',
  'categories_tags',
  'pnns_groups_1',
] as const;

/** Contributors leave out much, and some fields are of another type in old entries. */
const text = z.string().nullish().catch(null);
const answerSchema = z.object({
  code: z.union([z.string(), z.number().transform(String)]).nullish(),
  status: z.union([z.literal(0), z.literal(1)]),
  product: z
    .object({
      product_name: text,
      product_name_ko: text,
      product_name_en: text,
      generic_name: text,
      brands: text,
      quantity: text,
      categories_tags: z.array(z.string()).nullish().catch(null),
      pnns_groups_1: text,
    })
    .nullish(),
});

export function openFoodFacts({ baseUrl, readsPerMinute, userAgent }: OpenFoodFactsOptions): ProductService {
  return {
    name: 'open_food_facts',
    quota: { calls: readsPerMinute, windowSeconds: 60 },
    homePrefix: null,
    ask: async (gtin, signal) => {
      const url = `${baseUrl}/api/v2/product/${printedDigits(gtin)}.json?fields=${FIELDS.join(',')}`;
      const answer = await fetchJson(
        { url, signal, headers: { 'user-agent': userAgent }, alsoAnswers: [404] },
        answerSchema,
      );
      if (answer.status === 0) return null;
      if (!isSameGtin(answer.code ?? '', gtin)) throw new ServiceTrouble('unusable', 'it answered of another barcode');
      return productOf(answer.product);
    },
  };
}

/** An entry without a name is a stub that somebody began. */
function productOf(entry: z.infer<typeof answerSchema>['product']): FetchedProduct | null {
  const names = [entry?.product_name, entry?.product_name_ko, entry?.product_name_en, entry?.generic_name];
  const name = names.map((each) => withoutMarkup(each, NAME_CHARACTERS_MAX)).find((each) => each !== null);
  if (!entry || name === undefined || name === null) return null;
  return {
    name,
    brand: withoutMarkup(entry.brands?.split(',')[0], BRAND_CHARACTERS_MAX),
    quantity: withoutMarkup(entry.quantity, QUANTITY_CHARACTERS_MAX),
    categoryId: categoryOfTags(entry.categories_tags ?? [], entry.pnns_groups_1 ?? null),
    shelfLifeDays: null,
  };
}
