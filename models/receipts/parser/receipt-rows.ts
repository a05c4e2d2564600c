/**
 * A receipt as the line parser sees it: rows from top to bottom, each a list of tokens with their place across the paper.
 * Not for what a row means (`row-kinds.ts`).
 */
import { enclosingBox, type Box } from '../../../contracts/geometry';
import type { PageText, TextLine } from '../../../contracts/page';
import { decimalMarkOf, parseAmount, type Amount, type DecimalMark } from '../../extraction/amounts';
import { fold } from '../../extraction/fold';
import { groupRows } from '../../layout/rows';
import { tokenKind, type TokenKind } from './tokens';

export interface Token {
  text: string;
  kind: TokenKind;
  /** Of a number or percentage. */
  amount: Amount | null;
  /** Which of the row's pieces, as the OCR found them, it stands in. */
  piece: number;
  /** Pixels from the left. */
  left: number;
  right: number;
}

export interface ReceiptRow {
  /** Place among all rows of the photo. */
  index: number;
  page: number;
  /** As read. */
  text: string;
  /** With numbers set apart from what sticks to them, folded. */
  folded: string;
  tokens: Token[];
  box: Box;
  confidence: number;
}

export interface ReceiptText {
  rows: ReceiptRow[];
  decimalMark: DecimalMark;
  /** Prices have no decimals, as in won. */
  isWhole: boolean;
  hasHangul: boolean;
}

/** Letters of a row that are looked at. */
const ROW_CHARACTERS_MAX = 300;
/** Rows of one photo that are looked at; a receipt of 100 articles has about 400. */
const ROWS_MAX = 3_000;

export function receiptText(pages: readonly PageText[]): ReceiptText {
  const plain = pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');
  const decimalMark = decimalMarkOf(plain);
  const rows = pages
    .flatMap((page) => groupRows(page.lines).map((row) => toRow(page.page, row.lines, decimalMark)))
    .filter(({ tokens }) => tokens.length > 0)
    .slice(0, ROWS_MAX);
  rows.forEach((row, index) => (row.index = index));
  return { rows, decimalMark, isWhole: isWholeMoney(rows), hasHangul: /\p{Script=Hangul}/u.test(plain) };
}

function toRow(page: number, placed: readonly { line: TextLine }[], mark: DecimalMark): ReceiptRow {
  const lines = placed.map(({ line }) => line);
  const tokens = lines.flatMap((line, piece) => tokensOf(line, piece, mark));
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return {
    index: 0,
    page,
    text: lines
      .map(({ text }) => text.trim())
      .join(' ')
      .slice(0, ROW_CHARACTERS_MAX),
    folded: fold(tokens.map(({ text }) => text).join(' ')),
    tokens,
    box: enclosingBox(lines.map(({ box }) => box)),
    confidence: lines.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, letters),
  };
}

function tokensOf({ text, box }: TextLine, piece: number, mark: DecimalMark): Token[] {
  const apart = setApart(text.slice(0, ROW_CHARACTERS_MAX));
  const unit = box.width / Math.max(1, apart.length);
  return Array.from(apart.matchAll(/\S+/gu), (match) => {
    const own = match[0];
    const amount = parseAmount(own, mark) ?? parseAmount(own.replace(/^[:=*(]+|[:=*)]+$/gu, ''), mark) ?? null;
    const left = box.x + match.index * unit;
    return { text: own, kind: tokenKind(own, amount), amount, piece, left, right: left + own.length * unit };
  });
}

const MONEY = String.raw`(?:rm|us\$|\$|€|£|₩|￦)?\s?\d{1,3}(?:,?\d{3})*(?:\.\d{2}|(?<=,\d{3}))(?![\d\p{L}])`;
const TIMES_MONEY = new RegExp(String.raw`(?<![\p{L}\d])(\d{1,3}(?:\.\d{1,3})?)\s*([x×@*])\s*(?=${MONEY})`, 'giu');

/** `3X8.00` is `3 x 8.00`, `24.00S` is `24.00 S`, `0.532kg` is `0.532 kg`, `- 5.59` is `-5.59`, `.02` is `0.02`. */
function setApart(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/(?<=\d)(?: ([.,]) ?| ?([.,]) )(?=\d{2}(?!\d))/gu, '$1$2')
    .replace(/(?<=\d[.,]\d)[CcOoDQ](?=\s|$)/gu, '0')
    .replace(/(?<![\d\p{L}])([.,])(?=\d{2}(?!\d))/gu, '0.')
    .replace(/(?<!\p{L})R[HN](?=\s?-?\d*[.,]\d{2})/gu, 'RM')
    .replace(/(?<!\p{L})(RM|\$)\s?[.,](?=\d{2}(?!\d))/giu, '$10.')
    .replace(TIMES_MONEY, '$1 x ')
    .replace(/(\d\.\d{2})\s*[x×*@]\s*(?=\d{1,3}(?:\s|$))/giu, '$1 x ')
    .replace(/(?<=\d)\s*[x×](?=\s|$)/giu, ' x')
    .replace(/(?<=^|\s)[x×](?=\d+(?:\s|$))/giu, 'x ')
    .replace(/(\d[.,]\d{2})([A-Z*]{1,3})(?=\s|$)/gu, '$1 $2')
    .replace(/(\d\.\d{2,3})\s*(kg|lb|g|l)(?!\p{L})/giu, '$1 $2')
    .replace(/(\d)\s*\/\s*(kg|lb|100g|l|pc|ea|개)(?!\p{L})/giu, '$1 /$2')
    .replace(/(?<=^|\s)([-–−])\s+(?=(?:rm|\$|₩)?\s?\d)/giu, '-')
    .replace(/(?<=^|\s)(rm|usd|myr|sgd|krw|₩|\$)\s*(?=-?\d)/giu, '$1')
    .replace(/(?<=\d)\s+원(?!\p{L})/gu, '원')
    .replace(/(?<=[@#])(?=\d+\.\d{2})/gu, ' ');
}

/** Won is written with commas and without decimals, everything else that is sold with two decimals. */
function isWholeMoney(rows: readonly ReceiptRow[]): boolean {
  const amounts = rows.flatMap(({ tokens }) => tokens.filter(({ kind }) => kind === 'number'));
  const cents = amounts.filter(({ amount }) => amount?.decimals === 2).length;
  const grouped = amounts.filter(
    ({ text, amount }) => amount?.decimals === 0 && /\d[,.]\d{3}(?!\d)/u.test(text),
  ).length;
  return grouped > cents;
}
