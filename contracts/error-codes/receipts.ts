/** Receipts as their owners have them, and kinds of goods. */
import { define } from './define';

export const RECEIPTS_ERRORS = define({
  RECEIPT_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such receipt', ko: '영수증이 없습니다' },
    message: {
      en: 'There is no receipt {runId} of yours. Check the id.',
      ko: '{runId} 영수증이 없거나 본인의 것이 아닙니다. ID를 확인하십시오.',
    },
  },
  RECEIPT_ITEM_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such line on the receipt', ko: '영수증에 없는 품목입니다' },
    message: {
      en: 'The receipt {runId} has no line {line}. Read it again.',
      ko: '{runId} 영수증에 {line}번 품목이 없습니다. 영수증을 다시 조회하십시오.',
    },
  },
  RECEIPT_ITEM_READ: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The line stands on the receipt', ko: '영수증에서 읽은 품목입니다' },
    message: {
      en: 'The line {line} was read from the receipt and stays. Set its “included” to false to leave it out.',
      ko: '{line}번 품목은 영수증에서 읽은 것이므로 삭제할 수 없습니다. 제외하려면 “included”를 false로 바꾸십시오.',
    },
  },
  CATEGORY_UNKNOWN: {
    class: 'invalid_input',
    httpStatus: 422,
    title: { en: 'No such category', ko: '없는 분류입니다' },
    message: {
      en: 'There is no category {category}. Take one of GET /api/v1/categories, or add it there first.',
      ko: '{category} 분류가 없습니다. GET /api/v1/categories에 있는 것을 쓰거나 먼저 추가하십시오.',
    },
  },
  CATEGORY_EXISTS: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The category exists', ko: '이미 있는 분류입니다' },
    message: {
      en: 'There is a category {category} already. Use it, or choose another id.',
      ko: '{category} 분류가 이미 있습니다. 그것을 쓰거나 다른 ID를 고르십시오.',
    },
  },
});
