/**
 * FOOD_QR (푸드QR) of the Korean Ministry of Food and Drug Safety: `GET {base}/qr1001/F001?accessKey&_type=json&brcdNo=…`,
 * the list of labelled foods. The answer is `{response: {header: {resultCode}, body: {items: {item}, totalCount}}}`,
 * where `item` is one object for one row, a list for several, and `items` is an empty text for none.
 * The official guide was not at hand: address, parameters, frame and the fields `brcdNo`, `prdctNm`, `buesNm` and
 * `foodTypeCdNm` are those that several public clients of it agree on; nothing else of the answer is relied on, and a
 * row without `brcdNo` or of another barcode is refused.
 */
import { z } from 'zod';
import { isSameGtin, printedDigits } from '../../../contracts/receipts/barcode';
import { BRAND_CHARACTERS_MAX, NAME_CHARACTERS_MAX, withoutMarkup } from '../without-markup';
import { fetchJson } from '../fetch-json';
import { categoryOfFoodType } from '../product-categories';
import { type ProductService, ServiceTrouble } from '../product-service';
import { KOREA } from './food-safety-korea';

export interface FoodQrOptions {
  /** Such as https://foodqr.kr/openapi/service. */
  baseUrl: string;
  accessKey: string;
}

const rowSchema = z.object({
  brcdNo: z.union([z.string(), z.number().transform(String)]),
  prdctNm: z.string(),
  buesNm: z.string().nullish(),
  foodTypeCdNm: z.string().nullish(),
});

const answerSchema = z.object({
  response: z.object({
    header: z.object({ resultCode: z.union([z.string(), z.number().transform(String)]) }),
    body: z
      .object({
        items: z.union([
          z.literal(''),
          z.null(),
          z.object({ item: z.union([z.array(rowSchema), rowSchema.transform((row) => [row])]).nullish() }),
        ]),
      })
      .nullish(),
  }),
});

/** As all services of the Korean public data portal: normal, no data, and the quota of the key used up. */
const NORMAL: ReadonlySet<string> = new Set(['00', '0', '0000']);
const NO_DATA = '03';
const QUOTA_USED = '22';
const QUOTA_PAUSE_SECONDS = 3_600;

export function foodQr({ baseUrl, accessKey }: FoodQrOptions): ProductService {
  return {
    name: 'food_qr',
    quota: null,
    homePrefix: KOREA,
    ask: async (gtin, signal) => {
      const query = new URLSearchParams({
        accessKey,
        _type: 'json',
        brcdNo: printedDigits(gtin),
        numOfRows: '5',
        pageNo: '1',
      });
      const { response } = await fetchJson({ url: `${baseUrl}/qr1001/F001?${query.toString()}`, signal }, answerSchema);
      const { resultCode } = response.header;
      if (resultCode === QUOTA_USED) throw new ServiceTrouble('refused', 'its quota is used up', QUOTA_PAUSE_SECONDS);
      if (resultCode === NO_DATA) return null;
      if (!NORMAL.has(resultCode))
        throw new ServiceTrouble('failed', `it answered with code ${resultCode.slice(0, 20)}`);
      return productOf(response.body?.items, gtin);
    },
  };
}

type Items = NonNullable<z.infer<typeof answerSchema>['response']['body']>['items'];

function productOf(items: Items | undefined, gtin: string) {
  const rows = items === '' || !items?.item ? [] : items.item;
  if (rows.length === 0) return null;
  const row = rows.find(({ brcdNo }) => isSameGtin(brcdNo.trim(), gtin));
  if (!row) throw new ServiceTrouble('unusable', 'it answered of another barcode');
  const name = withoutMarkup(row.prdctNm, NAME_CHARACTERS_MAX);
  if (name === null) return null;
  return {
    name,
    brand: withoutMarkup(row.buesNm, BRAND_CHARACTERS_MAX),
    quantity: null,
    categoryId: categoryOfFoodType([row.foodTypeCdNm]),
    shelfLifeDays: null,
  };
}
