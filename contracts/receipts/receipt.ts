/**
 * What the owner's view of a receipt is made of beside the models' result: keys by which shops and printed words are
 * compared, when two photos show one receipt, and the day on which something expires.
 */
import { isCalendarDay } from '../calendar-day';
import type { ReceiptFields } from './result';

/** For people, and for whatever shows it: HTML stays text. */
export const NAME_CHARACTERS_MAX = 200;

/**
 * An item whose category was predicted with at least this calibrated confidence, and not corrected, was categorised
 * automatically; others are marked for a look.
 */
export const AUTO_CATEGORY_CONFIDENCE_MIN = 0.6;

/** Two readings of one receipt agree in at least this share of the amounts of their items. */
const SAME_AMOUNTS_SHARE_MIN = 0.8;

/** Letters and digits in lower case: what is left of a printed text when its spaces and signs, read badly, do not count. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** The day in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  // Swedish days are written as ISO 8601 has them.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}

/** Of the calendar, in the years that a database and people can do with. */
export function isDay(text: string): boolean {
  return /^[12]/.test(text) && isCalendarDay(text);
}

export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** What a receipt is recognised by. */
export interface ReceiptIdentity {
  shopKey: string | null;
  businessNumber: string | null;
  /** ISO 8601 day as read. */
  day: string | null;
  time: string | null;
  total: number | null;
  /** Of the items, in any order. */
  amounts: readonly number[];
}

export function identityOf(fields: ReceiptFields, items: readonly { amount: number | null }[]): ReceiptIdentity {
  return {
    shopKey: (fields.shop && textKey(fields.shop.value)) || null,
    businessNumber: (fields.business_number && textKey(fields.business_number.value)) || null,
    day: fields.date && isDay(fields.date.value) ? fields.date.value : null,
    time: fields.time?.value ?? null,
    total: fields.total?.value ?? null,
    amounts: items.flatMap(({ amount }) => (amount === null ? [] : [amount])),
  };
}

/**
 * Whether two readings are of one receipt. Reading errs, so no single part decides: the day is the same; so is the shop,
 * unless one of them does not name it; and
 *   shop known      time and total are the same, or one of the two and at least 80 % of the amounts
 *   shop not known  time, total and at least 80 % of the amounts
 */
export function isSameReceipt(a: ReceiptIdentity, b: ReceiptIdentity): boolean {
  const shop = isSameShop(a, b);
  if (a.day === null || a.day !== b.day || shop === false) return false;
  const isSameTime = a.time !== null && b.time !== null && a.time.slice(0, 5) === b.time.slice(0, 5);
  const isSameTotal = a.total !== null && b.total !== null && cents(a.total) === cents(b.total);
  const hasSameAmounts = sharedAmounts(a.amounts, b.amounts) >= SAME_AMOUNTS_SHARE_MIN;
  if (shop === undefined) return isSameTime && isSameTotal && hasSameAmounts;
  return isSameTime && isSameTotal ? true : (isSameTime || isSameTotal) && hasSameAmounts;
}

/** Undefined where one of them says nothing of it. A business number outdoes a name that was read otherwise. */
function isSameShop(a: ReceiptIdentity, b: ReceiptIdentity): boolean | undefined {
  if (a.businessNumber !== null && a.businessNumber === b.businessNumber) return true;
  if (a.shopKey === null || b.shopKey === null) return undefined;
  return (
    a.shopKey === b.shopKey || letterDistance(a.shopKey, b.shopKey) <= Math.max(a.shopKey.length, b.shopKey.length) / 4
  );
}

/** Share of amounts that the two have in common, each counted as often as it comes; 0 without any. */
function sharedAmounts(a: readonly number[], b: readonly number[]): number {
  const left = new Map<number, number>();
  for (const amount of a) left.set(cents(amount), (left.get(cents(amount)) ?? 0) + 1);
  let shared = 0;
  for (const amount of b) {
    const count = left.get(cents(amount)) ?? 0;
    if (count === 0) continue;
    left.set(cents(amount), count - 1);
    shared += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

/** Whole, so that amounts can be compared. */
function cents(amount: number): number {
  return Math.round(amount * 100);
}

/** How many letters must be added, left out or replaced to make one of the other. */
function letterDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const next = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    previous = next;
  }
  return previous.at(-1) ?? 0;
}
