/**
 * Probabilities out of scores: a softmax at the temperature that makes the labels of rows likeliest which the layer did
 * not learn from (Guo et al., "On calibration of modern neural networks", ICML 2017).
 */

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { exp, log, max, sqrt } = Math;

/** Scores are multiplied by this, the inverse of the temperature. */
export type Sharpness = number;

const SHARPNESS_MIN = 0.5;
const SHARPNESS_MAX = 30;
const SECTIONS = 40;
const GOLDEN = (sqrt(5) - 1) / 2;
/** Where there is nothing to fit to. */
export const SHARPNESS_DEFAULT: Sharpness = 3;

/** Scores of rows one after the other, `classes` each. */
export interface HeldOutScores {
  classes: number;
  scores: Float32Array;
  labels: Int32Array;
  counts: Float32Array;
}

/** Golden-section search: the loss has one valley. */
export function fitSharpness(held: HeldOutScores): Sharpness {
  if (held.counts.every((count) => count === 0)) return SHARPNESS_DEFAULT;
  let [low, high] = [log(SHARPNESS_MIN), log(SHARPNESS_MAX)];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [lossLeft, lossRight] = [lossOf(held, exp(left)), lossOf(held, exp(right))];
  for (let section = 0; section < SECTIONS && high - low > 1e-3; section++) {
    if (lossLeft < lossRight) {
      [high, right, lossRight] = [right, left, lossLeft];
      left = high - GOLDEN * (high - low);
      lossLeft = lossOf(held, exp(left));
    } else {
      [low, left, lossLeft] = [left, right, lossRight];
      right = low + GOLDEN * (high - low);
      lossRight = lossOf(held, exp(right));
    }
  }
  return exp((low + high) / 2);
}

export function probabilitiesOf(scores: Float32Array, sharpness: Sharpness): number[] {
  const most = scores.reduce((largest, score) => max(largest, score), -Infinity);
  const powers = Array.from(scores, (score) => exp(sharpness * (score - most)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function lossOf({ classes, scores, labels, counts }: HeldOutScores, sharpness: Sharpness): number {
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    const count = counts[row] ?? 0;
    if (count === 0) continue;
    const from = row * classes;
    let most = -Infinity;
    for (let index = 0; index < classes; index++) most = max(most, scores[from + index] ?? 0);
    let sum = 0;
    for (let index = 0; index < classes; index++) sum += exp(sharpness * ((scores[from + index] ?? 0) - most));
    loss += count * (log(sum) - sharpness * ((scores[from + (labels[row] ?? 0)] ?? 0) - most));
  }
  return loss;
}
