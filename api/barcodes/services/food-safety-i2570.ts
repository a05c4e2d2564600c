/** I2570 of Food Safety Korea (유통바코드): barcodes in circulation, with three levels of the kind of goods. */
import { z } from 'zod';
import { BRAND_CHARACTERS_MAX, NAME_CHARACTERS_MAX, withoutMarkup } from '../without-markup';
import { categoryOfFoodType } from '../product-categories';
import type { ProductService } from '../product-service';
import { DAY_SECONDS, findRow, type FoodSafetyKoreaOptions, KOREA } from './food-safety-korea';

/** PRDLST_NM, HRNK_PRDLST_NM and HTRK_PRDLST_NM are the small, middle and large kind; the name is PRDT_NM. */
const rowSchema = z.object({
  BRCD_NO: z.string(),
  PRDT_NM: z.string(),
  CMPNY_NM: z.string().nullish(),
  PRDLST_NM: z.string().nullish(),
  HRNK_PRDLST_NM: z.string().nullish(),
  HTRK_PRDLST_NM: z.string().nullish(),
});

type Row = z.infer<typeof rowSchema>;
const I2570 = { service: 'I2570', column: 'BRCD_NO', barcodeOf: ({ BRCD_NO }: Row) => BRCD_NO, row: rowSchema };

export function foodSafetyI2570(options: FoodSafetyKoreaOptions): ProductService {
  return {
    name: 'food_safety_korea_i2570',
    quota: { calls: options.callsPerDay, windowSeconds: DAY_SECONDS },
    homePrefix: KOREA,
    ask: async (gtin, signal) => {
      const row = await findRow(options, { ...I2570, gtin, signal });
      const name = withoutMarkup(row?.PRDT_NM, NAME_CHARACTERS_MAX);
      if (!row || name === null) return null;
      return {
        name,
        brand: withoutMarkup(row.CMPNY_NM, BRAND_CHARACTERS_MAX),
        quantity: null,
        categoryId: categoryOfFoodType([row.PRDLST_NM, row.HRNK_PRDLST_NM, row.HTRK_PRDLST_NM]),
        shelfLifeDays: null,
      };
    },
  };
}
