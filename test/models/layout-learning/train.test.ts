import type { Box } from '../../../contracts/geometry';
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

const HEIGHT = 20;

/** Two columns of `rows` lines with a gap between them; the boxes row by row, as the shipped layout is made to read. */
function twoColumns(seed: number, gap: number): LayoutCorrection {
  const random = createRandom(seed);
  const rows = random.integer(4, 9);
  const boxes: Box[] = Array.from({ length: rows }, (_, row) => {
    const y = row * 1.4 * HEIGHT + random.between(-1, 1);
    const left = { x: random.between(0, 5), y, width: 200, height: HEIGHT };
    return [left, { x: 205 + gap + random.between(0, 5), y: y + random.between(-1, 1), width: 200, height: HEIGHT }];
  }).flat();
  const byRow = Array.from({ length: rows }, (_, row) => [2 * row, 2 * row + 1]);
  const byColumn = [...byRow.map(([left = 0]) => [left]), ...byRow.map(([, right = 0]) => [right])];
  return { boxes, shipped: byRow, truth: byColumn, document: `${seed}` };
}

const pages = (from: number, count: number, gap = 3 * HEIGHT) =>
  Array.from({ length: count }, (_, index) => twoColumns(from + index, gap));
const mistakes = (all: LayoutCorrection[], rowsFor: (page: LayoutCorrection) => readonly (readonly number[])[]) =>
  all.reduce((sum, page) => sum + mistakesOf(rowsFor(page), page.truth), 0);

it('learns that a gap divides columns, on pages that it has not seen', () => {
  const { weights, validation } = trainLayout(pages(1, 30));
  const heldOut = pages(100, 20);
  expect(mistakes(heldOut, ({ shipped }) => shipped)).toBeGreaterThan(100);
  expect(mistakes(heldOut, (page) => learnedRows(weights, page))).toBe(0);
  expect(validation.mistakesLearned).toBeLessThan(validation.mistakesShipped);
});

it('learns that beside each other means one row', () => {
  const swap = (page: LayoutCorrection) => ({ ...page, shipped: page.truth, truth: page.shipped });
  const { weights } = trainLayout(pages(1, 30).map(swap));
  const heldOut = pages(100, 20).map(swap);
  expect(mistakes(heldOut, (page) => learnedRows(weights, page))).toBe(0);
});

it('leaves the shipped layout alone where it is right, or where corrections have no pattern', () => {
  const right = pages(1, 30).map((page) => ({ ...page, shipped: page.truth }));
  expect(trainLayout(right).weights.chosen).toBeNull();
  const random = createRandom(5);
  const noise = pages(1, 30).map((page) => ({
    ...page,
    truth: random.sample(page.shipped, page.shipped.length),
  }));
  const { weights, validation } = trainLayout(noise);
  expect(weights.chosen).toBeNull();
  expect(validation.mistakesLearned).toBe(validation.mistakesShipped);
  for (const page of noise) expect(learnedRows(weights, page)).toBe(page.shipped);
});

it.each([0, 1, 3])('does not decide on %d pages, but counts them', (count) => {
  expect(trainLayout(pages(1, count)).weights).toMatchObject({ chosen: null, pages: count });
});

it('what a first training counted helps the second, and later pages without mistakes do not undo it', () => {
  const first = trainLayout(pages(1, 3)).weights;
  const second = trainLayout(pages(10, 12), first).weights;
  expect(second.pages).toBe(15);
  expect(second.chosen).not.toBeNull();
  const right = pages(50, 10).map((page) => ({ ...page, shipped: page.truth }));
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
  const { weights } = trainLayout(pages(1, 30));
  const read = readLayoutWeights(writeLayoutWeights(weights));
  expect(read).toEqual(weights);
  expect(layoutWeightsVersion(read)).toBe(layoutWeightsVersion(weights));
  expect(layoutWeightsVersion(NO_LAYOUT_LEARNED)).not.toBe(layoutWeightsVersion(weights));
  expect(() => readLayoutWeights(writeLayoutWeights({ ...weights, mistakes: [] }))).toThrow();
});
