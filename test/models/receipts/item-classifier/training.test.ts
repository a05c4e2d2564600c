import {
  type ClassifierRow,
  trainClassifier,
  TRAINING_UNITS,
} from '../../../../models/receipts/item-classifier/train-classifier';
import { heldOutReport } from '../../../../models/receipts/item-classifier/held-out-report';
import { ItemClassifier } from '../../../../models/receipts/item-classifier/item-classifier';
import { pruned } from '../../../../models/receipts/item-classifier/prune';
import {
  fitSharpness,
  probabilitiesOf,
  SHARPNESS_DEFAULT,
} from '../../../../models/receipts/item-classifier/temperature';
import { classifierFiles } from '../../../../models/receipts/item-classifier/weights';
import { createRandom } from '../../../../models/samples/random';

const WORDS: Readonly<Record<string, string[]>> = {
  dairy: ['milk', 'cheese', 'butter', '우유', '치즈'],
  fruit: ['apple', 'banana', 'cherry', '사과', '딸기'],
  meat: ['chicken', 'pork', 'beef', '삼겹살', '한우'],
};
const FILLER = ['fresh', 'big', 'local', 'value', 'best', '국산', '행사', '특가'];

/** A word of the category among words that say nothing; one in ten has another category's word. */
function rowsOf(count: number, seed: number): ClassifierRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const category = random.pick(Object.keys(WORDS));
    const of = random.chance(0.1) ? random.pick(Object.keys(WORDS)) : category;
    return { text: [random.pick(FILLER), random.pick(WORDS[of] ?? []), random.pick(FILLER)].join(' '), category };
  });
}

const VERSION = 'test';
const rows = rowsOf(400, 1);
const trained = trainClassifier(rows);

test('learns which word makes the category, and says how sure it may be', async () => {
  const classifier = await ItemClassifier.open(classifierFiles(trained, VERSION));
  const unseen = rowsOf(400, 2);
  const predictions = await classifier.classify(unseen.map(({ text }) => text));
  const right = predictions.filter(({ category }, index) => category === unseen[index]?.category).length / 400;
  const sure = predictions.reduce((sum, { confidence }) => sum + confidence, 0) / 400;
  expect(right).toBeGreaterThan(0.88);
  expect(Math.abs(sure - right)).toBeLessThan(0.05);
  await classifier.close();
});

test('the same rows give the same bytes, others give others', () => {
  const files = classifierFiles(trained, VERSION);
  expect(classifierFiles(trainClassifier(rows), VERSION)).toEqual(files);
  expect(classifierFiles(trainClassifier(rows.slice(1)), VERSION)).not.toEqual(files);
});

test('the ONNX file answers what the layer computes', async () => {
  const classifier = await ItemClassifier.open(classifierFiles(trained, VERSION));
  const { heldOut, sharpness } = trained;
  expect(heldOut.scores).toHaveLength(rows.length * 3);
  const [prediction] = await classifier.classify(['fresh milk big']);
  expect(prediction?.alternatives.map(({ confidence }) => confidence)).toEqual(
    [...(prediction?.alternatives ?? [])].map(({ confidence }) => confidence).sort((a, b) => b - a),
  );
  expect(prediction?.alternatives.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 2);
  expect(sharpness).toBeGreaterThan(0.5);
  await classifier.close();
});

test('held out rows were not learned from: a label that only repeats cannot be guessed', () => {
  const random = createRandom(5);
  const noise = Array.from({ length: 200 }, (_, index) => ({
    text: `w${Array.from({ length: 6 }, () => String.fromCharCode(97 + random.integer(0, 25))).join('')}`,
    category: index % 2 === 0 ? 'a' : 'b',
  }));
  const { accuracy, calibration_error: error } = heldOutReport(trainClassifier(noise));
  expect(accuracy).toBeLessThan(0.65);
  expect(error).toBeLessThan(0.15);
});

test('variants of a text are held out with it, and are no witnesses', () => {
  const variants = rows.flatMap((row, index) => [
    { ...row, group: `${index}` },
    { ...row, text: `${row.text} 500g`, group: `${index}`, isVariant: true },
  ]);
  const { heldOut } = trainClassifier(variants);
  expect([...heldOut.counts.slice(0, 4)]).toEqual([1, 0, 1, 0]);
});

test('a row that counts more wins over one that says otherwise', async () => {
  const both = [
    ...rows,
    { text: 'oat drink', category: 'dairy' },
    { text: 'oat drink', category: 'fruit', weight: 10 },
  ];
  const classifier = await ItemClassifier.open(classifierFiles(trainClassifier(both), VERSION));
  expect((await classifier.classify(['oat drink']))[0]?.category).toBe('fruit');
  await classifier.close();
});

test('goes on after the folds that an earlier try was done with, to the same bytes', () => {
  let saved: Float32Array[] = [];
  const units: number[] = [];
  trainClassifier(rows, { folds: { load: () => [], save: (folds) => (saved = folds) } });
  const resumed = trainClassifier(rows, {
    onUnit: (done) => units.push(done),
    folds: { load: () => saved.slice(0, 2), save: () => {} },
  });
  expect(classifierFiles(resumed, VERSION)).toEqual(classifierFiles(trained, VERSION));
  expect(Math.min(...units)).toBe(2);
  expect(Math.max(...units)).toBe(TRAINING_UNITS - 1);
});

test('n-grams that move no score are left out, and the answers stay', () => {
  const few = pruned(trained, 0.05);
  expect(few.vocabulary.hashes.length).toBeLessThan(trained.vocabulary.hashes.length);
  expect(few.layer.weights).toHaveLength((few.vocabulary.hashes.length + 1) * 3);
  expect(pruned(trained, 0)).toEqual({ vocabulary: trained.vocabulary, layer: trained.layer });
});

test('probabilities add up to 1, and sharpen with what the held out rows allow', () => {
  expect(probabilitiesOf(Float32Array.of(1, 0, -1), 2).reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
  const held = (wrong: number) => ({
    classes: 2,
    scores: Float32Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 1 : -1)),
    labels: Int32Array.from({ length: 100 }, (_, index) => Number(index < wrong)),
    counts: new Float32Array(100).fill(1),
  });
  expect(probabilitiesOf(Float32Array.of(1, -1), fitSharpness(held(20)))[0]).toBeCloseTo(0.8, 2);
  expect(fitSharpness(held(5))).toBeGreaterThan(fitSharpness(held(30)));
  expect(fitSharpness({ ...held(5), counts: new Float32Array(100) })).toBe(SHARPNESS_DEFAULT);
});
