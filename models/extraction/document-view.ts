/**
 * The document as the rules see it: rows of cells with their text, and what is true of the document as a whole (decimal
 * mark, date order). Built once per document; every field finder reads it.
 */
import type { PageLayout } from '../../contracts/page';
import { enclosingBox, type Box } from '../../contracts/geometry';
import { layoutRows } from '../layout/layout-rows';
import { decimalMarkOf, type DecimalMark } from './amounts';
import { dateOrderOf, type DateHints } from './dates';
import { fold } from './fold';

/** One read line; `start` and `end` are its place in the text of its row. */
export interface Cell {
  text: string;
  start: number;
  end: number;
  box: Box;
  confidence: number;
}

export interface Row {
  /** Place in `DocumentView.rows`. */
  index: number;
  page: number;
  /** Place of the block on the page; rows of one block belong together. */
  block: number;
  cells: Cell[];
  text: string;
  folded: string;
  box: Box;
}

/** Part of a row's text. */
export interface Span {
  row: Row;
  start: number;
  end: number;
}

export interface DocumentView {
  rows: Row[];
  text: string;
  hasHangul: boolean;
  decimalMark: DecimalMark;
  dates: DateHints;
}

/** Marks of the United States: a state before a ZIP code, or the name. They set the month first in dates. */
const UNITED_STATES =
  /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.? \d{5}\b|\bUnited States\b|\bU\.?S\.?A\b/u;

export function viewDocument(pages: readonly PageLayout[]): DocumentView {
  const rows: Row[] = [];
  for (const page of pages) {
    const blockOf = new Map(page.blocks.flatMap((block, index) => block.lines.map((line) => [line, index] as const)));
    for (const indexes of layoutRows(page)) rows.push(toRow(page, indexes, blockOf.get(indexes[0] ?? -1) ?? 0));
  }
  rows.forEach((row, index) => (row.index = index));
  const text = rows.map((row) => row.text).join('\n');
  const hasHangul = /\p{Script=Hangul}/u.test(text);
  return {
    rows,
    text,
    hasHangul,
    decimalMark: decimalMarkOf(text),
    dates: { order: dateOrderOf(text, UNITED_STATES.test(text) ? 'mdy' : 'dmy'), yearFirst: hasHangul },
  };
}

/** Letters of a line that are looked at; a longer one is no line of a document. */
const LINE_CHARACTERS_MAX = 1_000;

function toRow(page: PageLayout, indexes: readonly number[], block: number): Row {
  const cells: Cell[] = [];
  let text = '';
  for (const index of indexes) {
    const line = page.lines[index];
    if (!line) continue;
    const own = line.text.trim().slice(0, LINE_CHARACTERS_MAX);
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? own : `${text} ${own}`;
    cells.push({ text: own, start, end: text.length, box: line.box, confidence: line.confidence });
  }
  return {
    index: 0,
    page: page.page,
    block,
    cells,
    text,
    folded: fold(text),
    box: enclosingBox(cells.map((cell) => cell.box)),
  };
}

/**
 * Where a span stands: its box and the confidence of its lines (mean by length). Letters are taken as equally wide, so a
 * box of part of a line is near, not exact.
 */
export function locate(span: Span): { page: number; box: Box; confidence: number } {
  const boxes: Box[] = [];
  let weight = 0;
  let confidence = 0;
  for (const cell of span.row.cells) {
    const from = Math.max(span.start, cell.start);
    const to = Math.min(span.end, cell.end);
    if (to <= from) continue;
    const unit = cell.box.width / Math.max(1, cell.end - cell.start);
    boxes.push({ ...cell.box, x: cell.box.x + (from - cell.start) * unit, width: (to - from) * unit });
    weight += to - from;
    confidence += (to - from) * cell.confidence;
  }
  return { page: span.row.page, box: enclosingBox(boxes), confidence: weight === 0 ? 0 : confidence / weight };
}
