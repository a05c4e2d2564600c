/** What each product service answers, in its own form, to a product, to none, to too many calls, and when it is broken. */
import openFoodFacts from './open-food-facts.json';

export interface CatalogueProduct {
  code: string;
  product_name: string | null;
  brands: string | null;
  quantity: string | null;
  categories_tags: readonly string[];
  pnns_groups_1: string | null;
}

/** Of Open Food Facts; the last one's check digit is wrong. */
export const CATALOGUE: readonly CatalogueProduct[] = openFoodFacts;

export const SERVICES = ['open_food_facts', 'food_qr', 'food_safety_korea_c005', 'food_safety_korea_i2570'] as const;
export type ServiceName = (typeof SERVICES)[number];

export interface Answer {
  status: number;
  /** Sent as it is where it is text, else as JSON. */
  body: unknown;
  headers?: Record<string, string>;
}

interface Forms {
  found(digits: string, product: CatalogueProduct): Answer;
  unknown(digits: string): Answer;
  refused: Answer;
  /** A failure that says 200. */
  failed: Answer;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const korean = (service: string, code: string, message: string, rows?: object[]) =>
  ok({
    [service]: {
      total_count: rows ? String(rows.length) : '0',
      ...(rows ? { row: rows } : {}),
      RESULT: { MSG: message, CODE: code },
    },
  });

function koreanForms(service: 'C005' | 'I2570', row: (digits: string, product: CatalogueProduct) => object): Forms {
  return {
    found: (digits, product) => korean(service, 'INFO-000', '정상처리되었습니다.', [row(digits, product)]),
    unknown: () => korean(service, 'INFO-200', '해당하는 데이터가 없습니다.'),
    refused: korean(service, 'INFO-300', '유효 호출건수를 이미 초과하셨습니다.'),
    failed: korean(service, 'ERROR-500', '서버오류입니다.'),
  };
}

const foodQrFrame = (code: string, message: string, items: unknown, totalCount: number) =>
  ok({
    response: {
      header: { resultCode: code, resultMsg: message },
      body: { items, numOfRows: 5, pageNo: 1, totalCount },
    },
  });

export const FORMS: Readonly<Record<ServiceName, Forms>> = {
  open_food_facts: {
    found: (digits, product) =>
      ok({ code: digits, product: { ...product, code: digits }, status: 1, status_verbose: 'product found' }),
    unknown: (digits) => ({ status: 404, body: { code: digits, status: 0, status_verbose: 'product not found' } }),
    refused: {
      status: 429,
      headers: { 'retry-after': '30', 'content-type': 'text/html' },
      body: '<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>',
    },
    failed: ok(
      '<!DOCTYPE html><html lang="en"><head><title>Open Food Facts is under maintenance</title></head></html>',
    ),
  },
  food_qr: {
    // One row is an object, several are a list, none is an empty text.
    found: (digits, product) =>
      foodQrFrame(
        '00',
        'NORMAL SERVICE.',
        {
          item: {
            brcdNo: Number(digits),
            prdctNm: product.product_name,
            buesNm: product.brands,
            foodSeCdNm: '가공식품',
            foodTypeCdNm: '초콜릿가공품',
          },
        },
        1,
      ),
    unknown: () => foodQrFrame('00', 'NORMAL SERVICE.', '', 0),
    refused: foodQrFrame('22', 'LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR.', '', 0),
    failed: foodQrFrame('01', 'APPLICATION ERROR', '', 0),
  },
  food_safety_korea_c005: koreanForms('C005', (digits, { product_name, brands }) => ({
    CLSBIZ_DT: '',
    SITE_ADDR: '경기도 안양시 동안구',
    PRDLST_REPORT_NO: '1979051700112',
    PRMS_DT: '20150402',
    PRDLST_NM: product_name,
    BAR_CD: digits,
    POG_DAYCNT: '제조일로부터 12개월',
    PRDLST_DCNM: '과자',
    BSSH_NM: brands,
    END_DT: '',
    INDUTY_NM: '식품제조가공업',
  })),
  food_safety_korea_i2570: koreanForms('I2570', (digits, { product_name, brands }) => ({
    BRCD_NO: digits,
    PRDLST_REPORT_NO: '1979051700112',
    CMPNY_NM: brands,
    PRDT_NM: product_name,
    LAST_UPDT_DTM: '2021-03-04',
    PRDLST_NM: '혼합음료',
    HRNK_PRDLST_NM: '음료류',
    HTRK_PRDLST_NM: '가공식품',
  })),
};

/** With a key that it does not know, Food Safety Korea answers 200 and a page. */
export const KEY_UNKNOWN_PAGE = `<script type="text/javascript">alert('인증키가 유효하지 않습니다. 인증키가 없는 경우, 홈페이지에서 인증키를 신청하십시오.');history.back();</script>`;
