/** The words printed on a receipt beside its values, and how values are written. Called by `receipt-layouts.ts`. */
import type { Random } from './random';
import type { SampleLanguage, Shop } from './shops';

export const LABELS = {
  ko: {
    title: '영수증',
    slip: '카드매출전표',
    businessNumber: '사업자번호',
    representative: '대표자',
    phone: '전화',
    date: '거래일시',
    receiptNumber: '영수증번호',
    item: '상품명',
    price: '단가',
    quantity: '수량',
    amount: '금액',
    discount: '할인금액',
    subtotal: '공급가액',
    tax: '부가세',
    total: '합계',
    card: '신용카드',
    cash: '현금',
    cardNumber: '카드번호',
    approvalNumber: '승인번호',
    thanks: ['이용해 주셔서 감사합니다', '또 방문해 주세요', '교환은 7일 이내 가능합니다'],
  },
  en: {
    title: 'RECEIPT',
    slip: 'CARD SALE',
    businessNumber: 'Tax ID',
    representative: 'Manager',
    phone: 'Tel',
    date: 'Date',
    receiptNumber: 'Receipt No',
    item: 'Item',
    price: 'Price',
    quantity: 'Qty',
    amount: 'Amount',
    discount: 'Discount',
    subtotal: 'Subtotal',
    tax: 'Tax',
    total: 'TOTAL',
    card: 'Card',
    cash: 'Cash',
    cardNumber: 'Card No',
    approvalNumber: 'Approval',
    thanks: ['Thank you for your visit', 'Please come again', 'Returns within 14 days'],
  },
} as const satisfies Record<SampleLanguage, object>;

const SYMBOLS = { KRW: '', USD: '$', GBP: '£' } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12,500` won; `1,250.00` of the others. */
export function money(value: number, { currency }: Shop): string {
  const text = currency === 'KRW' ? String(value) : (value / 100).toFixed(2);
  return text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** As the sum at the bottom is written: `12,500원`, `$12.50`. */
export function moneyWithSign(value: number, shop: Shop): string {
  return `${SYMBOLS[shop.currency]}${money(value, shop)}${shop.currency === 'KRW' ? '원' : ''}`;
}

/** Day and month in figures only in the order that the country reads without doubt. */
export function dateText(date: string, { currency }: Shop, random: Random): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  const forms = {
    KRW: [date, `${year}.${month}.${day}`, `${year}/${month}/${day}`, `${year}년 ${month}월 ${day}일`],
    USD: [date, `${name} ${day}, ${year}`],
    GBP: [date, `${day}/${month}/${year}`, `${day} ${name} ${year}`],
  };
  return random.pick(forms[currency]);
}
