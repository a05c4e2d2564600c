/**
 * Puts rows in reading order where a page has columns of running text. A table's columns are no columns in this sense:
 * its rows are read across. Called by `layout-page.ts`; the result is a list of regions, each read row by row.
 *
 * The method is an XY-cut that tolerates lines across the gutter (titles): the longest run of rows that leave a gutter
 * free is divided in left and right, the rows above and below are looked at on their own (Nagy and Seth 1984, adapted).
 */
import { median, toRow, type PlacedLine, type TextRow } from './rows';

/** Rows that each side of a gutter needs. */
const ROWS_MIN = 3;
/** Width of the free gutter, in heights of a line. */
const GUTTER_HEIGHTS_MIN = 1.2;
/** Mean width of the text of a side in letters; a Hangul or Han letter counts two. Amounts and labels are shorter. */
const TEXT_WIDTH_MIN = 12;
const NUMERIC_SHARE_MAX = 0.3;
const AMOUNT_LETTERS_MAX = 12;
const LABEL_SHARE_MAX = 0.4;
/** Share of rows with three or more cells above which the rows are a table. */
const TABLE_ROW_SHARE_MAX = 0.5;
const DEPTH_MAX = 8;

/** Regions in reading order; every line of `rows` stands in exactly one. */
export function splitColumns(rows: TextRow[], depth = 0): TextRow[][] {
  if (rows.length === 0) return [];
  const cut = depth < DEPTH_MAX ? findGutter(rows) : undefined;
  if (!cut) return [rows];
  const inside = rows.slice(cut.start, cut.end);
  const side = (keep: (line: PlacedLine) => boolean): TextRow[] =>
    inside
      .map((row) => row.lines.filter(keep))
      .filter((lines) => lines.length > 0)
      .map(toRow);
  return [
    ...splitColumns(rows.slice(0, cut.start), depth + 1),
    ...splitColumns(
      side((line) => line.right <= cut.x),
      depth + 1,
    ),
    ...splitColumns(
      side((line) => line.right > cut.x),
      depth + 1,
    ),
    ...splitColumns(rows.slice(cut.end), depth + 1),
  ];
}

/** A gutter that ends at `x` and is free in the rows `start` to before `end`. */
interface Gutter {
  x: number;
  start: number;
  end: number;
  rowsPerSide: number;
}

function findGutter(rows: readonly TextRow[]): Gutter | undefined {
  const lines = rows.flatMap((row) => row.lines);
  const gutterWidth = GUTTER_HEIGHTS_MIN * median(lines.map((line) => line.height));
  const edges = [...new Set(lines.map((line) => Math.floor(line.left)))];
  let best: Gutter | undefined;
  for (const edge of edges) {
    for (const run of freeRuns(rows, edge, gutterWidth)) {
      if (run.rowsPerSide < ROWS_MIN || (best && run.rowsPerSide <= best.rowsPerSide)) continue;
      if (isRunningText(rows.slice(run.start, run.end), edge)) best = run;
    }
  }
  return best;
}

/** Runs of rows in which no line reaches into the gutter left of `edge`. */
function freeRuns(rows: readonly TextRow[], edge: number, gutterWidth: number): Gutter[] {
  const runs: Gutter[] = [];
  let start = 0;
  let leftRows = 0;
  let rightRows = 0;
  for (let index = 0; index <= rows.length; index++) {
    const row = rows[index];
    if (row && !row.lines.some((line) => line.left < edge && line.right > edge - gutterWidth)) {
      if (row.lines.some((line) => line.right <= edge)) leftRows++;
      if (row.lines.some((line) => line.right > edge)) rightRows++;
      continue;
    }
    if (index > start) runs.push({ x: edge, start, end: index, rowsPerSide: Math.min(leftRows, rightRows) });
    start = index + 1;
    leftRows = 0;
    rightRows = 0;
  }
  return runs;
}

function isRunningText(rows: readonly TextRow[], x: number): boolean {
  const lines = rows.flatMap((row) => row.lines);
  const left = lines.filter((line) => line.right <= x).map((line) => line.line.text);
  const right = lines.filter((line) => line.right > x).map((line) => line.line.text);
  const tableRows = rows.filter((row) => row.lines.length >= 3).length;
  if (tableRows > TABLE_ROW_SHARE_MAX * rows.length) return false;
  return isTextSide(left) && isTextSide(right) && share(left, (text) => /[:：]\s*$/u.test(text)) <= LABEL_SHARE_MAX;
}

function isTextSide(texts: readonly string[]): boolean {
  const width = texts.reduce((sum, text) => sum + textWidth(text), 0) / Math.max(1, texts.length);
  return width >= TEXT_WIDTH_MIN && share(texts, isAmountLike) <= NUMERIC_SHARE_MAX;
}

/** Longer ones are telephone and account numbers, which stand in addresses too. */
function isAmountLike(text: string): boolean {
  return text.length <= AMOUNT_LETTERS_MAX && isMostlyDigits(text);
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.filter(test).length / Math.max(1, texts.length);
}

function textWidth(text: string): number {
  const wide = text.match(/[\p{Script=Hangul}\p{Script=Han}]/gu)?.length ?? 0;
  return text.length + wide;
}

/** Whether at least half of the letters and digits are digits. */
export function isMostlyDigits(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return digits > 0 && digits >= letters;
}
