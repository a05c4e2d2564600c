import type { PageText } from '../../../contracts/page';
import { layoutPage } from '../../../models/layout/layout-page';
import { layoutRows } from '../../../models/layout/layout-rows';
import { MEASURES, NO_LAYOUT_LEARNED } from '../../../models/layout-learning/weights';
import { createRandom } from '../../../models/samples/random';
import { sketchPage, type LineSketch } from '../../factories/page-layouts';

const chosen = (columnGapMin: number | null, blockGapMin: number | null = null) => ({
  chosen: MEASURES.findIndex(
    (measures) =>
      measures.columnGapMin === columnGapMin && measures.blockGapMin === blockGapMin && measures.overlapMin === 0.5,
  ),
});
const textOf = ({ lines }: PageText): string => lines.map(({ text }) => text).join(' ');

/** Short labels and amounts, which the shipped layout reads across. */
const COLUMNS = sketchPage([
  ['head', 20, 40],
  ...Array.from({ length: 5 }, (_, row): LineSketch[] => [
    [`left${row}`, 20, 140 + 30 * row],
    [`right${row}`, 400, 140 + 30 * row],
  ]).flat(),
]);

function randomPage(seed: number): PageText {
  const random = createRandom(seed);
  return sketchPage(
    Array.from({ length: random.integer(0, 30) }, (_, index): LineSketch => [
      `line ${index}`,
      random.integer(0, 600),
      random.integer(0, 900),
      random.integer(10, 200),
    ]),
  );
}

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  'where nothing was learned the layout is that of the rules, to the byte (seed %d)',
  (seed) => {
    const page = randomPage(seed);
    expect(JSON.stringify(layoutPage(page, NO_LAYOUT_LEARNED))).toBe(JSON.stringify(layoutPage(page)));
  },
);

test('learned columns are read one after the other, and no block holds lines of two', () => {
  const layout = layoutPage(COLUMNS, chosen(4));
  expect(textOf(layout)).toBe('head left0 left1 left2 left3 left4 right0 right1 right2 right3 right4');
  expect(textOf(layoutPage(COLUMNS))).toContain('left0 right0');
  for (const { lines } of layout.blocks) {
    const sides = new Set(lines.map((line) => layout.lines[line]!.text.replace(/\d/, '')));
    expect(sides.size).toBe(1);
  }
  expect(layoutRows(layout).every((row) => row.length === 1)).toBe(true);
});

test('a table that is read across stays a table', () => {
  const page = sketchPage(
    Array.from({ length: 5 }, (_, row): LineSketch[] => [
      [row === 0 ? 'Item' : `Green tea ${row}`, 20, 40 + 30 * row],
      [row === 0 ? 'Qty' : `${row}`, 300, 40 + 30 * row],
      [row === 0 ? 'Price' : `${row}.50`, 500, 40 + 30 * row],
    ]).flat(),
  );
  const shipped = layoutPage(page);
  expect(shipped.blocks.map(({ kind }) => kind)).toContain('table');
  expect(layoutPage(page, chosen(null))).toEqual(shipped);
});

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  'keeps each line once, in one block, whatever was learned (seed %d)',
  (seed) => {
    const page = randomPage(seed);
    const wanted = page.lines.map(({ text }) => text).sort();
    for (const index of MEASURES.keys()) {
      const layout = layoutPage(page, { chosen: index });
      expect(layout.lines.map(({ text }) => text).sort()).toEqual(wanted);
      expect(layout.blocks.flatMap(({ lines }) => lines)).toEqual([...layout.lines.keys()]);
      expect(layoutPage({ ...page, lines: page.lines.toReversed() }, { chosen: index })).toEqual(layout);
    }
  },
);
