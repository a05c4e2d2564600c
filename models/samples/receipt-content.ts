/**
 * What a receipt says, before it is drawn: a shop, what was bought, and sums that add up. Amounts are whole numbers of
 * the currency's smallest unit. Called by `generate-receipt.ts`.
 */
import type { Random } from './random';
import type { SampleLanguage, Shop } from './shops';
import { SHOPS } from './shops';

export interface ReceiptItem {
  name: string;
  quantity: number;
  unitPrice: number;
  amount: number;
}

export interface ReceiptContent {
  language: SampleLanguage;
  shop: Shop;
  businessNumber: string;
  receiptNumber: string;
  /** ISO 8601. */
  date: string;
  /** HH:MM:SS. */
  time: string;
  items: ReceiptItem[];
  /** 0 where there is none. */
  discount: number;
  /** Sum after the discount and before tax. */
  subtotal: number;
  tax: number;
  total: number;
  paymentMethod: 'card' | 'cash';
  /** With all but the last four digits hidden. */
  cardNumber: string;
  approvalNumber: string;
}

const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 1_000;
const DAY_MS = 86_400_000;

export function drawContent(language: SampleLanguage, random: Random): ReceiptContent {
  const shop = random.pick(SHOPS[language]);
  const items = random.sample(shop.goods, random.integer(3, 6)).map(([name, unitPrice]) => {
    const quantity = random.chance(0.7) ? 1 : random.integer(2, 4);
    return { name, quantity, unitPrice, amount: quantity * unitPrice };
  });
  const gross = items.reduce((sum, item) => sum + item.amount, 0);
  return {
    language,
    shop,
    items,
    businessNumber: businessNumber(shop, random),
    receiptNumber: String(random.integer(100_000, 999_999)),
    date: new Date(FIRST_DAY + random.integer(0, DAYS - 1) * DAY_MS).toISOString().slice(0, 10),
    time: [random.integer(8, 21), random.integer(0, 59), random.integer(0, 59)].map(twoDigits).join(':'),
    ...sums(shop, gross, random.chance(0.4) ? discountOf(shop, gross) : 0),
    paymentMethod: random.chance(0.7) ? 'card' : 'cash',
    cardNumber: `****-****-****-${random.integer(1_000, 9_999)}`,
    approvalNumber: digits(8, random),
  };
}

function sums(
  shop: Shop,
  gross: number,
  discount: number,
): Pick<ReceiptContent, 'discount' | 'subtotal' | 'tax' | 'total'> {
  const reduced = gross - discount;
  if (!shop.taxIncluded) {
    const tax = Math.round(reduced * shop.taxRate);
    return { discount, subtotal: reduced, tax, total: reduced + tax };
  }
  const tax = Math.round(reduced - reduced / (1 + shop.taxRate));
  return { discount, subtotal: reduced - tax, tax, total: reduced };
}

/** A tenth, in steps of 100 won or 10 cents. */
function discountOf(shop: Shop, gross: number): number {
  const step = shop.currency === 'KRW' ? 100 : 10;
  return Math.floor(gross / 10 / step) * step;
}

function businessNumber({ currency }: Shop, random: Random): string {
  if (currency === 'KRW') return koreanBusinessNumber(random);
  if (currency === 'GBP') return `GB 000 ${digits(4, random)} ${digits(2, random)}`;
  return `00-${digits(7, random)}`;
}

const CHECK_WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** Ten digits, the last one a check digit over the weighted others (National Tax Service of Korea). */
function koreanBusinessNumber(random: Random): string {
  const body = `999${digits(6, random)}`;
  const sum = CHECK_WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  const check = (10 - ((sum + Math.floor((Number(body[8]) * 5) / 10)) % 10)) % 10;
  return `${body.slice(0, 3)}-${body.slice(3, 5)}-${body.slice(5)}${check}`;
}

function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
