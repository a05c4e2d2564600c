/** What users have in stock. */
import { define } from './define';

export const STOCK_ERRORS = define({
  STOCK_ITEM_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such item in stock', ko: '재고에 없는 품목입니다' },
    message: {
      en: 'There is no item {itemId} in your stock. It may have been used up; list the stock.',
      ko: '본인의 재고에 {itemId} 품목이 없습니다. 모두 사용했을 수 있으니 재고 목록을 확인하십시오.',
    },
  },
  STOCK_ADDITION_NOT_FOUND: {
    class: 'not_found',
    httpStatus: 404,
    title: { en: 'No such addition', ko: '추가 내역이 없습니다' },
    message: {
      en: 'There is no addition {additionId} to your stock. Check the id.',
      ko: '본인의 재고에 {additionId} 추가 내역이 없습니다. ID를 확인하십시오.',
    },
  },
  STOCK_TOO_LITTLE: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'There is not that much of it', ko: '재고가 부족합니다' },
    message: {
      en: 'Of the item {itemId} there are {available} in stock, less than {quantity}. Take at most that much.',
      ko: '{itemId} 품목의 재고는 {available}이며 {quantity}보다 적습니다. 재고 이하로 꺼내십시오.',
    },
  },
  STOCK_FULL: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The stock is full', ko: '재고가 가득 찼습니다' },
    message: {
      en: 'A stock holds at most {itemsMax} different items, and this would be {items}. Remove some first.',
      ko: '재고에는 서로 다른 품목을 {itemsMax}개까지 둘 수 있습니다. 추가하면 {items}개가 되니 먼저 일부를 삭제하십시오.',
    },
  },
  RECEIPT_ALREADY_IN_STOCK: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The receipt is in stock already', ko: '이미 재고에 추가한 영수증입니다' },
    message: {
      en: 'The receipt was added at {addedAt} by the addition {additionId}. Undo that to add it anew.',
      ko: '{addedAt}에 추가 {additionId}로 이미 재고에 넣은 영수증입니다. 다시 추가하려면 먼저 취소하십시오.',
    },
  },
  RECEIPT_DUPLICATE: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The same receipt is in stock already', ko: '같은 영수증이 이미 재고에 있습니다' },
    message: {
      en: 'Another photo of this receipt was added at {addedAt} by the addition {additionId}. Send `allow_duplicate` to add it all the same.',
      ko: '같은 영수증의 다른 사진을 {addedAt}에 추가 {additionId}로 재고에 넣었습니다. 그래도 추가하려면 `allow_duplicate`를 보내십시오.',
    },
  },
  RECEIPT_NOTHING_TO_ADD: {
    class: 'conflict',
    httpStatus: 409,
    title: { en: 'The receipt has nothing to add', ko: '추가할 품목이 없는 영수증입니다' },
    message: {
      en: 'No item of the receipt {chainId} is included with a quantity above zero. Include an item or add one by hand.',
      ko: '{chainId} 영수증에는 수량이 0보다 큰 포함 품목이 없습니다. 품목을 포함하거나 직접 추가하십시오.',
    },
  },
});
