/** The tables of a page as rows of cells. A layout that was made before tables had cells has none to show. */
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

export function hasTables(page: DocumentPage): boolean {
  return page.blocks.some(({ table }) => table !== undefined);
}

export function tablesOf(page: DocumentPage): PageTable[] {
  return page.blocks.flatMap(({ table }, index) =>
    table ? [{ block: index, columns: table.columns, rows: inRows(table.cells) }] : [],
  );
}

export const cellId = (page: number, block: number, { row, column }: TableCell): string =>
  `cell/${page}/${block}/${row}/${column}`;

function inRows(cells: readonly TableCell[]): TableCell[][] {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row.sort((a, b) => a.column - b.column));
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
