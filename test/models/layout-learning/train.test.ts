import { arrange } from '../../../models/layout-learning/arrange';
import { type LayoutCorrection, learnedRows, mistakesOf, trainLayout } from '../../../models/layout-learning/train';
import {
  layoutWeightsVersion,
  MEASURES,
  NO_LAYOUT_LEARNED,
  readLayoutWeights,
  writeLayoutWeights,
} from '../../../models/layout-learning/weights';
import { createRandom } from '../../../models/samples/random';
import { twoColumnPages } from './two-columns';

const mistakes = (all: LayoutCorrection[], rowsFor: (page: LayoutCorrection) => readonly (readonly number[])[]) =>
  all.reduce((sum, page) => sum + mistakesOf(rowsFor(page), page.truth), 0);

it('learns that a gap divides columns, on pages that it has not seen', () => {
  const { weights, validation } = trainLayout(twoColumnPages(1, 30));
  const heldOut = twoColumnPages(100, 20);
  expect(mistakes(heldOut, ({ shipped }) => shipped)).toBeGreaterThan(100);
  expect(mistakes(heldOut, (page) => learnedRows(weights, page))).toBe(0);
  expect(validation.mistakesLearned).toBeLessThan(validation.mistakesShipped);
});

it('learns that beside each other means one row', () => {
  const swap = (page: LayoutCorrection) => ({ ...page, shipped: page.truth, truth: page.shipped });
  const { weights } = trainLayout(twoColumnPages(1, 30).map(swap));
  const heldOut = twoColumnPages(100, 20).map(swap);
  expect(mistakes(heldOut, (page) => learnedRows(weights, page))).toBe(0);
});

it('leaves the shipped layout alone where it is right, or where corrections have no pattern', () => {
  const right = twoColumnPages(1, 30).map((page) => ({ ...page, shipped: page.truth }));
  expect(trainLayout(right).weights.chosen).toBeNull();
  const random = createRandom(5);
  const noise = twoColumnPages(1, 30).map((page) => ({
    ...page,
    truth: random.sample(page.shipped, page.shipped.length),
  }));
  const { weights, validation } = trainLayout(noise);
  expect(weights.chosen).toBeNull();
  expect(validation.mistakesLearned).toBe(validation.mistakesShipped);
  for (const page of noise) expect(learnedRows(weights, page)).toBe(page.shipped);
});

it.each([0, 1, 3])('does not decide on %d pages, but counts them', (count) => {
  expect(trainLayout(twoColumnPages(1, count)).weights).toMatchObject({ chosen: null, pages: count });
});

it('what a first training counted helps the second, and later pages without mistakes do not undo it', () => {
  const first = trainLayout(twoColumnPages(1, 3)).weights;
  const second = trainLayout(twoColumnPages(10, 12), first).weights;
  expect(second.pages).toBe(15);
  expect(second.chosen).not.toBeNull();
  const right = twoColumnPages(50, 10).map((page) => ({ ...page, shipped: page.truth }));
  expect(trainLayout(right, second).weights.chosen).toBe(second.chosen);
});

it.each(Array.from({ length: 10 }, (_, seed) => seed))('keeps every line once, for any boxes (seed %d)', (seed) => {
  const random = createRandom(seed);
  const boxes = Array.from({ length: random.integer(0, 40) }, () => ({
    x: random.integer(0, 300),
    y: random.integer(0, 300),
    width: random.integer(0, 120),
    height: random.integer(0, 30),
  }));
  for (const measures of MEASURES) {
    const rows = arrange(boxes, measures);
    expect(rows.flat().sort((a, b) => a - b)).toEqual(boxes.map((_, index) => index));
    expect(arrange(boxes, measures)).toEqual(rows);
  }
});

it('weights come back from their text, and their version is their hash', () => {
  const { weights } = trainLayout(twoColumnPages(1, 30));
  const read = readLayoutWeights(writeLayoutWeights(weights));
  expect(read).toEqual(weights);
  expect(layoutWeightsVersion(read)).toBe(layoutWeightsVersion(weights));
  expect(layoutWeightsVersion(NO_LAYOUT_LEARNED)).not.toBe(layoutWeightsVersion(weights));
  expect(() => readLayoutWeights(writeLayoutWeights({ ...weights, mistakes: [] }))).toThrow();
});
