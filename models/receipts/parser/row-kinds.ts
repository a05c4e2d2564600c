/**
 * What a row of a receipt is for, by its words: a sum, a payment, a discount, particulars of the shop and the sale, the
 * head of the table of articles. What is none of these may be an article. Called by the other files of the parser.
 */
import { findDates } from '../../extraction/dates';
import { findPhrases } from '../../extraction/labels';
import type { ReceiptRow, Token } from './receipt-rows';
import { editDistance } from '../../text/edit-distance';
import {
  CHARGE,
  COLUMNS,
  COUNT,
  DISCOUNT,
  FILLER,
  INFO,
  MISREAD,
  PAYMENT,
  ROUNDING,
  SUBTOTAL,
  SURE,
  TAX,
  TITLE,
  TOTAL,
} from './row-words';

/**
 *   columns   names the columns of the table of articles
 *   subtotal  a sum after which articles may go on
 *   tax       an amount of tax, or a row of the summary of taxes
 *   charge    what is added for service, delivery or the bag at the end
 *   count     of articles
 *   info      particulars of shop, sale and customer, and sentences for the customer
 */
export type RowKind =
  | 'columns'
  | 'subtotal'
  | 'total'
  | 'tax'
  | 'rounding'
  | 'discount'
  | 'charge'
  | 'count'
  | 'payment'
  | 'info'
  | 'article';

/** Letters beside the words of a label that make the row something else, such as the name of an article. */
const STRANGE_LETTERS_MAX = 4;

const SUM_KINDS: readonly (readonly [RowKind, readonly string[]])[] = [
  ['rounding', ROUNDING],
  ['count', COUNT],
  ['discount', DISCOUNT],
  ['subtotal', SUBTOTAL],
  ['total', TOTAL],
  ['tax', TAX],
  ['charge', CHARGE],
  ['payment', PAYMENT],
];
const EXACT = new Set([...MISREAD, 'charge', 'charges', 'totals', 'mount']);
const ALL_WORDS = [...SUM_KINDS.flatMap(([, phrases]) => phrases), ...FILLER];

export function rowKind(row: ReceiptRow): RowKind {
  if (isColumns(row)) return 'columns';
  if (isTitle(row)) return 'info';
  const sum = sumKind(row);
  if (sum) return sum;
  return isInfo(row) ? 'info' : 'article';
}

/** Words of sums that are longer than this are known with one letter misread. */
const MISREAD_LETTERS_MIN = 5;

/** With the words of sums put right where one letter was misread. */
function spelt(folded: string): string {
  return folded.replace(/[\p{L}\d]+/gu, (word) => {
    if (word.length < MISREAD_LETTERS_MIN || EXACT.has(word)) return word;
    return (
      MISREAD.find((known) => Math.abs(known.length - word.length) <= 1 && editDistance(known, word) === 1) ?? word
    );
  });
}

/** The kind whose label comes first in the row; `total qty` is a count though it begins like a total. */
function sumKind(row: ReceiptRow): RowKind | undefined {
  const folded = spelt(row.folded);
  const hits = SUM_KINDS.flatMap(([kind, phrases]) => {
    const [hit] = findPhrases(folded, phrases);
    return hit ? [{ kind, ...hit }] : [];
  });
  const [first] = hits.sort((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return undefined;
  if (findPhrases(folded, SURE).length > 0) return first.kind;
  if (isTakenOff(row) && findPhrases(folded, DISCOUNT).length > 0) return 'discount';
  const strange = strangeLetters(folded);
  const isAtStart = !/[\p{L}]/u.test(folded.slice(0, first.start));
  const startsSum = isAtStart && (first.kind === 'total' || first.kind === 'subtotal' || first.kind === 'count');
  return strange <= STRANGE_LETTERS_MAX || startsSum || (isAtStart && strange <= 2 * STRANGE_LETTERS_MAX)
    ? first.kind
    : undefined;
}

function isTakenOff({ tokens }: ReceiptRow): boolean {
  return (tokens.findLast(isPrice)?.amount?.value ?? 0) < 0;
}

function strangeLetters(folded: string): number {
  const rest = Array.from(folded);
  for (const { start, end } of findPhrases(folded, ALL_WORDS)) rest.fill(' ', start, end);
  return rest.join('').match(/\p{L}/gu)?.length ?? 0;
}

/** Two names of columns or more, no number, and little else. */
function isColumns({ folded, tokens }: ReceiptRow): boolean {
  if (tokens.some(({ kind }) => kind === 'number')) return false;
  const hits = findPhrases(folded, COLUMNS);
  const named = new Set(hits.map(({ start, end }) => folded.slice(start, end)));
  const letters = folded.match(/\p{L}/gu)?.length ?? 0;
  const covered = hits.reduce(
    (sum, { start, end }) => sum + (folded.slice(start, end).match(/\p{L}/gu)?.length ?? 0),
    0,
  );
  return named.size >= 2 && covered * 2 >= letters;
}

/** `TAX INVOICE` alone says what paper it is; with a price it is a sum. */
function isTitle({ folded, tokens }: ReceiptRow): boolean {
  const words = folded.match(/[\p{L}\d]+/gu) ?? [];
  return words.length > 0 && words.every((word) => TITLE.test(word)) && !tokens.some(isPrice);
}

function isInfo({ folded, text, tokens }: ReceiptRow): boolean {
  if (findDates(text, { order: 'dmy', yearFirst: true }).length > 0 || /\b\d{1,2}:\d{2}(?::\d{2})?\b/u.test(text))
    return true;
  if (/@[a-z]\w*\.|www\.|https?:|\.com\b/iu.test(text)) return true;
  const [hit] = findPhrases(folded, INFO);
  if (hit && !/\p{L}/u.test(folded.slice(0, hit.start))) return true;
  return /[*x]{4,}/iu.test(text) && !tokens.some(isPrice);
}

/** Two decimals, thousands set apart, or a currency: what is a price on any receipt. */
export function isPrice({ kind, text, amount }: Token): boolean {
  return (
    kind === 'number' &&
    amount !== null &&
    (amount.decimals === 2 || amount.currency !== null || /\d,\d{3}/u.test(text))
  );
}
