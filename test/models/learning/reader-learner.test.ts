import { createCorrector } from '../../../models/ocr-correction/corrector';
import {
  CORRECTOR_FILE,
  correctorWeightsOf,
  readerLearner,
  type ReaderRow,
} from '../../../models/ocr-correction/reader-learner';
import { createRandom } from '../../../models/samples/random';
import { learnerContext } from './learner-context';
import { sumOf } from './score-sums';

const WORDS = ['TOTAL', 'CASH', 'SOLD', 'GOODS', 'LOOK', 'SHOP', 'SALON', 'STORE', 'OFFICE', 'SEOUL', 'POSTAL'];

/** Lines of an engine that takes O for 0 now and then. */
function readerRows(seed: number, count: number, share = 0.3): ReaderRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const truth = `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.integer(10, 99)}`;
    const read = [...truth].map((letter) => (letter === 'O' && random.chance(share) ? '0' : letter)).join('');
    return { read, truth, confidence: read === truth ? 0.99 : 0.9, document: `${seed}-${index}`, language: 'other' };
  });
}

const rows = readerRows(1, 150);
const train = (own: readonly ReaderRow[], parent = null) =>
  readerLearner.train({ rows: own, parent }, learnerContext());
const errorRate = async (own: readonly ReaderRow[], model: Awaited<ReturnType<typeof train>>['files'] | null) =>
  sumOf(await readerLearner.score({ rows: own, model }, learnerContext()), 'character_error_rate');

test('makes fewer wrong letters on lines that it has not seen, and says how many before and after', async () => {
  const { files, report, parameters } = await train(rows);
  const heldOut = readerRows(2, 80);
  const [before, after] = [await errorRate(heldOut, null), await errorRate(heldOut, files)];
  expect(before).toBeGreaterThan(0.02);
  expect(after).toBeLessThan(before / 3);
  expect(report['character_error_rate']).toBeLessThan(report['character_error_rate_before']!);
  expect(parameters['gain_min']).not.toBeNull();
});

test('does not make text worse that was read right', async () => {
  const { files } = await train(rows);
  expect(await errorRate(readerRows(3, 100, 0), files)).toBe(0);
});

test('the same rows give the same bytes, whatever model is the parent: it has counted them already', async () => {
  const once = await train(rows);
  const again = await readerLearner.train({ rows: rows.toReversed(), parent: once.files }, learnerContext());
  expect(again.files).toEqual(once.files);
});

test('scores each line on its own, by document and by language', async () => {
  const own: ReaderRow[] = [
    { read: 'T0TAL', truth: 'TOTAL', confidence: 0.9, document: 'a', language: 'other' },
    { read: '학계', truth: '합계', confidence: 0.9, document: 'b', language: 'ko' },
    { read: 'CASH', truth: 'CASH', confidence: 0.9, document: 'b', language: 'other' },
  ];
  const scored = await readerLearner.score({ rows: own, model: null }, learnerContext());
  expect(scored.map(({ group, slices }) => [group, slices['language']])).toEqual([
    ['a', 'other'],
    ['b', 'ko'],
    ['b', 'other'],
  ]);
  expect(scored.map(({ scores }) => scores['character_error_rate'])).toEqual([
    { numerator: 1, denominator: 5 },
    { numerator: 1, denominator: 5 },
    { numerator: 0, denominator: 4 },
  ]);
});

test.each<[string, unknown[]]>([
  ['no row', []],
  ['only lines that were read right', readerRows(4, 30, 0)],
  ['a row of another kind', [...rows, { boxes: [] }]],
])('learns nothing from %s', async (_, own) => {
  await expect(readerLearner.train({ rows: own as ReaderRow[], parent: null }, learnerContext())).rejects.toMatchObject(
    {
      code: 'DATASET_UNFIT',
      details: { slot: 'documents/reader' },
    },
  );
});

test.each([{}, { [CORRECTOR_FILE]: new TextEncoder().encode('{"format":2}') }])(
  'refuses files that are no corrector',
  async (model) => {
    await expect(readerLearner.score({ rows, model }, learnerContext())).rejects.toMatchObject({
      code: 'MODEL_DAMAGED',
      details: { file: CORRECTOR_FILE },
    });
  },
);

test('stops between units of work when it is asked to, and says how far it is', async () => {
  const context = learnerContext(3);
  await expect(readerLearner.train({ rows, parent: null }, context)).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  expect(context.units.map(([done]) => done)).toEqual([0, 1, 2]);
  await expect(readerLearner.score({ rows, model: null }, learnerContext(1))).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
  const whole = learnerContext();
  await readerLearner.train({ rows, parent: null }, whole);
  expect(whole.units.every(([done, total]) => done < total)).toBe(true);
  expect(whole.units.at(-1)![0]).toBe(whole.units[0]![1] - 1);
});

test('the shipped model corrects nothing', () => {
  expect(createCorrector(correctorWeightsOf(null)).correctLine('T0TAL', 0.1)).toBe('T0TAL');
});
