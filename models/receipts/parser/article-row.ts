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
}

/** Letters that make a name. */
const NAME_LETTERS_MIN = 3;
const LEAD = /^(?:(?:SRS?|ZRL?|S|Z)\s*[:.;]\s*|[*#.\-=:;,)\]]+\s*)+/u;
const TRAIL = /(?:\s*[*#(<[]?\s*\*(?:SR?|Z|T)?|\s*[*#.\-=:;,([<]+)+$/u;

export function articleRow(row: ReceiptRow, text: Pick<ReceiptText, 'isWhole'>): ArticleRow {
  const { tokens } = row;
  const words = placesOfWords(tokens);
  const [first, last] = [words[0], words.at(-1)];
  const barcode = barcodeOf(tokens);
  if (first === undefined || last === undefined) {
    const numbers = readNumbers({ tokens, isWhole: text.isWhole }) ?? null;
    const kind = numbers ? 'values' : tokens.some(({ kind: own }) => own === 'code') ? 'code' : 'none';
    return { row, kind, name: '', numbers, barcode };
  }
  const start = nameStart(tokens, first);
  const head = tokens.slice(0, start);
  const tailStart = tailOf(tokens, last);
  const tail = tokens.slice(tailStart);
  const { numbers, inName } = numbersOf({ head, tail, lastWord: tokens[last] }, text);
  const name = nameOf([...tokens.slice(start, tailStart), ...(numbers ? inName : tail)]);
  const isName = /\p{Script=Hangul}/u.test(name) || (name.match(/\p{L}/gu)?.length ?? 0) >= NAME_LETTERS_MIN;
  if (numbers) return { row, kind: isName ? 'full' : 'values', name: isName ? name : '', numbers, barcode };
  return { row, kind: isName ? 'name' : 'none', name: isName ? name : '', numbers: null, barcode };
}

/** What stands behind the last price with up to three letters is a tax code, however it was read. */
function placesOfWords(tokens: readonly Token[]): number[] {
  const price = tokens.findLastIndex(isPrice);
  return tokens.flatMap(({ kind, text }, index) =>
    kind === 'word' && (price === -1 || index < price || text.length > 3) ? [index] : [],
  );
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
    ({ kind }, index) =>
      index > last && (kind === 'number' || kind === 'percent' || kind === 'times' || kind === 'code'),
  );
  return at === -1 ? tokens.length : at;
}

interface Around {
  head: readonly Token[];
  tail: readonly Token[];
  lastWord: Token | undefined;
}

/**
 * A number that the OCR saw as one piece with the name, `볼펜 0.5`, is part of it, unless it proves to be the quantity or
 * the price.
 */
function numbersOf({ head, tail, lastWord }: Around, { isWhole }: Pick<ReceiptText, 'isWhole'>) {
  const none = { numbers: null, inName: [] };
  if (!tail.some((token) => isPrice(token) || isMoney(token, isWhole))) return none;
  const all = readNumbers({ tokens: [...head, ...tail], isWhole });
  const stuck = tail.filter(({ kind, piece }) => kind === 'number' && piece === lastWord?.piece);
  const rest = tail.filter((token) => !stuck.includes(token));
  const apart = stuck.length > 0 ? readNumbers({ tokens: [...head, ...rest], isWhole }) : undefined;
  if (apart && (apart.isProven || !all?.isProven)) return { numbers: apart, inName: stuck };
  const quantity = all?.isProven === false && stuck.length > 1 ? all.quantityToken : null;
  if (!all || !quantity || !stuck.includes(quantity)) return { numbers: all ?? null, inName: [] };
  return { numbers: { ...all, quantity: 1, unitPrice: all.amount, quantityToken: null }, inName: [quantity] };
}

function nameOf(tokens: readonly Token[]): string {
  const words = tokens.filter(
    ({ kind, text }, index) =>
      !(kind === 'code' && (index === 0 || /^\d+$/u.test(text))) &&
      !(kind === 'tax' && index === tokens.length - 1 && !text.startsWith('(')),
  );
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
