/**
 * The columns of a table, from where its lines stand. Narrow lines found the columns, wide ones that reach over several
 * found none; neighbours that no row fills both are one column (a heading that stands beside its values). Called by
 * `table-cells.ts`.
 */
import type { PlacedLine, TextRow } from './rows';

/** From `left` to `right` in pixels, as far as the lines of the column reach. */
export interface Column {
  left: number;
  right: number;
}

/** Lines reach a little over their letters: so much of their height is not counted on either side. */
const SLACK_HEIGHTS = 0.3;
/** No printed table has more. */
const COLUMNS_MAX = 40;

/** The columns from left to right; none where there are too many for a table. */
export function findColumns(rows: readonly TextRow[]): Column[] {
  const lines = rows.flatMap((row) => row.lines).sort((a, b) => a.right - a.left - (b.right - b.left));
  const columns: Column[] = [];
  for (const line of lines) {
    const touched = columns.filter((column) => overlaps(line, column));
    const [only] = touched;
    if (!only) columns.push({ left: line.left, right: line.right });
    else if (touched.length === 1) widen(only, line);
    if (columns.length > COLUMNS_MAX) return [];
  }
  columns.sort((a, b) => a.left - b.left);
  return mergeNeighbours(columns, rows);
}

/** First and last column of something. */
export interface Span {
  first: number;
  last: number;
}

/**
 * The columns that each line of a row stands in. A line gives way where it reaches into a column that another line of
 * the row has as its own.
 */
export function spansOfRow({ lines }: TextRow, columns: readonly Column[]): Span[] {
  const own = lines.map((line) => ownColumn(line, columns));
  return lines.map((line, index) => {
    const main = own[index] ?? 0;
    const taken = new Set(own.filter((_, other) => other !== index));
    const { first, last } = columnsOfLine(line, columns);
    const span = { first: main, last: main };
    while (span.first > first && !taken.has(span.first - 1)) span.first--;
    while (span.last < last && !taken.has(span.last + 1)) span.last++;
    return span;
  });
}

/** The column that a line shares the most width with, the nearest one where it shares none. */
function ownColumn(line: PlacedLine, columns: readonly Column[]): number {
  let own = 0;
  let most = -Infinity;
  columns.forEach((column, index) => {
    const shared = Math.min(line.right, column.right) - Math.max(line.left, column.left);
    if (shared > most) [own, most] = [index, shared];
  });
  return own;
}

/** First and last of the columns that a line overlaps; the nearest one where it overlaps none. */
function columnsOfLine(line: PlacedLine, columns: readonly Column[]): Span {
  const touched = columns.flatMap((column, index) => (overlaps(line, column) ? [index] : []));
  const first = touched[0] ?? ownColumn(line, columns);
  return { first, last: touched.at(-1) ?? first };
}

/** By more than the line's slack. */
function overlaps(line: PlacedLine, column: Column): boolean {
  const slack = Math.min(SLACK_HEIGHTS * line.height, (line.right - line.left) / 3);
  return line.left + slack < column.right && line.right - slack > column.left;
}

function widen(column: Column, line: PlacedLine): void {
  column.left = Math.min(column.left, line.left);
  column.right = Math.max(column.right, line.right);
}

function mergeNeighbours(columns: readonly Column[], rows: readonly TextRow[]): Column[] {
  const filled = filledRows(columns, rows);
  const merged: { column: Column; rows: Set<number> }[] = [];
  columns.forEach((column, index) => {
    const last = merged.at(-1);
    const own = filled[index] ?? new Set<number>();
    if (last && ![...own].some((row) => last.rows.has(row))) {
      widenColumn(last.column, column);
      own.forEach((row) => last.rows.add(row));
    } else {
      merged.push({ column: { ...column }, rows: own });
    }
  });
  return merged.map(({ column }) => column);
}

function widenColumn(column: Column, other: Column): void {
  column.left = Math.min(column.left, other.left);
  column.right = Math.max(column.right, other.right);
}

/** Rows by the columns that they fill; a line over several columns fills none. */
function filledRows(columns: readonly Column[], rows: readonly TextRow[]): Set<number>[] {
  const filled = columns.map(() => new Set<number>());
  rows.forEach((row, index) => {
    for (const line of row.lines) {
      const { first, last } = columnsOfLine(line, columns);
      if (first === last) filled[first]?.add(index);
    }
  });
  return filled;
}
