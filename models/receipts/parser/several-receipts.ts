/**
 * Divides a photo into the receipts that it shows: beside each other, where a gap runs down between two papers, or one
 * below the other, where articles follow after a total and its payment. Pure; called by `parse-receipt.ts`.
 */
import type { PageText, TextLine } from '../../../contracts/page';
import { findPhrases } from '../../extraction/labels';
import { fold } from '../../extraction/fold';
import type { KnownRow } from './articles';
import { isPrice } from './row-kinds';
import { TOTAL } from './row-words';

/** Lines on each side of a gap that make a receipt. */
const LINES_MIN = 6;
const PRICES_MIN = 2;
/** Rows with a price after the end of a receipt that make another one. */
const ROWS_MIN = 4;
const DATE = /\d{1,4}[-/.]\d{1,2}[-/.]\d{2}/u;

/** The pages of each paper: pages follow each other, and two papers beside each other on one page are two. */
export function papersOf(pages: readonly PageText[]): PageText[][] {
  const papers: PageText[][] = [];
  let isAlone = false;
  for (const page of pages) {
    const halves = halvesOf(page);
    const previous = papers.at(-1);
    if (halves.length === 1 && isAlone && previous) previous.push(page);
    else papers.push(...halves.map((half) => [half]));
    isAlone = halves.length === 1;
  }
  return papers;
}

function halvesOf(page: PageText): PageText[] {
  const gap = gapOf(page);
  if (gap === undefined) return [page];
  const [left, right] = [
    page.lines.filter(({ box }) => middle(box) < gap),
    page.lines.filter(({ box }) => middle(box) >= gap),
  ];
  return [left, right].map((lines) => ({ ...page, lines }));
}

/** Where no line crosses and both sides are receipts of their own: each with prices, and a total. */
function gapOf({ lines, width }: PageText): number | undefined {
  const edges = lines.map(({ box }) => box.x + box.width).sort((a, b) => a - b);
  const candidates = edges.filter((edge) => edge > width * 0.25 && edge < width * 0.75);
  return candidates
    .map((edge) => edge + 1)
    .find((gap) => {
      if (lines.some(({ box }) => box.x < gap && box.x + box.width > gap)) return false;
      const right = lines.filter(({ box }) => middle(box) >= gap);
      const left = lines.filter(({ box }) => middle(box) < gap);
      return isReceipt(left) && isReceipt(right);
    });
}

function isReceipt(lines: readonly TextLine[]): boolean {
  if (lines.length < LINES_MIN) return false;
  const prices = lines.filter(({ text }) => /\d[.,]\d{2}(?!\d)|\d,\d{3}(?!\d)/u.test(text)).length;
  const names = lines.filter(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) >= 4).length;
  return (
    prices >= PRICES_MIN && names >= LINES_MIN && lines.some(({ text }) => findPhrases(fold(text), TOTAL).length > 0)
  );
}

function middle({ x, width }: { x: number; width: number }): number {
  return x + width / 2;
}

/**
 * Rows of one paper, divided where another receipt begins below: after a total, a head or particulars of a sale, and
 * then articles and a total again.
 */
export function receiptsOf(rows: readonly KnownRow[]): KnownRow[][] {
  const totals = rows.flatMap(({ row, kind }, index) => (kind === 'total' && row.tokens.some(isPrice) ? [index] : []));
  for (const [place, total] of totals.entries()) {
    const next = totals[place + 1];
    if (next === undefined) break;
    const start = headAfter(rows, total, next);
    if (start !== undefined && start >= ROWS_MIN) return [rows.slice(0, start), ...receiptsOf(rows.slice(start))];
  }
  return [[...rows]];
}

/** Where between two totals another receipt begins; undefined where the second is of the same one. */
function headAfter(rows: readonly KnownRow[], total: number, next: number): number | undefined {
  const between = rows.slice(total + 1, next);
  const firstArticle = between.findIndex(isNamedPrice);
  const before = between.slice(0, firstArticle);
  const isSaleBefore = before.some(({ row }) => DATE.test(row.text));
  if (firstArticle === -1 || between.length < ROWS_MIN || !isSaleBefore) return undefined;
  const lastPaid = before.findLastIndex(({ kind }) => kind === 'payment' || kind === 'tax');
  return total + 1 + lastPaid + 1;
}

/** An article, not a row of the summary of taxes. */
function isNamedPrice({ row, kind }: KnownRow): boolean {
  return (
    kind === 'article' &&
    row.tokens.some(isPrice) &&
    row.tokens.some(({ kind: own, text }) => own === 'word' && text.length > 2)
  );
}
