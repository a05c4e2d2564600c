/**
 * Finds runs of rows that are tables: rows of cells whose edges repeat, with the rows between them that belong to them
 * (wrapped descriptions, names above amounts, a heading above). Called by `blocks.ts`.
 */
import { isMostlyDigits } from './columns';
import type { TextRow } from './rows';

/** What the caller knows of a row. */
export interface TableRow {
  row: TextRow;
  /** Lines beside each other of which some are values. */
  isCells: boolean;
}

/** Rows `start` to before `end`. */
export interface RowRange {
  start: number;
  end: number;
}

/** All in heights of a line: gaps that end a table, gaps behind which another table may begin, and gaps between rows of
 * one item. */
const GAP_MAX = 2.5;
const OTHER_TABLE_GAP = 1.1;
const ITEM_GAP_MAX = 1.2;
/** Rows of text between two rows of cells: few in any table, more where the cells stand exactly below each other. */
const BETWEEN_MAX = 2;
const BETWEEN_ALIGNED_MAX = 6;
/** Share of a row's lines that stand below (or above) just one line of the rows before. */
const RELATED_MIN = 0.3;
const SAME_TABLE_MIN = 0.6;
const ALIGNED_MIN = 0.75;
const ALIGNED_CELLS_MIN = 3;
/** Rows of cells before a row that it is compared with. */
const COMPARED_ROWS = 3;

export function findTables(rows: readonly TableRow[], lineHeight: number): RowRange[] {
  const tables: RowRange[] = [];
  let open: { start: number; cells: number[] } | undefined;
  const close = (): void => {
    if (open && open.cells.length >= 2) {
      const start = withRowAbove(rows, { cells: open.cells, from: tables.at(-1)?.end ?? 0, lineHeight });
      tables.push({ start, end: (open.cells.at(-1) ?? 0) + 1 });
    }
    open = undefined;
  };
  rows.forEach((row, index) => {
    if (!row.isCells) return;
    if (open && goesOn(rows, { cells: open.cells, index, lineHeight })) {
      open.cells.push(index);
    } else {
      close();
      open = { start: index, cells: [index] };
    }
  });
  close();
  return tables;
}

function goesOn(
  rows: readonly TableRow[],
  { cells, index, lineHeight }: { cells: readonly number[]; index: number; lineHeight: number },
): boolean {
  const last = cells.at(-1) ?? index;
  const row = rows[index]?.row;
  if (!row) return false;
  const gaps = rows.slice(last, index).map((_, offset) => gapBelow(rows, last + offset) / lineHeight);
  const widest = Math.max(...gaps);
  if (widest > GAP_MAX) return false;
  const before = cells.slice(-COMPARED_ROWS).flatMap((cell) => rows[cell]?.row ?? []);
  const share = Math.max(...before.map((other) => alignedShare(other, row)));
  if (share < RELATED_MIN) return false;
  if (widest > OTHER_TABLE_GAP && (share < SAME_TABLE_MIN || isHeading(row))) return false;
  const between = index - last - 1;
  if (between <= BETWEEN_MAX) return true;
  const isAligned = share >= ALIGNED_MIN && row.lines.length >= ALIGNED_CELLS_MIN;
  return isAligned && between <= BETWEEN_ALIGNED_MAX && widest <= ITEM_GAP_MAX;
}

/** Three names or more begin another table where they stand apart. */
function isHeading(row: TextRow): boolean {
  return row.lines.length >= 3 && !hasMatch(row, /\d/);
}

/**
 * Lines of the row with fewer of them that share their width with just one of the other row, which shares it back, and
 * which is of the same nature (a value below a value); below a heading any may stand.
 */
function alignedShare(a: TextRow, b: TextRow): number {
  const shares = (row: TextRow, left: number, right: number): number[] =>
    row.lines.flatMap((line, index) => (line.left < right && line.right > left ? [index] : []));
  const anyNature = !hasMatch(a, /\d/);
  let aligned = 0;
  a.lines.forEach((line, index) => {
    const [other, ...more] = shares(b, line.left, line.right);
    const back = other === undefined || more.length > 0 ? undefined : b.lines[other];
    if (!back || !(anyNature || isMostlyDigits(line.line.text) === isMostlyDigits(back.line.text))) return;
    const own = shares(a, back.left, back.right);
    if (own.length === 1 && own[0] === index) aligned++;
  });
  return aligned / Math.min(a.lines.length, b.lines.length);
}

/**
 * Start of the table with the row above, where that belongs to it: it names the columns (two lines or more, no digits),
 * or is the name of the first item as other names stand between the rows.
 */
function withRowAbove(
  rows: readonly TableRow[],
  { cells, from, lineHeight }: { cells: readonly number[]; from: number; lineHeight: number },
): number {
  const start = cells[0] ?? from;
  const above = rows[start - 1]?.row;
  const first = rows[start]?.row;
  if (!above || !first || start - 1 < from || gapBelow(rows, start - 1) > GAP_MAX * lineHeight) return start;
  const isNames = above.lines.length > 1 && !hasMatch(above, /[\d:：]/u) && hasMatch(first, /\d/);
  return isNames || isItemName(rows, { cells, above, lineHeight }) ? start - 1 : start;
}

function isItemName(
  rows: readonly TableRow[],
  { cells, above, lineHeight }: { cells: readonly number[]; above: TextRow; lineHeight: number },
): boolean {
  const [start = 0, next = 0] = cells;
  const [line, ...others] = above.lines;
  if (!line || others.length > 0 || next !== start + 2 || gapBelow(rows, start - 1) > ITEM_GAP_MAX * lineHeight) {
    return false;
  }
  const name = rows[start + 1]?.row.lines[0];
  const isLikeName = name !== undefined && Math.abs(name.left - line.left) <= lineHeight;
  // Names stand above rows that have none: no word of their own beside the amounts.
  return isLikeName && !hasMatch(rows[next]?.row, /\p{L}{2}/u);
}

function hasMatch(row: TextRow | undefined, pattern: RegExp): boolean {
  return row?.lines.some(({ line }) => pattern.test(line.text)) ?? false;
}

function gapBelow(rows: readonly TableRow[], index: number): number {
  return (rows[index + 1]?.row.top ?? 0) - (rows[index]?.row.bottom ?? 0);
}
