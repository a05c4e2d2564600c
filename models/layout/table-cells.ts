/**
 * Rows and cells of a block that was found to be a table. A line over several columns is divided at its blanks where
 * these stand at the edges of the columns (engines join narrow neighbours); else its cell spans them. A row that only
 * goes on with the text of the row above is joined to it. Called by `layout-page.ts`.
 */
import type { LayoutTable, TableCell } from '../../contracts/page';
import { enclosingBox, type Box } from '../../contracts/geometry';
import { median, type PlacedLine, type TextRow } from './rows';
import { findColumns, spansOfRow, type Column } from './table-columns';

/** Farthest that a row that goes on stands below the row above, in heights of a line. */
const CONTINUED_GAP_MAX = 0.7;
const HEADER_ROWS_MAX = 3;

/** A text with its columns, before it is joined to others of its cell. */
interface Piece {
  text: string;
  first: number;
  last: number;
  box: Box;
  line: number;
}

interface PieceRow {
  pieces: Piece[];
  isHeading: boolean;
  top: number;
  bottom: number;
}

/** Undefined where the rows have fewer than two columns. `indexOf` tells a line's place among the page's lines. */
export function tableOf(rows: readonly TextRow[], indexOf: (line: PlacedLine) => number): LayoutTable | undefined {
  const columns = findColumns(rows);
  if (columns.length < 2) return undefined;
  const names = headingRows(rows);
  const pieceRows = rows.map((row, index): PieceRow => {
    const isHeading = index < names;
    const spans = spansOfRow(row, columns);
    const pieces = row.lines.flatMap((line, place) => {
      const { first, last } = spans[place] ?? { first: 0, last: 0 };
      return piecesOf(line, { first, columns: columns.slice(first, last + 1), isHeading, index: indexOf(line) });
    });
    return { pieces, isHeading, top: row.top, bottom: row.bottom };
  });
  const height = median(rows.flatMap((row) => row.lines.map((line) => line.height)));
  const joined = joinContinued(pieceRows, { most: CONTINUED_GAP_MAX * height, usual: usualGap(pieceRows) });
  const cells = joined.flatMap((row, index) => cellsOf(row, index));
  return {
    rows: joined.length,
    columns: columns.length,
    header_rows: joined.filter((row) => row.isHeading).length,
    cells,
  };
}

interface PieceContext {
  /** The columns that the line stands in, and the place of the first one. */
  columns: readonly Column[];
  first: number;
  isHeading: boolean;
  /** Of the line on the page. */
  index: number;
}

function piecesOf(line: PlacedLine, { columns, first, isHeading, index }: PieceContext): Piece[] {
  const text = line.line.text.trim();
  const whole = { text, first, last: first + columns.length - 1, box: line.line.box, line: index };
  if (columns.length === 1) return [whole];
  const parts = divideAtGutters(text, { line, columns });
  // Running text over several columns has blanks near their edges too: it stays whole.
  if (!parts || !(isHeading || parts.every((part) => /\d/.test(part.text)))) return [whole];
  return parts.map(({ text, box }, offset) => ({
    text,
    box,
    line: index,
    first: first + offset,
    last: first + offset,
  }));
}

/** One part a column, or undefined where blanks do not stand near the edges. All letters count as equally wide. */
function divideAtGutters(
  text: string,
  { line, columns }: { line: PlacedLine; columns: readonly Column[] },
): { text: string; box: Box }[] | undefined {
  const blanks = [...text.matchAll(/\s+/gu)].map((match) => match.index);
  if (blanks.length < columns.length - 1 || blanks.length > 2 * columns.length) return undefined;
  const letterWidth = (line.right - line.left) / text.length;
  const cuts: number[] = [];
  for (let index = 1; index < columns.length; index++) {
    const [before, after] = [columns[index - 1], columns[index]];
    if (!before || !after) return undefined;
    const from = Math.min(before.right, after.left) - line.height;
    const to = Math.max(before.right, after.left) + line.height;
    const middle = (before.right + after.left) / 2;
    const distance = (blank: number): number => Math.abs(line.left + (blank + 0.5) * letterWidth - middle);
    const [cut] = blanks
      .filter((blank) => blank > (cuts.at(-1) ?? -1))
      .filter((blank) => line.left + blank * letterWidth >= from && line.left + (blank + 1) * letterWidth <= to)
      .sort((a, b) => distance(a) - distance(b));
    if (cut === undefined) return undefined;
    cuts.push(cut);
  }
  const { box } = line.line;
  return [...cuts, text.length].map((end, index) => {
    const start = cuts[index - 1] ?? 0;
    const share = box.width / text.length;
    return {
      text: text.slice(start, end).trim(),
      box: { ...box, x: box.x + start * share, width: (end - start) * share },
    };
  });
}

/** The usual gap between two rows of several cells each; none where no two follow each other. */
function usualGap(rows: readonly PieceRow[]): number | undefined {
  const gaps = rows.flatMap((row, index) => {
    const above = rows[index - 1];
    return above && !above.isHeading && above.pieces.length > 1 && row.pieces.length > 1
      ? [row.top - above.bottom]
      : [];
  });
  return gaps.length === 0 ? undefined : median(gaps);
}

/**
 * Joins a row of text in one column to the row above where that row fills the column with text too and others beside.
 * Names above their amounts (receipts) stay rows: no text stands beside their amounts.
 */
function joinContinued(rows: readonly PieceRow[], gap: { most: number; usual: number | undefined }): PieceRow[] {
  const joined: PieceRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const [piece, ...others] = row.pieces;
    if (above && piece && others.length === 0 && isContinued(above, piece, { ...gap, own: row.top - above.bottom })) {
      above.pieces.push({ ...piece, last: piece.first });
      above.bottom = Math.max(above.bottom, row.bottom);
    } else {
      joined.push({ ...row, pieces: [...row.pieces] });
    }
  }
  return joined;
}

function isContinued(
  above: PieceRow,
  piece: Piece,
  gap: { most: number; usual: number | undefined; own: number },
): boolean {
  const own = above.pieces.find((other) => other.first === piece.first && other.last === other.first);
  if (!own || above.pieces.length < 2 || gap.own > gap.most) return false;
  if (!/\p{L}/u.test(own.text) || !isLeftAligned(own, piece)) return false;
  // Below the first heading stands a row of its own, such as the name of a group.
  if (above.isHeading) return piece.first > 0;
  // A number may be an amount's own row whose amount was not read, unless the row stands closer than rows do.
  return !/\d/.test(piece.text) || gap.usual === undefined || gap.own < 0.6 * gap.usual;
}

function isLeftAligned(above: Piece, below: Piece): boolean {
  const offset = below.box.x - above.box.x;
  return offset >= -0.5 * above.box.height && offset <= 2 * above.box.height;
}

/** Pieces of one column are one cell. */
function cellsOf({ pieces }: PieceRow, row: number): TableCell[] {
  const groups: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.first - b.first)) {
    const group = groups.at(-1);
    if (group?.some((other) => other.last >= piece.first)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => {
    const first = Math.min(...group.map((piece) => piece.first));
    const last = Math.max(...group.map((piece) => piece.last));
    return {
      row,
      column: first,
      column_span: last - first + 1,
      text: group.map((piece) => piece.text).join(' '),
      box: enclosingBox(group.map((piece) => piece.box)),
      lines: [...new Set(group.map((piece) => piece.line))],
    };
  });
}

/** How many rows at the top name columns: no digits, two lines or more in one of them, rows with digits below. */
function headingRows(rows: readonly TextRow[]): number {
  const count = rows.findIndex((row) => row.lines.some(({ line }) => /\d/.test(line.text)));
  if (count < 1) return 0;
  const heading = rows.slice(0, Math.min(count, HEADER_ROWS_MAX));
  const last = heading.findLastIndex((row) => row.lines.length > 1);
  if (last < 0) return 0;
  // One line below the names goes on with one of them, unless it stands at the left edge.
  const below = heading[last + 1]?.lines[0];
  const isName = below && below.left > (heading[last]?.lines[0]?.right ?? 0);
  return last + (isName ? 2 : 1);
}
