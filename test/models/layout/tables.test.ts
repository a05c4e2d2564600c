import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayoutTable, PageLayout, PageText } from '../../../contracts/page';
import { layoutPage } from '../../../models/layout/layout-page';
import { sketchPage, type LineSketch } from '../../factories/page-layouts';

type ReadLine = [text: string, x: number, y: number, width: number, height: number];

/** A page of `samples/` as `ppocr` read it. */
function readSample(name: string): PageLayout {
  const path = join(__dirname, 'read-samples', `${name}.json`);
  const page = JSON.parse(readFileSync(path, 'utf8')) as { width: number; height: number; lines: ReadLine[] };
  const lines = page.lines.map(([text, x, y, width, height]) => ({
    text,
    confidence: 1,
    box: { x, y, width, height },
  }));
  return layoutPage({ ...page, page: 1, source: 'ppocr', lines } satisfies PageText);
}

function tablesOf(page: PageLayout): LayoutTable[] {
  return page.blocks.flatMap((block) => block.table ?? []);
}

function tables(lines: readonly LineSketch[]): LayoutTable[] {
  return tablesOf(layoutPage(sketchPage(lines)));
}

/** The texts row by row; an empty text where there is no cell, and where a cell to the left spans. */
function grid(table: LayoutTable | undefined): string[][] {
  const rows = Array.from({ length: table?.rows ?? 0 }, () => Array.from({ length: table?.columns ?? 0 }, () => ''));
  for (const { row, column, text } of table?.cells ?? []) rows[row]?.splice(column, 1, text);
  return rows;
}

/** Rows 40 apart; cells at `edges`. */
function rowsAt(edges: readonly number[], rows: readonly (readonly string[])[], top = 200): LineSketch[] {
  return rows.flatMap((row, index) =>
    row.flatMap((text, column): LineSketch[] => (text ? [[text, edges[column] ?? 0, top + index * 40]] : [])),
  );
}

const INVOICE = [40, 380, 480, 640];

describe('tables', () => {
  test('have a cell for each text, with its row, column, box and lines', () => {
    const page = layoutPage(
      sketchPage(
        rowsAt(INVOICE, [
          ['Description', 'Qty', 'Price', 'Amount'],
          ['Beeswax candle', '2', '42.00', '84.00'],
          ['Olive oil', '', '10.00', '10.00'],
        ]),
      ),
    );
    const [table] = tablesOf(page);
    expect(table).toMatchObject({ rows: 3, columns: 4, header_rows: 1 });
    expect(grid(table)).toEqual([
      ['Description', 'Qty', 'Price', 'Amount'],
      ['Beeswax candle', '2', '42.00', '84.00'],
      ['Olive oil', '', '10.00', '10.00'],
    ]);
    for (const cell of table?.cells ?? []) {
      expect(cell.lines.map((index) => page.lines[index]?.text)).toEqual([cell.text]);
      expect(cell.box).toEqual(page.lines[cell.lines[0] ?? -1]?.box);
    }
  });

  test('join a wrapped description to its row, its box too', () => {
    const lines: LineSketch[] = [
      ...rowsAt(INVOICE, [
        ['Description', 'Qty', 'Price', 'Amount'],
        ['Office chair with a', '2', '70.00', '140.00'],
      ]),
      ['back of ash wood', 40, 262],
      ...rowsAt(INVOICE, [['Tea', '1', '5.00', '5.00']], 320),
    ];
    const [table] = tables(lines);
    expect(grid(table).map((row) => row[0])).toEqual(['Description', 'Office chair with a back of ash wood', 'Tea']);
    expect(table?.cells.find((cell) => cell.row === 1)?.box).toEqual({ x: 40, y: 240, width: 190, height: 42 });
  });

  test('keep the name of an item above its amounts as a row', () => {
    const rows = [['Cold Brew'], ['1 x 4.75', '4.75'], ['Banana Bread'], ['3 x 3.95', '11.85']];
    expect(grid(tables(rowsAt([40, 600], rows))[0])).toEqual([
      ['Cold Brew', ''],
      ['1 x 4.75', '4.75'],
      ['Banana Bread', ''],
      ['3 x 3.95', '11.85'],
    ]);
  });

  test('divide names of columns that were read as one line', () => {
    const [table] = tables([
      ['상품명', 40, 200, 60],
      ['단가 수량', 380, 200, 140],
      ['금액', 600, 200, 40],
      ...rowsAt(
        [40, 380, 490, 600],
        [
          ['떡볶이', '5,000', '1', '5,000'],
          ['라면', '4,000', '3', '12,000'],
        ],
        240,
      ),
    ]);
    expect(table?.header_rows).toBe(1);
    expect(grid(table)[0]).toEqual(['상품명', '단가', '수량', '금액']);
  });

  test('let a line that reaches over columns span them', () => {
    const [table] = tables([
      ...rowsAt(INVOICE, [
        ['Description', 'Qty', 'Price', 'Amount'],
        ['Tea', '1', '5.00', '5.00'],
      ]),
      ['A discount was agreed for this order', 300, 280],
      ...rowsAt(INVOICE, [['Coffee', '1', '9.00', '9.00']], 320),
    ]);
    const wide = table?.cells.find((cell) => cell.text.startsWith('A discount'));
    expect(wide).toMatchObject({ column: 1, column_span: 3 });
  });

  test('end where other columns begin', () => {
    const lines = [
      ...rowsAt(INVOICE, [
        ['Tea', '1', '5.00', '5.00'],
        ['Coffee', '2', '9.00', '18.00'],
      ]),
      ...rowsAt(
        [40, 300, 560],
        [
          ['Tax', 'Base', 'Share'],
          ['19 %', '23.00', '3.67'],
        ],
        340,
      ),
    ];
    expect(tables(lines).map(({ columns, rows }) => [rows, columns])).toEqual([
      [2, 4],
      [2, 3],
    ]);
  });

  test.each([
    [
      'running text in columns',
      rowsAt([40, 420], Array(4).fill(['the river rises in the hills', 'and runs to the sea'])),
    ],
    [
      'labels with their values',
      rowsAt(
        [40, 300],
        [
          ['Date', '2024-03-01'],
          ['Seller', 'Acme Ltd'],
          ['Desk', '7'],
        ],
      ),
    ],
    ['one row of cells', rowsAt(INVOICE, [['Tea', '1', '5.00', '5.00']])],
  ])('are not made of %s', (_, lines) => {
    expect(tables(lines)).toEqual([]);
  });

  test('with very many columns are paragraphs', () => {
    const row = (y: number): LineSketch[] => Array.from({ length: 60 }, (_, index) => ['7', index * 13, y, 5]);
    const page = layoutPage(sketchPage([...row(100), ...row(130)]));
    expect(page.blocks.map((block) => block.kind)).toEqual(['paragraph']);
  });
});

describe('read samples', () => {
  test('a Korean receipt has its items and totals in one table', () => {
    const [table, ...others] = tablesOf(readSample('receipt-ko-1'));
    expect(others).toEqual([]);
    expect(grid(table)).toEqual([
      ['상품명', '단가', '수량', '금액'],
      ['떡볶이', '5,000', '1', '5,000'],
      ['콜라', '2,000', '2', '4,000'],
      ['라면', '4,000', '3', '12,000'],
      ['공기밥', '1,000', '1', '1,000'],
      ['할인금액', '', '', '-2,200'],
      ['공급가액', '', '', '18,000'],
      ['부가세', '', '', '1,800'],
      ['합계', '', '', '19,800원'],
      ['신용카드', '', '', '19,800'],
    ]);
  });

  test('an English receipt has names and amounts by turns', () => {
    const rows = grid(tablesOf(readSample('receipt-en-2'))[0]);
    expect(rows.slice(0, 4)).toEqual([
      ['Bananas', ''],
      ['1 x 1.58', '1.58'],
      ['Eggs Large 12ct', ''],
      ['1 x 3.89', '3.89'],
    ]);
    expect(rows).toContainEqual(['TOTAL', '$51.34']);
  });

  test('an invoice has its items below their headings, and its blocks in reading order', () => {
    const page = readSample('invoice-zugferd-1');
    const rows = grid(tablesOf(page)[0]);
    expect(rows.slice(0, 4)).toEqual([
      ['', 'Description', 'Quantity', 'Unit Price', 'Disc.', 'Price w/o Tax'],
      ["Nougat de l'Abbaye 250g", '', '8Unit(s)', '4.55 €', '10%', '32.76 €'],
      ['Biscuits aux raisins 300g', '', '20 Unit(s)', '3.20 €', '', '64.00 €'],
      ["Huile d'olive à l'ancienne", '', '100 Liter(s)', '19.80 €', '', '1,980.00 €'],
    ]);
    expect(page.blocks.find((block) => block.kind === 'title')?.lines.map((line) => page.lines[line]?.text)).toEqual([
      'Invoice FA-2017-0008',
    ]);
    expect(page.blocks.at(-1)?.kind).toBe('footer');
    expect(page.blocks.flatMap((block) => block.lines)).toEqual(page.lines.map((_, index) => index));
  });
});
