/**
 * What a row of a receipt is for, by its words: a sum, a payment, a discount, particulars of the shop and the sale, the
 * head of the table of articles. What is none of these may be an article. Called by the other files of the parser.
 */
import { findDates } from '../../extraction/dates';
import { findPhrases } from '../../extraction/labels';
import type { ReceiptRow, Token } from './receipt-rows';
import { CHARGE, COLUMNS, COUNT, DISCOUNT, FILLER, INFO, PAYMENT, ROUNDING, SUBTOTAL, TAX, TITLE, TOTAL } from './row-words';

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
const ALL_WORDS = [...SUM_KINDS.flatMap(([, phrases]) => phrases), ...FILLER];

export function rowKind(row: ReceiptRow): RowKind {
  if (isColumns(row)) return 'columns';
  const sum = sumKind(row);
  if (sum) return sum;
  return isInfo(row) ? 'info' : 'article';
}

/** The kind whose label comes first in the row; `total qty` is a count though it begins like a total. */
function sumKind({ folded }: ReceiptRow): RowKind | undefined {
  const hits = SUM_KINDS.flatMap(([kind, phrases]) => {
    const [hit] = findPhrases(folded, phrases);
    return hit ? [{ kind, ...hit }] : [];
  });
  const [first] = hits.sort((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return undefined;
  const strange = strangeLetters(folded);
  const isAtStart = !/[\p{L}]/u.test(folded.slice(0, first.start));
  const startsSum = isAtStart && (first.kind === 'total' || first.kind === 'subtotal' || first.kind === 'count');
  return strange <= STRANGE_LETTERS_MAX || startsSum || (isAtStart && strange <= 2 * STRANGE_LETTERS_MAX)
    ? first.kind
    : undefined;
}

function strangeLetters(folded: string): number {
  const rest = Array.from(folded);
  for (const { start, end } of findPhrases(folded, ALL_WORDS)) rest.fill(' ', start, end);
  return rest.join('').match(/\p{L}/gu)?.length ?? 0;
}

/** Two names of columns or more, no price, and little else. */
function isColumns({ folded, tokens }: ReceiptRow): boolean {
  if (tokens.some(isPrice)) return false;
  const hits = findPhrases(folded, COLUMNS);
  const named = new Set(hits.map(({ start, end }) => folded.slice(start, end)));
  const letters = folded.match(/\p{L}/gu)?.length ?? 0;
  const covered = hits.reduce(
    (sum, { start, end }) => sum + (folded.slice(start, end).match(/\p{L}/gu)?.length ?? 0),
    0,
  );
  return named.size >= 2 && covered * 2 >= letters;
}

function isInfo({ folded, text, tokens }: ReceiptRow): boolean {
  const words = folded.match(/[\p{L}\d]+/gu) ?? [];
  if (words.length > 0 && words.every((word) => TITLE.test(word))) return true;
  if (findDates(text, { order: 'dmy', yearFirst: true }).length > 0 || /\b\d{1,2}:\d{2}(?::\d{2})?\b/u.test(text)) return true;
  if (/@\w+\.|www\.|https?:|\.com\b/iu.test(text)) return true;
  const [hit] = findPhrases(folded, INFO);
  if (hit && !/\p{L}/u.test(folded.slice(0, hit.start))) return true;
  return /[*x]{4,}/iu.test(text) && !tokens.some(isPrice);
}

/** Two decimals, thousands set apart, or a currency: what is a price on any receipt. */
export function isPrice({ kind, text, amount }: Token): boolean {
  return kind === 'number' && amount !== null && (amount.decimals === 2 || amount.currency !== null || /\d,\d{3}/u.test(text));
}
