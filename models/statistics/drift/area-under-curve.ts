/** Area under the ROC curve with its uncertainty (DeLong, DeLong and Clarke-Pearson, Biometrics 1988). */
import { requireNumbers, requireOpenShare } from '../check-values';
import { normalCdf, normalQuantile } from '../distributions';
import { summarize } from '../sample-summary';

export interface AreaUnderCurve {
  /** Chance that a row of class 1 scores above one of class 0; ties count half. */
  area: number;
  low: number;
  high: number;
  /** One-sided, against an area of 0.5: Mann and Whitney's test by the normal law. */
  p: number;
}

/** @throws RangeError on fewer than two scores of a class, or one that is not finite */
export function areaUnderCurve(
  scores: { negative: ArrayLike<number>; positive: ArrayLike<number> },
  alpha = 0.05,
): AreaUnderCurve {
  requireNumbers('negative', scores.negative, 2);
  requireNumbers('positive', scores.positive, 2);
  requireOpenShare('alpha', alpha);
  const negative = Float64Array.from(scores.negative).sort();
  const positive = Float64Array.from(scores.positive).sort();
  const [n, m] = [negative.length, positive.length];
  const ofPositive = positive.map((score) => shareBelow(negative, score));
  const ofNegative = negative.map((score) => 1 - shareBelow(positive, score));
  const { mean: area } = summarize(ofPositive);
  const error = Math.sqrt(summarize(ofPositive).variance / m + summarize(ofNegative).variance / n);
  const half = normalQuantile(1 - alpha / 2) * error;
  const errorOfNull = Math.sqrt((n + m + 1) / (12 * n * m));
  return {
    area,
    low: Math.max(0, area - half),
    high: Math.min(1, area + half),
    p: normalCdf(-(area - 0.5) / errorOfNull),
  };
}

/** Share of the sorted scores below the score, equal ones counted half. */
function shareBelow(sorted: Float64Array, score: number): number {
  const first = lowerBound(sorted, (value) => value >= score);
  const after = lowerBound(sorted, (value) => value > score);
  return (first + after) / (2 * sorted.length);
}

function lowerBound(sorted: Float64Array, isPast: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(sorted[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}
