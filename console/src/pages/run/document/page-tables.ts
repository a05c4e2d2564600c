/** The tables of a page as rows of cells: as the layout tells them, or else by where their lines stand. */
import type { Box, DocumentPage } from '../../../api/types';

export interface TableCell {
  row: number;
  column: number;
  text: string;
  box: Box;
}

export interface PageTable {
  /** Index of its block. */
  block: number;
  columns: number;
  rows: TableCell[][];
}

type Line = DocumentPage['lines'][number];

/** A block for which the layout may have found its cells. */
type Block = DocumentPage['blocks'][number] & { table?: { columns: number; cells: readonly TableCell[] } | null };

export function hasTables(page: DocumentPage): boolean {
  return page.blocks.some(({ kind }) => kind === 'table');
}

export function tablesOf(page: DocumentPage): PageTable[] {
  return page.blocks.flatMap((block: Block, index) => {
    if (block.kind !== 'table') return [];
    const cells = block.table?.cells ?? cellsByPlace(block.lines.flatMap((line) => page.lines[line] ?? []));
    const columns = block.table?.columns ?? Math.max(0, ...cells.map(({ column }) => column + 1));
    return [{ block: index, columns, rows: inRows(cells) }];
  });
}

export const cellId = (page: number, block: number, { row, column }: TableCell): string =>
  `cell/${page}/${block}/${row}/${column}`;

function inRows(cells: readonly TableCell[]): TableCell[][] {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row.sort((a, b) => a.column - b.column));
}

/** Lines beside each other are a row; a column is what stands below each other in rows of several cells. */
function cellsByPlace(lines: readonly Line[]): TableCell[] {
  const rows = rowsOf(lines);
  const columns = columnsOf(rows.filter((row) => row.length > 1).flat());
  return rows.flatMap((row, index) => {
    const cells = new Map<number, TableCell>();
    for (const { text, box } of row) {
      const column = columnAt(columns, box.x + box.width / 2);
      const before = cells.get(column);
      const joined = before ? { text: `${before.text} ${text}`, box: around(before.box, box) } : { text, box };
      cells.set(column, { row: index, column, ...joined });
    }
    return [...cells.values()];
  });
}

/** From the top, each from the left. Two lines share a row where the middle of one lies within the other. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => middle(a.box) - middle(b.box))) {
    const last = rows.at(-1)?.[0];
    const isBeside = last && middle(line.box) < last.box.y + last.box.height;
    if (isBeside) rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x));
}

interface Span {
  from: number;
  to: number;
}

/** Where no line of any row stands between, a column ends. */
function columnsOf(lines: readonly Line[]): Span[] {
  const columns: Span[] = [];
  for (const { box } of [...lines].sort((a, b) => a.box.x - b.box.x)) {
    const last = columns.at(-1);
    if (last && box.x <= last.to) last.to = Math.max(last.to, box.x + box.width);
    else columns.push({ from: box.x, to: box.x + box.width });
  }
  return columns;
}

function columnAt(columns: readonly Span[], x: number): number {
  const at = columns.findIndex(({ to }) => x <= to);
  return at < 0 ? Math.max(0, columns.length - 1) : at;
}

const middle = ({ y, height }: Box): number => y + height / 2;

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** What a spreadsheet would take for a formula stands there as text. */
const FORMULA = /^(?:[=@]|[+-](?![\d.,\s]*%?$))/;

export function asTsv({ rows, columns }: PageTable): string {
  return rows
    .map((row) => {
      const texts = Array.from({ length: columns }, () => '');
      for (const { column, text } of row) texts[column] = tsvText(text);
      return texts.join('\t');
    })
    .join('\n');
}

function tsvText(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return FORMULA.test(plain) ? `'${plain}` : plain;
}
