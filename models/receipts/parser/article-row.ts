/**
 * One row of the table of articles, taken apart: numbers and codes at its head, the name, numbers at its tail. Pure;
 * called by `articles.ts`, which puts the rows of one article together.
 */
import { isBarcode } from '../barcode';
import { readNumbers, isMoney, type ItemNumbers } from './item-numbers';
import type { ReceiptRow, ReceiptText, Token } from './receipt-rows';
import { isPrice } from './row-kinds';

/**
 *   full    a name and an amount
 *   values  numbers and codes with an amount
 *   name    a name without an amount
 *   code    codes alone
 *   none    neither, such as a row of dashes
 */
export type ArticleKind = 'full' | 'values' | 'name' | 'code' | 'none';

export interface ArticleRow {
  row: ReceiptRow;
  kind: ArticleKind;
  name: string;
  numbers: ItemNumbers | null;
  barcode: string | null;
  /** Begins with a quantity, as rows of a list do. */
  isCounted: boolean;
}

/** Letters that make a name. */
const NAME_LETTERS_MIN = 2;
const LEAD = /^(?:(?:SRS?|ZRL?|S|Z)\s*[:.;]\s*|[*#.\-=:;,)\]]+\s*)+/u;
const TRAIL = /(?:\s*[*#(<[]?\s*\*(?:SR?|Z|T)?|\s*[*#.\-=:;,([<]+)+$/u;

export function articleRow(row: ReceiptRow, text: Pick<ReceiptText, 'isWhole'>): ArticleRow {
  const { tokens } = row;
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  const barcode = barcodeOf(tokens);
  if (first === -1) {
    const numbers = readNumbers({ tokens, isWhole: text.isWhole }) ?? null;
    const kind = numbers ? 'values' : tokens.some(({ kind: own }) => own === 'code') ? 'code' : 'none';
    return { row, kind, name: '', numbers, barcode, isCounted: false };
  }
  const last = tokens.findLastIndex(({ kind }) => kind === 'word');
  const start = nameStart(tokens, first);
  const head = tokens.slice(0, start);
  const tailStart = tailOf(tokens, last);
  const tail = tokens.slice(tailStart);
  const isPriced = tail.some((token) => isPrice(token) || isMoney(token, text.isWhole));
  const numbers = isPriced ? readNumbers({ tokens: [...head, ...tail], isWhole: text.isWhole }) ?? null : null;
  const isInName = numbers !== null && !numbers.isProven && isStuck(numbers.quantityToken, tokens[last]);
  const name = nameOf([
    ...tokens.slice(start, tailStart),
    ...(numbers ? (isInName && numbers.quantityToken ? [numbers.quantityToken] : []) : tail),
  ]);
  const isName = (name.match(/\p{L}/gu)?.length ?? 0) >= NAME_LETTERS_MIN;
  const own = numbers && isInName ? asOnePiece(numbers) : numbers;
  const isCounted = head.some(({ kind }) => kind === 'number');
  if (own) return { row, kind: isName ? 'full' : 'values', name: isName ? name : '', numbers: own, barcode, isCounted };
  return { row, kind: isName ? 'name' : 'none', name: isName ? name : '', numbers: null, barcode, isCounted };
}

/** A size before the first word, `6/8BATU`, belongs to the name; quantities, codes and tax codes do not. */
function nameStart(tokens: readonly Token[], first: number): number {
  let start = first;
  while (start > 0) {
    const before = tokens[start - 1];
    if (!before || before.kind !== 'mark' || !/["'”″]/u.test(before.text)) break;
    start -= 1;
  }
  return start;
}

/** Where the numbers behind the name begin. */
function tailOf(tokens: readonly Token[], last: number): number {
  const at = tokens.findIndex(
    ({ kind }, index) => index > last && (kind === 'number' || kind === 'percent' || kind === 'times' || kind === 'code'),
  );
  return at === -1 ? tokens.length : at;
}

/** A whole number that the OCR saw as one piece with the name, without a proof that it is a quantity. */
function isStuck(quantity: Token | null, lastWord: Token | undefined): boolean {
  return quantity !== null && lastWord !== undefined && quantity.left > lastWord.left && quantity.piece === lastWord.piece;
}

function asOnePiece(numbers: ItemNumbers): ItemNumbers {
  return { ...numbers, quantity: 1, unitPrice: numbers.amount, quantityToken: null };
}

function nameOf(tokens: readonly Token[]): string {
  const words = tokens.filter(({ kind }, index) => kind !== 'code' && !(kind === 'tax' && index >= tokens.length - 1));
  return words
    .map(({ text }) => text)
    .join(' ')
    .replace(LEAD, '')
    .replace(TRAIL, '')
    .trim();
}

function barcodeOf(tokens: readonly Token[]): string | null {
  const digits = tokens.map(({ text }) => text.replace(/\D/gu, ''));
  return digits.find((code, index) => isBarcode(code) && tokens[index]?.kind === 'code') ?? null;
}
