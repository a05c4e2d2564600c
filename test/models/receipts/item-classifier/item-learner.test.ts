/** The learner on the lexicon and corrections: each training here takes some seconds, so they are shared. */
import type { ModelFiles, Trained } from '../../../../models/learning/learner';
import { DomainError } from '../../../../contracts/errors';
import { CATEGORIES } from '../../../../contracts/receipts/categories';
import { sha256 } from '../../../../models/model-card';
import { ItemClassifier, shippedItemClassifier } from '../../../../models/receipts/item-classifier/item-classifier';
import { itemLearner } from '../../../../models/receipts/item-classifier/item-learner';
import { readLexicon } from '../../../../models/receipts/item-classifier/lexicon';
import {
  CLASSIFIER_FILES,
  type ItemRow,
  itemClassifierVersion,
  loadClassifierWeights,
} from '../../../../models/receipts/item-classifier/weights';
import { learnerContext } from '../../learning/learner-context';
import { onnxFile } from '../../learning/onnx-file';

const encode = (content: string) => new TextEncoder().encode(content);
const item = (text: string, category: string, language: 'en' | 'ko' = 'en'): ItemRow => ({
  text,
  category,
  language,
  document: `run of ${text}`,
});
/** A category that the shipped classifier has never heard of, and a shop's own names. */
const corrections = [
  item('CAMPING STOVE GAS', 'outdoor'),
  item('TENT 2P', 'outdoor'),
  item('SLEEPING BAG', 'outdoor'),
  item('FISHING ROD', 'outdoor'),
  item('캠핑의자', 'outdoor', 'ko'),
  item('ZQX SPECIAL', 'dairy'),
  item('banana', 'sweets'),
  item('신라면', 'vegetables', 'ko'),
];
const train = (rows: readonly ItemRow[], parent: ModelFiles = null): Promise<Trained> =>
  itemLearner.train({ rows, parent }, learnerContext());
const categoriesBy = async (files: ModelFiles, texts: readonly string[]): Promise<string[]> => {
  const classifier = await ItemClassifier.open(files);
  const predictions = await classifier.classify(texts);
  await classifier.close();
  return predictions.map(({ category }) => category);
};

/** A later dataset, in which none of those corrections is in force any more. */
const newer = [item('POWER DRILL 18V', 'tools'), item('SPIRIT LEVEL', 'tools'), item('Camping stove GAS', 'household')];

let trained: Trained;
let further: Trained;
beforeAll(async () => {
  trained = await train(corrections);
  further = await train(newer, trained.files);
}, 300_000);

test('what ships knows every category, the words of both languages, and them as tills print them', async () => {
  const shipped = await shippedItemClassifier();
  expect([...shipped.categories].sort()).toEqual(CATEGORIES.map(({ id }) => id).sort());
  expect(shipped.version).toBe(itemClassifierVersion());
  const texts = ['WHOLE MILK 1L', '서울우유 1L', '서울우윳', 'CHICKEN BRST', '국내산 삼겹살 500g', 'SHAMPOO 400ML'];
  expect(await categoriesBy(null, texts)).toEqual(['dairy', 'dairy', 'dairy', 'meat', 'meat', 'personal_care']);
});

test('what says nothing gets low confidence and never throws', async () => {
  const texts = ['', '   ', '😀😀', '\u0000\u001b[31m', '12345', 'qzxv', '\ud800', 'x'.repeat(10_000)];
  const predictions = await (await shippedItemClassifier()).classify(texts);
  for (const { confidence, alternatives } of predictions) {
    expect(confidence).toBeLessThan(0.5);
    expect(alternatives).toHaveLength(3);
  }
  expect(await (await shippedItemClassifier()).classify([])).toEqual([]);
});

test('a name among markup, signs and control characters is the name', async () => {
  const texts = ['<b>MILK</b>', 'MILK\u0007\u0000', '🥛 milk 🥛', 'ＭＩＬＫ'];
  expect(new Set(await categoriesBy(null, texts))).toEqual(new Set(['dairy']));
});

test('a new category is learned from few corrections, and the old ones are not forgotten', async () => {
  const texts = ['CAMPING STOVE', 'TENT 4P', 'FISHING ROD 2M', '캠핑의자', 'ZQX SPECIAL', 'BANANA', '신라면'];
  expect(await categoriesBy(trained.files, texts)).toEqual([
    'outdoor',
    'outdoor',
    'outdoor',
    'outdoor',
    'dairy',
    'sweets',
    'vegetables',
  ]);
  const lexicon = readLexicon();
  const predicted = await categoriesBy(
    trained.files,
    lexicon.map(({ text }) => text),
  );
  const right = predicted.filter((category, index) => category === lexicon[index]?.category).length;
  expect(right / lexicon.length).toBeGreaterThan(0.98);
});

test('a dataset of one category teaches its names, and makes nothing else it', async () => {
  const { files } = await train(corrections.filter(({ category }) => category === 'outdoor'));
  expect(await categoriesBy(files, ['CAMPING STOVE GAS', 'WHOLE MILK 1L', '삼겹살', 'SHAMPOO 400ML'])).toEqual([
    'outdoor',
    'dairy',
    'meat',
    'personal_care',
  ]);
}, 120_000);

test('what the dataset has no longer is learned no longer, whatever the parent knew', async () => {
  const [drill, stove, bag] = await categoriesBy(further.files, ['POWER DRILL', 'CAMPING STOVE GAS', 'SLEEPING BAG']);
  expect([drill, stove]).toEqual(['tools', 'household']);
  expect(bag).not.toBe('outdoor');
  expect((await loadClassifierWeights(further.files)).card.categories).not.toContain('outdoor');
});

test('the same rows give the same bytes, also where it was stopped in the middle and went on', async () => {
  let kept: unknown;
  const checkpoint = { load: () => kept, save: (state: unknown) => (kept = structuredClone(state)) };
  const tried = (unitsMax?: number) =>
    itemLearner.train({ rows: corrections, parent: null }, { ...learnerContext(unitsMax), checkpoint });
  await expect(tried(14)).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  expect((kept as unknown[]).length).toBeGreaterThan(0);
  expect((await tried()).files).toEqual(trained.files);
}, 600_000);

test('scores each row as right or wrong, by category and language', async () => {
  const rows = [item('milk', 'dairy'), item('우유', 'meat', 'ko')];
  expect(await itemLearner.score({ rows, model: null }, learnerContext())).toEqual([
    {
      group: 'run of milk',
      scores: { accuracy: { numerator: 1, denominator: 1 } },
      slices: { category: 'dairy', language: 'en' },
    },
    {
      group: 'run of 우유',
      scores: { accuracy: { numerator: 0, denominator: 1 } },
      slices: { category: 'meat', language: 'ko' },
    },
  ]);
});

test('corrections that contradict what is known are suspected, those of new names are not', () => {
  const suspected = (trained.suspects ?? []).map(({ row, given, suggested }) => ({ row, given, suggested }));
  expect(suspected).toContainEqual({ row: corrections.length - 1, given: 'vegetables', suggested: 'grains_noodles' });
  expect(suspected.map(({ row }) => row)).not.toContain(0);
});

test.each<[string, unknown[]]>([
  ['no row', []],
  ['names that say nothing', [item('***', 'dairy')]],
  ['a row of another kind', [{ read: 'a' }]],
  ['a category without a name', [item('milk', ' ')]],
])('learns nothing from %s', async (_, rows) => {
  await expect(train(rows as ItemRow[])).rejects.toMatchObject({
    code: 'DATASET_UNFIT',
    details: { slot: 'receipts/item-classifier' },
  });
});

describe('the check', () => {
  const reasonOf = (model: Record<string, Uint8Array>): Promise<unknown> =>
    itemLearner.check(model).then(
      () => undefined,
      (error: unknown) => (error instanceof DomainError ? [error.code, error.details.reason] : error),
    );
  /** Another content, with the hash that the card then has to name. */
  const altered = (name: keyof typeof CLASSIFIER_FILES, content: Uint8Array, card: object = {}) => {
    const files = { ...trained.files, [CLASSIFIER_FILES[name]]: content };
    const own = JSON.parse(new TextDecoder().decode(files['weights.json'])) as Record<string, object>;
    const named = { ...own, [name]: { ...own[name], sha256: sha256(content) }, ...card };
    return { ...files, 'weights.json': encode(JSON.stringify(named)) };
  };

  test('takes what was trained', async () => {
    expect(await reasonOf(trained.files)).toBeUndefined();
    expect(await reasonOf(further.files)).toBeUndefined();
  });

  test('refuses files that are absent, strange, or not those of the card', async () => {
    const { [CLASSIFIER_FILES.vocabulary]: _, ...incomplete } = trained.files;
    expect(await reasonOf(incomplete)).toEqual(['MODEL_UNFIT', 'it has no file vocabulary.bin']);
    expect(await reasonOf({ ...trained.files, 'run.sh': encode('') })).toEqual([
      'MODEL_UNFIT',
      'it has files that the slot does not know: run.sh',
    ]);
    expect(await reasonOf({ ...trained.files, [CLASSIFIER_FILES.network]: encode('x') })).toEqual([
      'MODEL_UNFIT',
      'classifier.onnx does not have the SHA-256 of its card',
    ]);
  });

  test('refuses a network, a vocabulary or categories that do not fit', async () => {
    const reasons = async (model: Record<string, Uint8Array>) => JSON.stringify(await reasonOf(model));
    const network = trained.files[CLASSIFIER_FILES.network] ?? new Uint8Array();
    const vocabulary = trained.files[CLASSIFIER_FILES.vocabulary] ?? new Uint8Array();
    expect(await reasons(altered('network', onnxFile({})))).toMatch(/it uses Relu; the slot's networks have Gather/);
    expect(await reasons(altered('network', network.subarray(0, 5000)))).toMatch(/it is no ONNX file/);
    expect(await reasons(altered('vocabulary', vocabulary.subarray(0, 7)))).toMatch(/vocabulary\.bin/);
    expect(await reasons(altered('vocabulary', new Uint8Array(20)))).toMatch(/vocabulary\.bin/);
    const more = Uint8Array.from([...vocabulary.subarray(0, 4), ...grown(vocabulary)]);
    expect(await reasons(altered('vocabulary', more))).toMatch(/classifier\.onnx|Gather|indices/);
    expect(await reasons(altered('network', network, { categories: ['a', 'b'] }))).toMatch(/must be \[\?, 2\]/);
  });

  /** The vocabulary with one n-gram more than the network has rows. */
  function grown(vocabulary: Uint8Array): Uint8Array {
    const half = (vocabulary.length - 4) / 2;
    const [hashes, weights] = [vocabulary.subarray(4, 4 + half), vocabulary.subarray(4 + half)];
    return Uint8Array.from([...hashes, 1, 2, 3, 4, ...weights, ...weights.subarray(0, 4)]);
  }
});
