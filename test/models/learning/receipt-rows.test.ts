/** What people say of a receipt's items becomes what the item classifier learns. */
import { buildDataset, type SaidRow } from '../../../activities/loop/build-dataset';
import { itemRows, RECEIPT_ROWS_OF } from '../../../activities/receipts/learning-rows';
import { receiptCorrectionSchema } from '../../../contracts/receipts/schemas';
import { receipts } from '../../../contracts/receipts/definition';
import { type ItemSketch, sortedReceipt } from '../../factories/sorted-receipt';

const PHOTO = 'a'.repeat(64);
const ITEMS: ItemSketch[] = [
  { name: 'ORG WHL MLK 1L', category: 'beverages' },
  { name: '서울우유 1L', category: 'dairy' },
  { name: 'NONGSHIM 신라면', category: 'snacks' },
];
const result = sortedReceipt(ITEMS);
const rowsOf = (items: { line: number; category: string; name?: string }[]) =>
  itemRows({ result, correction: { items }, document: PHOTO });

test('each item that was looked at gives a row: put right or found right, in its own language', () => {
  const corrected = [
    { line: 0, category: 'dairy' },
    { line: 1, category: 'dairy' },
    { line: 2, category: 'grains_noodles' },
  ];
  expect(rowsOf(corrected).map(({ row }) => row)).toEqual([
    { text: 'ORG WHL MLK 1L', category: 'dairy', language: 'en', document: PHOTO },
    { text: '서울우유 1L', category: 'dairy', language: 'ko', document: PHOTO },
    { text: 'NONGSHIM 신라면', category: 'grains_noodles', language: 'ko', document: PHOTO },
  ]);
});

test('what nobody looked at gives none, and neither does an item without a name', () => {
  expect(rowsOf([{ line: 1, category: 'dairy' }]).map(({ row }) => row.text)).toEqual(['서울우유 1L']);
  expect(rowsOf([{ line: 7, category: 'dairy' }])).toEqual([]);
  const nameless = sortedReceipt([{ name: ' ', category: 'other' }]);
  expect(
    itemRows({ result: nameless, correction: { items: [{ line: 0, category: 'dairy' }] }, document: PHOTO }),
  ).toEqual([]);
});

test('the classifier learns what is printed, also where somebody wrote what it is called in full', () => {
  const [keyed] = rowsOf([{ line: 0, category: 'dairy', name: 'Organic whole milk, one litre' }]);
  expect(keyed?.row.text).toBe('ORG WHL MLK 1L');
});

test('a category that the release does not know is learned like the others', () => {
  const correction = receiptCorrectionSchema.parse({ items: [{ line: 0, category: 'plant_milk' }] });
  expect(receipts.correctionProblem(correction, { result, options: {} })).toBeUndefined();
  expect(itemRows({ result, correction, document: PHOTO })[0]?.row.category).toBe('plant_milk');
});

test('two people vote on one row, wherever the line stood when each of them looked', () => {
  const laterReading = sortedReceipt([{ name: 'BAG', category: 'household' }, ...ITEMS]);
  const said = [
    { userId: 'ada', rows: rowsOf([{ line: 1, category: 'eggs' }]) },
    {
      userId: 'bob',
      rows: itemRows({
        result: laterReading,
        correction: { items: [{ line: 2, category: 'dairy' }] },
        document: PHOTO,
      }),
    },
    { userId: 'cho', rows: rowsOf([{ line: 1, category: 'dairy' }]) },
  ].flatMap(({ userId, rows }, index) =>
    rows.map((row): SaidRow => ({
      ...row,
      source: PHOTO,
      feedbackId: `feedback ${index}`,
      runId: `run ${index}`,
      userId,
      at: new Date(index),
    })),
  );
  const { rows, counts } = buildDataset({ before: [], revoked: new Set(), said, personalData: 'drop', agreement: 2 });
  expect(rows.map(({ row, votes }) => [row, votes])).toEqual([
    [expect.objectContaining({ text: '서울우유 1L', category: 'dairy' }), 2],
  ]);
  expect(counts).toMatchObject({ rows: 1, disputed: 1 });
});

test('every slot of the pipeline that learns has its rows', async () => {
  expect(Object.keys(RECEIPT_ROWS_OF)).toEqual(receipts.learners.map(({ slot }) => slot));
  const rows = await RECEIPT_ROWS_OF['receipts/item-classifier']?.({
    id: 'feedback',
    originalResult: result,
    correctedResult: { items: [{ line: 1, category: 'dairy' }] },
    inputSha256: PHOTO,
    runId: 'run',
    userId: 'ada',
    at: new Date(0),
  });
  expect(rows).toEqual(rowsOf([{ line: 1, category: 'dairy' }]));
});
