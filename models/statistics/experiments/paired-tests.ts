/**
 * Tests where both variants answered the same input, as in shadow mode and on a frozen test set: the differences of the
 * pairs are far less noisy than two separate samples. One look only; `sequential/` is for many.
 */
import { requireCount, requireNumbers, requireOpenShare, requireSameLength } from '../check-values';
import { chiSquareTail, signTestP, studentCdf, studentQuantile } from '../distributions';
import { summarize } from '../sample-summary';

export interface PairedDifference {
  /** Mean of candidate less production. */
  difference: number;
  low: number;
  high: number;
  t: number;
  /** Two-sided. */
  p: number;
}

/** Student's paired t-test. @throws RangeError on fewer than two pairs, different lengths or a value not finite */
export function pairedTTest(
  production: ArrayLike<number>,
  candidate: ArrayLike<number>,
  alpha = 0.05,
): PairedDifference {
  requireNumbers('production', production, 2);
  requireNumbers('candidate', candidate, 2);
  requireSameLength(['production', 'candidate'], [production.length, candidate.length]);
  requireOpenShare('alpha', alpha);
  const differences = Float64Array.from(
    { length: production.length },
    (_, at) => (candidate[at] ?? 0) - (production[at] ?? 0),
  );
  const { mean, variance, count } = summarize(differences);
  const error = Math.sqrt(variance / count);
  if (error === 0)
    return { difference: mean, low: mean, high: mean, t: mean === 0 ? 0 : mean * Infinity, p: Number(mean === 0) };
  const half = error * studentQuantile(1 - alpha / 2, count - 1);
  const t = mean / error;
  return { difference: mean, low: mean - half, high: mean + half, t, p: 2 * studentCdf(-Math.abs(t), count - 1) };
}

export interface McNemarResult {
  /** Exact up to 1,000 disagreeing pairs, beyond that by chi-square with continuity correction. Two-sided. */
  p: number;
  /** Share of the disagreeing pairs that the candidate won; 0.5 where there is none. */
  candidateShare: number;
}

/**
 * McNemar's test (Psychometrika 1947) of two binary answers on the same inputs; pairs that agree say nothing.
 * @throws RangeError on a count that is not a whole number
 */
export function mcNemarTest(counts: { onlyProductionRight: number; onlyCandidateRight: number }): McNemarResult {
  const { onlyProductionRight: lost, onlyCandidateRight: won } = counts;
  requireCount('onlyProductionRight', lost);
  requireCount('onlyCandidateRight', won);
  const pairs = lost + won;
  if (pairs === 0) return { p: 1, candidateShare: 0.5 };
  const distance = Math.max(0, Math.abs(won - lost) - 1);
  const p = pairs <= 1000 ? signTestP(won, pairs) : chiSquareTail((distance * distance) / pairs, 1);
  return { p, candidateShare: won / pairs };
}
