/**
 * Fits a linear layer, one score a class: each class against all others by the squared hinge loss, all classes in one
 * pass over the rows (dual coordinate descent: Hsieh et al., "A dual coordinate descent method for large-scale linear
 * SVM", ICML 2008). On names of a few words it errs less often than the logistic loss, and takes a tenth of the time;
 * a softmax with a fitted temperature makes probabilities of its scores (`temperature.ts`).
 */
import { createRandom, type Random } from '../../samples/random';
import type { SparseRows } from './tfidf';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { abs, max } = Math;

/** What a row's error costs beside the size of the weights. */
const COST = 1;
const PASSES_MAX = 12;
/** Done once no row asks for a larger step than this. */
const STEP_MIN = 0.05;
/** A row that asks for less is left alone for so many passes. */
const REST_PASSES = 2;
const SEED = 7;

export interface LinearLayer {
  classes: number;
  /** `classes` numbers a feature. */
  weights: Float32Array;
}

export interface LabelledRows {
  matrix: SparseRows;
  /** Class of each row. */
  labels: Int32Array;
  /** What each row counts; rows of 0 are left out. */
  counts: Float32Array;
  classes: number;
  features: number;
}

/** Equal rows give an equal layer. `onPass` is called before each pass over the rows. */
export function fitLinearLayer(rows: LabelledRows, onPass: () => void = () => {}): LinearLayer {
  const { classes, features, counts } = rows;
  const layer = { classes, weights: new Float32Array(features * classes) };
  const order = Int32Array.from([...counts.keys()].filter((row) => (counts[row] ?? 0) > 0));
  const duals = new Float32Array(counts.length * classes);
  const random = createRandom(SEED);
  const steps = new Float32Array(classes);
  const resting = new Uint8Array(counts.length);
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    onPass();
    shuffle(order, random);
    let largest = 0;
    for (const row of order) {
      if (resting[row] !== 0) {
        resting[row] = (resting[row] ?? 0) - 1;
        continue;
      }
      const step = stepsOf(row, { rows, layer, duals, steps });
      if (step < STEP_MIN) resting[row] = REST_PASSES;
      if (step === 0) continue;
      largest = max(largest, step);
      move(row, { rows, layer, steps });
    }
    if (largest < STEP_MIN) break;
  }
  return layer;
}

/** Adds the scores of one row of the matrix to what `scores` holds. */
export function addScores(
  scores: Float32Array,
  row: number,
  { matrix, layer: { classes, weights } }: { matrix: SparseRows; layer: LinearLayer },
): void {
  const { starts, places, values } = matrix;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
    const from = (places[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let index = 0; index < classes; index++)
      scores[index] = (scores[index] ?? 0) + value * (weights[from + index] ?? 0);
  }
}

interface Fit {
  rows: LabelledRows;
  layer: LinearLayer;
  duals: Float32Array;
  /** Filled with how far the row moves the weights of each class. */
  steps: Float32Array;
}

/** The largest of the row's steps. A row has length 1, and the common feature is 1 too. */
function stepsOf(row: number, { rows, layer, duals, steps }: Fit): number {
  const { labels, counts, classes, matrix } = rows;
  steps.fill(0);
  addScores(steps, row, { matrix, layer });
  const ridge = 1 / (2 * COST * (counts[row] ?? 0));
  const own = row * classes;
  let largest = 0;
  for (let index = 0; index < classes; index++) {
    const sign = index === labels[row] ? 1 : -1;
    const dual = duals[own + index] ?? 0;
    const slope = sign * (steps[index] ?? 0) - 1 + ridge * dual;
    const next = max(0, dual - slope / (2 + ridge));
    duals[own + index] = next;
    steps[index] = (next - dual) * sign;
    largest = max(largest, abs(next - dual));
  }
  return largest;
}

function move(row: number, { rows, layer, steps }: Omit<Fit, 'duals'>): void {
  const { starts, places, values } = rows.matrix;
  const { classes, weights } = layer;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
    const from = (places[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let index = 0; index < classes; index++)
      weights[from + index] = (weights[from + index] ?? 0) + value * (steps[index] ?? 0);
  }
}

function shuffle(order: Int32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.integer(0, last);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
