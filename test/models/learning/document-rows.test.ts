import {
  type CorrectedDocument,
  extractorRows,
  layoutRowsOf,
  readerRows,
} from '../../../activities/documents/learning-rows';
import type { PageLayout, PageText } from '../../../contracts/page';
import { expandPage } from '../../../models/extraction/learned/compact-layout';
import { extractorLearner } from '../../../models/extraction/learned/extractor-learner';
import { extractFields } from '../../../models/extraction/extract-fields';
import { layoutPage } from '../../../models/layout/layout-page';
import { layoutLearner } from '../../../models/layout-learning/layout-learner';
import { MEASURES } from '../../../models/layout-learning/weights';
import { readerLearner } from '../../../models/ocr-correction/reader-learner';
import { sketchPage } from '../../factories/page-layouts';
import { learnerContext } from './learner-context';

const DOCUMENT = 'a'.repeat(64);
const RECEIPT: PageText = sketchPage([
  ['ABC MART SDN BHD', 20, 40],
  ['N0 5, JALAN ABC', 20, 70],
  ['합게', 20, 100],
  ['12.50', 400, 100],
]);
const rowsIn = <Row>(keyed: { row: Row }[]): Row[] => keyed.map(({ row }) => row);
const own = (rows: { document: string }[]) => rows.every(({ document }) => document === DOCUMENT);

function given(layout: PageLayout[], correction: CorrectedDocument['correction'], schema = 'receipt') {
  return { result: { schema }, correction, layout, document: DOCUMENT };
}

describe('for the reader', () => {
  const rows = (correction: CorrectedDocument['correction'], page = RECEIPT) =>
    rowsIn(readerRows(given([layoutPage(page)], correction)));

  test('a page with a corrected line gives all its lines: the others are right', async () => {
    const found = rows({ lines: [{ page: 1, line: 2, text: '합계' }] });
    expect(found).toHaveLength(4);
    expect(found[2]).toEqual({ read: '합게', truth: '합계', confidence: 1, document: DOCUMENT, language: 'ko' });
    expect(found.filter(({ read, truth }) => read === truth).map(({ language }) => language)).toEqual([
      'other',
      'other',
      'other',
    ]);
    expect(own(found)).toBe(true);
    await expect(readerLearner.score({ rows: found, model: null }, learnerContext())).resolves.toHaveLength(4);
  });

  test('what the engine read is what it is taught by, not what the corrector made of it', () => {
    const page = { ...RECEIPT, lines: [{ ...RECEIPT.lines[1]!, text: 'NO 5, JALAN ABC', read: 'N0 5, JALAN ABC' }] };
    expect(rows({ lines: [{ page: 1, line: 0, text: 'NO 5, JALAN ABD' }] }, page)).toMatchObject([
      { read: 'N0 5, JALAN ABC', truth: 'NO 5, JALAN ABD' },
    ]);
    const untouched = { ...page, lines: [...page.lines, RECEIPT.lines[3]!] };
    expect(rows({ lines: [{ page: 1, line: 1, text: '12.60' }] }, untouched)).toMatchObject([
      { read: 'N0 5, JALAN ABC', truth: 'NO 5, JALAN ABC' },
      { read: '12.50', truth: '12.60' },
    ]);
  });

  test.each<[string, PageText, number]>([
    ['nobody corrected', RECEIPT, 2],
    ['another engine read', { ...RECEIPT, source: 'tesseract' }, 1],
    ['a PDF holds', { ...RECEIPT, source: 'pdf-text' }, 1],
  ])('pages that %s give none', (_, page, corrected) => {
    expect(rows({ lines: [{ page: corrected, line: 0, text: 'ABC' }] }, page)).toEqual([]);
  });
});

describe('for the layout', () => {
  const columns = sketchPage(
    Array.from({ length: 4 }, (_, row) => [
      ['one', 20, 40 + 60 * row] as const,
      ['two', 400, 40 + 60 * row] as const,
    ]).flat(),
  );
  const byColumn = [0, 2, 4, 6, 1, 3, 5, 7];

  test('an order becomes rows: lines beside each other stay in one', async () => {
    const layout = layoutPage(columns);
    const [row] = rowsIn(layoutRowsOf(given([layout], { reading_order: [{ page: 1, lines: byColumn }] })));
    expect(row!.truth).toEqual([[0], [2], [4], [6], [1], [3], [5], [7]]);
    expect(row!.shipped).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(row!.boxes).toEqual(layout.lines.map(({ box }) => box));
    const [kept] = rowsIn(
      layoutRowsOf(given([layout], { reading_order: [{ page: 1, lines: [...layout.lines.keys()] }] })),
    );
    expect(kept!.truth).toEqual(kept!.shipped);
    await expect(layoutLearner.score({ rows: [row!, kept!], model: null }, learnerContext())).resolves.toHaveLength(2);
  });

  test('what shipped is told by the shipped layout, also where a learned one had ordered the page', () => {
    const chosen = MEASURES.findIndex(({ columnGapMin, blockGapMin }) => columnGapMin === 1 && blockGapMin === null);
    const layout = layoutPage(columns, { chosen });
    expect(layout.lines.map(({ text }) => text)).toEqual([...Array(4).fill('one'), ...Array(4).fill('two')]);
    const [row] = rowsIn(
      layoutRowsOf(given([layout], { reading_order: [{ page: 1, lines: [...layout.lines.keys()] }] })),
    );
    expect(row!.truth).toEqual(layout.lines.map((_, index) => [index]));
    expect(row!.shipped).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ]);
  });

  test('an order that is not of this layout gives none', () => {
    const order = [{ page: 1, lines: [0, 1] }];
    expect(layoutRowsOf(given([layoutPage(columns)], { reading_order: order }))).toEqual([]);
  });
});

describe('for the extractor', () => {
  const layout = [layoutPage(RECEIPT)];
  const fields = [
    { name: 'total', value: 12.5 },
    { name: 'date', value: null },
  ];

  test('each corrected field gives a row, which reads as the document does', async () => {
    const keyed = extractorRows(given(layout, { fields }));
    const rows = rowsIn(keyed);
    expect(rows.map((row) => row.fields)).toEqual([{ total: 12.5 }, { date: null }]);
    expect(rows[0]).toMatchObject({ schema: 'receipt', document: DOCUMENT });
    expect(keyed.map(({ key }) => key)).toEqual([`${DOCUMENT} receipt total`, `${DOCUMENT} receipt date`]);
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
    expect(extractFields(rows[0]!.pages.map(expandPage), 'receipt')).toEqual(extractFields(layout, 'receipt'));
    const [scores] = await extractorLearner.score({ rows, model: null }, learnerContext());
    expect(scores!.scores['field_f1_total']).toEqual({ numerator: 2, denominator: 2 });
  });

  test('no field, or a schema of one’s own, gives none', () => {
    expect(extractorRows(given(layout, { lines: [{ page: 1, line: 0, text: 'A' }] }))).toEqual([]);
    expect(extractorRows(given(layout, { fields }, 'Delivery note'))).toEqual([]);
  });
});

test('two people who correct the same give rows under the same key', () => {
  const layout = [layoutPage(RECEIPT)];
  const [one, other] = ['합계', '함계'].map((text) =>
    readerRows(given(layout, { lines: [{ page: 1, line: 2, text }] })).map(({ key }) => key),
  );
  expect(one).toEqual(other);
  expect(new Set(one).size).toBe(one?.length);
});
