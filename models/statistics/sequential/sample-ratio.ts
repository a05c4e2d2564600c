/**
 * Are units spread over the variants as configured? A sample-ratio mismatch says that assignment or counting is broken,
 * and that no figure of the experiment can be trusted. Valid at every look: Bayes factor of a Dirichlet mixture against
 * the configured shares (Lindon and Malek, "Anytime-valid inference for multinomial count data", arXiv 2011.03567).
 */
import { requireCount, requireNumbers, requirePositive, requireSameLength } from '../check-values';
import { logGamma } from '../distributions';
import type { Evidence } from './success-test';

export interface SampleRatioOptions {
  /**
   * How close to the configured shares a mismatch is expected, as a number of units: a larger value finds small
   * mismatches sooner and gross ones a little later. Any value is valid. Default 500, at home with 50 % against 48 %.
   */
  concentration?: number;
}

/**
 * Counts of units by variant, and the variants' weights in the same order (any scale, each above 0).
 * @throws RangeError on fewer than two variants, a weight of 0, or a count that is not a whole number
 */
export function sampleRatioTest(
  counts: readonly number[],
  weights: readonly number[],
  { concentration = 500 }: SampleRatioOptions = {},
): Evidence {
  requireNumbers('weights', weights, 2);
  requireSameLength(['counts', 'weights'], [counts.length, weights.length]);
  requirePositive('concentration', concentration);
  weights.forEach((weight, index) => requirePositive(`weights[${index}]`, weight));
  counts.forEach((count, index) => requireCount(`counts[${index}]`, count));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let logEvidence = logGamma(concentration) - logGamma(concentration + total);
  for (const [index, weight] of weights.entries()) {
    const share = weight / all;
    const count = counts[index] ?? 0;
    logEvidence += logGamma(concentration * share + count) - logGamma(concentration * share) - count * Math.log(share);
  }
  return { logEvidence, p: Math.min(1, Math.exp(-logEvidence)) };
}
