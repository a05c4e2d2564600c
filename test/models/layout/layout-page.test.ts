import type { PageText } from '../../../contracts/page';
import { documentText } from '../../../models/layout/document-text';
import { layoutPage } from '../../../models/layout/layout-page';
import { sketchPage, type LineSketch } from '../../factories/page-layouts';

const LEFT = [
  'The river rises in the hills',
  'and runs for ninety miles',
  'through four old towns',
  'before it meets the sea.',
];
const RIGHT = [
  'Its mills made cloth for',
  'three hundred years, until',
  'steam took their place and',
  'the valley grew quiet.',
];

function textOf(lines: readonly LineSketch[]): string {
  return documentText([layoutPage(sketchPage(lines))]);
}

/** Turns a page by `degrees`: the lines keep their size, and upright boxes grow as those of an OCR engine do. */
function skew(page: PageText, degrees: number): PageText {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const lines = page.lines.map((line) => {
    const rise = Math.abs(slope) * line.box.width;
    const middle = slope * (line.box.x + line.box.width / 2);
    return { ...line, box: { ...line.box, y: line.box.y + middle - rise / 2, height: line.box.height + rise } };
  });
  return { ...page, lines };
}

describe('reading order', () => {
  test('reads two columns of text one after the other, under the title that spans both', () => {
    const columns = LEFT.flatMap((text, row): LineSketch[] => [
      [RIGHT[row] ?? '', 420, 100 + row * 30],
      [text, 40, 100 + row * 30],
    ]);
    const text = textOf([...columns, ['The valley and its river, a history of work and water', 60, 40]]);
    expect(text.split(/\n+/)).toEqual(['The valley and its river, a history of work and water', ...LEFT, ...RIGHT]);
  });

  test('reads columns whose rows do not stand at one height', () => {
    const lines: LineSketch[] = [
      ...LEFT.map((text, row): LineSketch => [text, 40, 100 + row * 30]),
      ...RIGHT.map((text, row): LineSketch => [text, 420, 113 + row * 34]),
    ];
    expect(textOf(lines).split(/\n+/)).toEqual([...LEFT, ...RIGHT]);
  });

  test('reads the rows of a table across, though its columns have gutters', () => {
    const text = textOf([
      ...(['Description', 'Beeswax candle', 'Office chair', 'Olive oil'] as const).map((cell, row): LineSketch => [
        cell,
        40,
        100 + row * 30,
      ]),
      ...(['Qty', '1', '2', '15'] as const).map((cell, row): LineSketch => [cell, 400, 100 + row * 30]),
      ...(['Amount', '42.00', '140.00', '150.00'] as const).map((cell, row): LineSketch => [cell, 600, 100 + row * 30]),
    ]);
    expect(text.split('\n')).toEqual([
      'Description Qty Amount',
      'Beeswax candle 1 42.00',
      'Office chair 2 140.00',
      'Olive oil 15 150.00',
    ]);
  });

  test.each([-2, -1, 0, 1, 2])('joins the rows of a receipt skewed by %d degrees', (degrees) => {
    const items = ['MILK 1L', 'BREAD', 'COFFEE BEANS', 'EGGS 10', 'TOTAL'];
    const page = sketchPage(
      items.flatMap((item, row): LineSketch[] => [
        [`${row + 1}.50`, 600, 200 + row * 32],
        [item, 40, 200 + row * 32],
      ]),
    );
    const rows = documentText([layoutPage(skew(page, degrees))]).split(/\n+/);
    expect(rows).toEqual(items.map((item, row) => `${item} ${row + 1}.50`));
  });

  test('does not depend on the order of the input', () => {
    const lines = [...LEFT, ...RIGHT].map((text, row): LineSketch => [text, row < 4 ? 40 : 420, 100 + (row % 4) * 30]);
    const forwards = layoutPage(sketchPage(lines));
    expect(layoutPage(sketchPage([...lines].reverse()))).toEqual(forwards);
  });

  test('divides pages by a form feed and blocks by an empty line', () => {
    const pages = [
      sketchPage([
        ['one', 40, 40],
        ['two', 40, 400],
      ]),
      sketchPage([['three', 40, 40]], 2),
    ].map((page) => layoutPage(page));
    expect(documentText(pages)).toBe('one\n\ntwo\fthree');
  });
});

describe('blocks', () => {
  const page = layoutPage({
    ...sketchPage([
      ['Thank you for your order. We ship it', 40, 130],
      ['within three days from our store.', 40, 160],
      ['Invoice number: 4711', 40, 260],
      ['Date: 2024-03-01', 40, 290],
      ['Tea', 40, 400],
      ['2', 400, 400],
      ['5.00', 600, 400],
      ['Green coffee from Brazil', 40, 430],
      ['1', 400, 430],
      ['12.00', 600, 430],
      ['- keep dry', 40, 560],
      ['- keep cool', 40, 590],
      ['Page 1 / 1', 350, 1_050],
    ]),
  });

  test('are named by what they hold', () => {
    expect(page.blocks.map((block) => block.kind)).toEqual(['paragraph', 'key_value', 'table', 'list', 'footer']);
  });

  test('a heading in large letters is a title', () => {
    const heading = { text: 'Annual report', confidence: 1, box: { x: 40, y: 30, width: 400, height: 44 } };
    const laidOut = layoutPage({ ...page, lines: [...page.lines, heading] });
    expect(laidOut.blocks[0]).toMatchObject({ kind: 'title', lines: [0] });
  });

  test('hold every line once, in order, within their box', () => {
    expect(page.blocks.flatMap((block) => block.lines)).toEqual(page.lines.map((_, index) => index));
    for (const { box, lines } of page.blocks) {
      for (const index of lines) {
        const own = page.lines[index]?.box;
        expect(own && own.x >= box.x && own.y + own.height <= box.y + box.height).toBe(true);
      }
    }
  });
});

describe('odd input', () => {
  test('a page without text has no blocks', () => {
    expect(layoutPage(sketchPage([]))).toMatchObject({ lines: [], blocks: [] });
  });

  test('lines without text or with a broken box are left out', () => {
    const page = sketchPage([
      ['kept', 40, 40],
      ['  ', 40, 80],
    ]);
    const broken = { text: 'lost', confidence: 1, box: { x: NaN, y: 0, width: 1, height: 1 } };
    expect(layoutPage({ ...page, lines: [...page.lines, broken] }).lines.map((line) => line.text)).toEqual(['kept']);
  });

  test('boxes without size, and many at one place, are laid out', () => {
    const lines = Array.from({ length: 50 }, () => ({
      text: 'x',
      confidence: 0,
      box: { x: 5, y: 5, width: 0, height: 0 },
    }));
    expect(layoutPage({ ...sketchPage([]), lines }).lines).toHaveLength(50);
  });
});
