/**
 * How well a model does on rows nobody has labelled, from its own calibrated confidences: confidence-based performance
 * estimation (Białek, Kuberski, Perrakis and Bifet, "Estimating model performance under covariate shift without labels",
 * arXiv 2401.08348). Right as far as the confidences are: it sees harder inputs, and is blind where the model is wrong
 * and sure of it. Labels from feedback are the check on that (`drift-monitor.ts` takes both).
 */
import { createRandom } from '../../samples/random';
import { requireCount, requireNotNegative, requireNumbers, requireOpenShare, requireShare } from '../check-values';
import { normalQuantile } from '../distributions';

export interface EstimateOptions {
  /** Default 0.05. */
  alpha?: number;
  /** Expected calibration error of the confidences; widens the interval on both sides. Default 0. */
  calibrationError?: number;
}

export interface PerformanceEstimate {
  estimate: number;
  low: number;
  high: number;
  rows: number;
}

/**
 * Expected share of right answers: the mean confidence. The interval is that of the sum of independent tosses with these
 * chances. @throws RangeError on no rows, or a confidence outside 0..1
 */
export function estimateAccuracy(confidences: ArrayLike<number>, options: EstimateOptions = {}): PerformanceEstimate {
  const { alpha, calibrationError } = checked(confidences, options);
  let [sum, variance] = [0, 0];
  for (let row = 0; row < confidences.length; row++) {
    const confidence = confidences[row] ?? 0;
    sum += confidence;
    variance += confidence * (1 - confidence);
  }
  const estimate = sum / confidences.length;
  const half = (normalQuantile(1 - alpha / 2) * Math.sqrt(variance)) / confidences.length + calibrationError;
  return bounded({ estimate, low: estimate - half, high: estimate + half, rows: confidences.length });
}

/**
 * Expected F1 of a yes/no model from calibrated probabilities of yes and the threshold above which it says yes; interval
 * by drawing labels from the probabilities, seeded. Without any yes, expected or said, it is 1.
 * @throws RangeError on no rows, or a probability or threshold outside 0..1
 */
export function estimateF1(
  probabilities: ArrayLike<number>,
  options: EstimateOptions & { threshold?: number; draws?: number; seed?: number } = {},
): PerformanceEstimate {
  const { alpha, calibrationError } = checked(probabilities, options);
  const { threshold = 0.5, draws = 1000, seed = 1 } = options;
  requireShare('threshold', threshold);
  requireCount('draws', draws, 100);
  const random = createRandom(seed);
  const estimate = f1Of(probabilities, threshold, (probability) => probability);
  const drawn = Array.from({ length: draws }, () =>
    f1Of(probabilities, threshold, (probability) => Number(random.chance(probability))),
  ).sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.round(share * (draws - 1))] ?? estimate;
  const interval = { low: at(alpha / 2) - calibrationError, high: at(1 - alpha / 2) + calibrationError };
  return bounded({ estimate, ...interval, rows: probabilities.length });
}

function checked(values: ArrayLike<number>, { alpha = 0.05, calibrationError = 0 }: EstimateOptions) {
  requireNumbers('confidences', values);
  for (let row = 0; row < values.length; row++) requireShare(`confidences[${row}]`, values[row] ?? Number.NaN);
  requireOpenShare('alpha', alpha);
  requireNotNegative('calibrationError', calibrationError);
  return { alpha, calibrationError };
}

function f1Of(probabilities: ArrayLike<number>, threshold: number, truthOf: (probability: number) => number): number {
  let [right, said, truths] = [0, 0, 0];
  for (let row = 0; row < probabilities.length; row++) {
    const probability = probabilities[row] ?? 0;
    const truth = truthOf(probability);
    truths += truth;
    if (probability < threshold) continue;
    said++;
    right += truth;
  }
  return said + truths === 0 ? 1 : (2 * right) / (said + truths);
}

const bounded = (estimate: PerformanceEstimate): PerformanceEstimate => ({
  ...estimate,
  low: Math.max(0, estimate.low),
  high: Math.min(1, estimate.high),
});
