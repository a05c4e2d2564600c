import { LAYOUT_FILE, layoutLearner, type LayoutRow } from '../../../models/layout-learning/layout-learner';
import { twoColumnPages } from '../layout-learning/two-columns';
import { learnerContext } from './learner-context';
import { sumOf } from './score-sums';

const rows = twoColumnPages(1, 30);
const train = (own: readonly LayoutRow[]) => layoutLearner.train({ rows: own, parent: null }, learnerContext());

test('makes fewer mistakes on pages that it has not seen', async () => {
  const { files, report, parameters } = await train(rows);
  const heldOut = twoColumnPages(100, 20);
  const before = await layoutLearner.score({ rows: heldOut, model: null }, learnerContext());
  const after = await layoutLearner.score({ rows: heldOut, model: files }, learnerContext());
  expect(sumOf(before, 'reading_order_errors')).toBeGreaterThan(0.5);
  expect(sumOf(after, 'reading_order_errors')).toBe(0);
  expect(after.map(({ group }) => group)).toEqual(heldOut.map(({ document }) => document));
  expect(report['reading_order_errors']).toBeLessThan(report['reading_order_errors_before']!);
  expect(parameters['chosen']).not.toBeNull();
});

test('leaves the shipped order alone where corrections have no pattern', async () => {
  const noise = rows.map((row, index) => ({ ...row, truth: index % 2 === 0 ? row.truth : row.shipped }));
  const { files } = await train(noise.map((row) => ({ ...row, truth: [...row.truth].reverse() })));
  const after = await layoutLearner.score({ rows, model: files }, learnerContext());
  const before = await layoutLearner.score({ rows, model: null }, learnerContext());
  expect(after).toEqual(before);
});

test('the same rows give the same bytes, whatever model is the parent', async () => {
  const once = await train(rows);
  const again = await layoutLearner.train({ rows: rows.toReversed(), parent: once.files }, learnerContext());
  expect(again.files).toEqual(once.files);
});

test.each<[string, unknown[]]>([
  ['no row', []],
  ['only pages in the right order', rows.map((row) => ({ ...row, truth: row.shipped }))],
  ['a page of which a line is left out', [{ ...rows[0], truth: [[0]] }]],
  ['a row of another kind', [{ read: 'a' }]],
])('learns nothing from %s', async (_, own) => {
  await expect(train(own as LayoutRow[])).rejects.toMatchObject({
    code: 'DATASET_UNFIT',
    details: { slot: 'documents/layout' },
  });
});

test.each([{}, { [LAYOUT_FILE]: new TextEncoder().encode('{') }])('refuses files that are no layout', async (model) => {
  await expect(layoutLearner.score({ rows, model }, learnerContext())).rejects.toMatchObject({
    code: 'MODEL_DAMAGED',
    details: { file: LAYOUT_FILE },
  });
});

test('stops between pages when it is asked to', async () => {
  await expect(layoutLearner.train({ rows, parent: null }, learnerContext(2))).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
  await expect(layoutLearner.score({ rows, model: null }, learnerContext(2))).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
});
