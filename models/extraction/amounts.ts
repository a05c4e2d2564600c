/**
 * Finds amounts of money and other numbers in text and reads them. Knows `1,234.56`, `1.234,56`, `1 234,56`, `1'234.50`,
 * `12,000원`, `RM 5.00`, `(5.00)`, `5.00-`. Not for which amount is the total (`amount-fields.ts`).
 *
 * One separator alone is read so: before one or two digits, or four and more, it is the decimal mark; before three
 * digits it groups thousands, except after a lone 0 (`0.025`). `1.234` is 1.234 where the document writes decimals with
 * a point; `1,234` is always 1234, since prices with three decimals are rarer than thousands.
 */
import { repairDigits } from './fold';

export type DecimalMark = '.' | ',';

export interface Amount {
  value: number;
  start: number;
  end: number;
  /** Place of the number alone, without its currency. */
  digits: { start: number; end: number };
  /** Digits after the decimal mark. */
  decimals: number;
  /** ISO 4217 code where a mark stands beside the number, else null. */
  currency: string | null;
  isPercent: boolean;
}

/** Amounts with a comma before three digits that make it the mark of thousands. */
const GROUPED_MIN = 3;

const CURRENCY_MARKS: readonly (readonly [pattern: string, code: string])[] = [
  ['rm', 'MYR'],
  ['us\\$', 'USD'],
  ['s\\$', 'SGD'],
  ['\\$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['[₩￦]', 'KRW'],
  ['원', 'KRW'],
  ['[¥￥]', 'JPY'],
  ['(?:eur|usd|gbp|chf|krw|jpy|myr|sgd|cny|aud|cad|dem|sek|nok|dkk|pln|czk|inr|thb|hkd)', ''],
];
const MARK = `(?:${CURRENCY_MARKS.map(([pattern]) => pattern).join('|')})`;
const CORE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\s?\d{1,4})?|\d{1,3}(?:\.\d{3})+(?:,\s?\d{1,4})?|\d{1,3}(?:[' \u00a0\u202f]\d{3})+[.,]\d{1,2}|\d+[.,]\s?\d{1,4}|\d+`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d#/*.,:]|[\d\p{L}]-)(?<before>(?<!\p{L})${MARK}\s*[.:]?\s*)?(?<sign>[-(]?)\s?(?<before2>${MARK}\s*)?(?<core>${CORE})(?<trail>\s*-(?![\d\p{L}])|\))?(?<after>\s*${MARK}(?!\p{L}))?(?<percent>\s*%)?(?![\d\p{L}]|[/:]\d|-[\d\p{L}]|[.,]\d)`,
  'giu',
);

/** Marks on their own, not within a word. */
const MARK_PATTERNS = CURRENCY_MARKS.map(([pattern, code]) => ({
  pattern: new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'iu'),
  code,
}));

/** All numbers that may be amounts, from left to right. `mark` is the document's usual decimal mark. */
export function findAmounts(text: string, mark: DecimalMark = '.'): Amount[] {
  const found: Amount[] = [];
  for (const match of repairDigits(text).matchAll(AMOUNT)) {
    const groups = match.groups ?? {};
    const core = groups['core'] ?? '';
    const number = readNumber(core, mark);
    if (number === undefined) continue;
    const isBracketed = groups['sign'] === '(' && groups['trail'] === ')';
    const isNegative = groups['sign'] === '-' || isBracketed || (groups['trail'] ?? '').includes('-');
    const digitsStart = match.index + match[0].indexOf(core);
    const seen = `${groups['before'] ?? ''}${groups['before2'] ?? ''}${groups['after'] ?? ''}`;
    found.push({
      value: isNegative && number.value !== 0 ? -number.value : number.value,
      decimals: number.decimals,
      start: match.index,
      end: match.index + match[0].length,
      currency: currencyOf(seen),
      digits: { start: digitsStart, end: digitsStart + core.length },
      isPercent: groups['percent'] !== undefined,
    });
  }
  return found;
}

/** The amount that `text` is as a whole, or undefined. */
export function parseAmount(text: string, mark: DecimalMark = '.'): Amount | undefined {
  const trimmed = text.trim();
  const [amount] = findAmounts(trimmed, mark);
  return amount && amount.start === 0 && amount.end === trimmed.length ? amount : undefined;
}

/**
 * The decimal mark that a text uses more often before two last digits. Where it uses neither it is the point, unless
 * commas group thousands throughout, as in won: a point before three digits is then a comma read wrongly.
 */
export function decimalMarkOf(text: string): DecimalMark {
  const commas = text.match(/\d,\d{2}(?![\d,.])/g)?.length ?? 0;
  const points = text.match(/(?<!\.\d{0,3})\d\.\d{2}(?![\d,.])/g)?.length ?? 0;
  const groups = text.match(/\d,\d{3}(?![\d,.])/g)?.length ?? 0;
  return commas > points || (commas + points === 0 && groups >= GROUPED_MIN) ? ',' : '.';
}

/** The ISO code of a currency mark in `text`, or null. */
export function currencyOf(text: string): string | null {
  if (text.trim() === '') return null;
  for (const { pattern, code } of MARK_PATTERNS) {
    const match = pattern.exec(text);
    if (match) return code === '' ? match[0].toUpperCase() : code;
  }
  return null;
}

function readNumber(core: string, mark: DecimalMark): { value: number; decimals: number } | undefined {
  const text = core.replace(/[\s'\u00a0\u202f]/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const decimals = last === -1 || isGrouping(text, last, mark) ? 0 : text.length - last - 1;
  const whole = (decimals === 0 ? text : text.slice(0, last)).replace(/[.,]/g, '');
  const value = Number(decimals === 0 ? whole : `${whole}.${text.slice(last + 1)}`);
  return Number.isFinite(value) && whole.length <= 15 ? { value, decimals } : undefined;
}

/** Whether the separator at `last` divides thousands. */
function isGrouping(text: string, last: number, mark: DecimalMark): boolean {
  const separator = text.charAt(last);
  const other = separator === '.' ? ',' : '.';
  if (text.includes(other)) return false;
  if (text.indexOf(separator) !== last) return true;
  if (text.length - last - 1 !== 3 || text.slice(0, last) === '0') return false;
  return separator === ',' || mark === ',';
}
