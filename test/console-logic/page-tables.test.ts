/** Tables of a page as rows of cells, and as text that a spreadsheet takes. */
import { asTsv, cellId, hasTables, tablesOf } from '../../console/src/pages/run/document/page-tables';
import type { DocumentPage } from '../../console/src/api/types';
import { pageOf } from './pages';

type Block = DocumentPage['blocks'][number];
type Cell = NonNullable<Block['table']>['cells'][number];

const box = { x: 0, y: 0, width: 10, height: 10 };
const cell = (row: number, column: number, text: string): Cell => ({
  row,
  column,
  column_span: 1,
  text,
  box,
  lines: [],
});
const block = (cells: Cell[], columns: number): Block => ({
  kind: 'table',
  box,
  lines: [],
  table: { rows: 2, columns, header_rows: 0, cells },
});
const paragraph: Block = { kind: 'paragraph', box, lines: [] };

const tsvOf = (cells: Cell[], columns: number): string[] =>
  tablesOf(pageOf([], { blocks: [block(cells, columns)] })).map(asTsv);

it('puts cells in order, whichever way they come, and leaves places without text empty', () => {
  const cells = [cell(1, 2, 'f'), cell(0, 1, 'b'), cell(1, 0, 'd'), cell(0, 0, 'a')];
  expect(tsvOf(cells, 3)).toEqual(['a\tb\t\nd\t\tf']);
});

it('finds tables among other blocks, each named by its place', () => {
  const page = pageOf([], { blocks: [paragraph, block([cell(0, 0, 'a')], 1), block([cell(0, 0, 'b')], 1)] });
  expect(hasTables(page)).toBe(true);
  expect(tablesOf(page).map((table) => table.block)).toEqual([1, 2]);
  expect(cellId(3, 2, cell(4, 5, ''))).toBe('cell/3/2/4/5');
});

it('shows none of a layout that was made before tables had cells', () => {
  const page = pageOf([], { blocks: [{ kind: 'table', box, lines: [] }] });
  expect([hasTables(page), tablesOf(page)]).toEqual([false, []]);
});

it('never copies what a spreadsheet would take for a formula, and leaves numbers numbers', () => {
  const texts = ['=1+1', '@SUM', '+cmd', '-cmd', '-12.50', '+3 %', '-1,200'];
  expect(
    tsvOf(
      texts.map((text, column) => cell(0, column, text)),
      7,
    ),
  ).toEqual(["'=1+1\t'@SUM\t'+cmd\t'-cmd\t-12.50\t+3 %\t-1,200"]);
});

it('keeps breaks and tabs within a cell from breaking the table', () => {
  expect(tsvOf([cell(0, 0, ' Green\n tea\t'), cell(0, 1, 'x')], 2)).toEqual(['Green tea\tx']);
});
