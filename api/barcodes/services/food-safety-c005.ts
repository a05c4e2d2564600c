/** C005 of Food Safety Korea (바코드연계제품정보): products that were reported by their Korean makers, with their barcode. */
import { z } from 'zod';
import { BRAND_CHARACTERS_MAX, NAME_CHARACTERS_MAX, withoutMarkup } from '../without-markup';
import { categoryOfFoodType } from '../product-categories';
import type { ProductService } from '../product-service';
import { DAY_SECONDS, findRow, type FoodSafetyKoreaOptions, KOREA } from './food-safety-korea';

const rowSchema = z.object({
  BAR_CD: z.string(),
  PRDLST_NM: z.string(),
  PRDLST_DCNM: z.string().nullish(),
  BSSH_NM: z.string().nullish(),
  POG_DAYCNT: z.string().nullish(),
});

type Row = z.infer<typeof rowSchema>;
const C005 = { service: 'C005', column: 'BAR_CD', barcodeOf: ({ BAR_CD }: Row) => BAR_CD, row: rowSchema };

export function foodSafetyC005(options: FoodSafetyKoreaOptions): ProductService {
  return {
    name: 'food_safety_korea_c005',
    quota: { calls: options.callsPerDay, windowSeconds: DAY_SECONDS },
    homePrefix: KOREA,
    ask: async (gtin, signal) => {
      const row = await findRow(options, { ...C005, gtin, signal });
      const name = withoutMarkup(row?.PRDLST_NM, NAME_CHARACTERS_MAX);
      if (!row || name === null) return null;
      return {
        name,
        brand: withoutMarkup(row.BSSH_NM, BRAND_CHARACTERS_MAX),
        quantity: null,
        categoryId: categoryOfFoodType([row.PRDLST_DCNM]),
        shelfLifeDays: shelfLifeDays(row.POG_DAYCNT ?? ''),
      };
    },
  };
}

const UNIT_DAYS: Readonly<Record<string, number>> = { 년: 365, 개월: 30, 달: 30, 월: 30, 주: 7, 일: 1 };
const YEARS_MAX = 20;

/** Such as "제조일로부터 12개월": the first span that is named; null for "별도표시" and all that names none. */
export function shelfLifeDays(text: string): number | null {
  const [, amount = '', unit = ''] = /(\d{1,4})\s*(년|개월|달|월|주|일)/u.exec(text) ?? [];
  const days = Number(amount) * (UNIT_DAYS[unit] ?? 0);
  return days > 0 && days <= YEARS_MAX * 365 ? days : null;
}
