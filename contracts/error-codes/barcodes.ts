/** Barcodes and the products behind them. */
import { define } from './define';

export const BARCODES_ERRORS = define({
  BARCODE_INVALID: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'That is no barcode', ko: '바코드가 아닙니다' },
    message: {
      en: '“{code}” ({length} characters) is no barcode. Send the 8, 12, 13 or 14 digits below the bars.',
      ko: '"{code}"({length}자)은(는) 바코드가 아닙니다. 막대 아래의 숫자 8, 12, 13 또는 14자리를 보내십시오.',
    },
  },
  BARCODE_CHECK_DIGIT_WRONG: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'The barcode was misread', ko: '바코드를 잘못 읽었습니다' },
    message: {
      en: 'The last digit of {code} would have to be {expected}, not {seen}. Read it again; if the rest is right, it is {suggestion}.',
      ko: '{code}의 마지막 숫자는 {seen}이(가) 아니라 {expected}이어야 합니다. 다시 읽어 주십시오. 나머지가 맞다면 {suggestion}입니다.',
    },
  },
  BARCODE_UNKNOWN: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No product is known for the barcode', ko: '바코드에 해당하는 제품을 모릅니다' },
    message: {
      en: 'No product is known for {code} yet. Enter it by hand with POST /api/v1/barcodes/{code}/product; it is kept.',
      ko: '{code}에 해당하는 제품을 아직 모릅니다. POST /api/v1/barcodes/{code}/product로 직접 입력하면 저장됩니다.',
    },
  },
  OWN_PRODUCT_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such entry', ko: '입력된 제품이 없습니다' },
    message: {
      en: 'Your project has entered no product for {code}.',
      ko: '프로젝트에서 {code}에 대해 입력한 제품이 없습니다.',
    },
  },
});
