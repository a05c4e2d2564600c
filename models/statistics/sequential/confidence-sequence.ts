/**
 * An interval for the difference of two means that holds at every look at once: P(it ever misses) ≤ alpha, however
 * often one looks and whenever one stops. Asymptotic mixture confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy
 * and Ramdas ("Time-uniform central limit theory and asymptotic confidence sequences", arXiv 2103.06476, Theorem 2.2 and
 * its one-sided form). For any metric with a finite variance, margins included. For plain successes `success-test.ts`
 * holds exactly and from the first outcome on.
 */
import { requireCount, requireFinite, requireOpenShare } from '../check-values';
import { requireSummary, type SampleSummary } from '../sample-summary';

const { abs, exp, log, max, min, sqrt } = Math;

export interface ConfidenceSequenceOptions {
  /** Chance of ever missing the truth. Default 0.05. */
  alpha?: number;
  /**
   * Outcomes of both arms together at which the interval is narrowest; any number is valid. Default 1,000: what a small
   * team's experiment sees. Too large costs early stops, too small costs the end.
   */
  tuneFor?: number;
  /** Outcomes an arm must have before anything is said; the interval is infinite until then. Default 50. */
  countMin?: number;
}

export interface DifferenceInterval {
  /** Mean of the candidate less mean of production, in the metric's unit. */
  difference: number;
  low: number;
  high: number;
}

export interface Arms {
  production: SampleSummary;
  candidate: SampleSummary;
}

/** The two-sided interval. @throws RangeError on a summary or option that cannot be */
export function differenceInterval(arms: Arms, options: ConfidenceSequenceOptions = {}): DifferenceInterval {
  const { alpha, tuneFor, countMin } = checked(arms, options);
  const { count, difference, deviation } = pooled(arms);
  if (smaller(arms) < countMin) return { difference, low: -Infinity, high: Infinity };
  const half = deviation * unitHalfWidth(count, { alpha, rho2: rhoSquared(alpha, tuneFor) });
  return { difference, low: difference - half, high: difference + half };
}

/**
 * The one-sided bounds, each of which alone holds at every look with chance 1 − alpha. A guardrail asks for one of them.
 * @throws RangeError on a summary or option that cannot be
 */
export function differenceBounds(arms: Arms, options: ConfidenceSequenceOptions = {}): DifferenceInterval {
  const { alpha, tuneFor, countMin } = checked(arms, options);
  const { count, difference, deviation } = pooled(arms);
  if (smaller(arms) < countMin) return { difference, low: -Infinity, high: Infinity };
  const half = deviation * oneSidedHalfWidth(count, { alpha, rho2: rhoSquared(2 * alpha, tuneFor) });
  return { difference, low: difference - half, high: difference + half };
}

/**
 * The same one-sided bounds for the mean of one stream, such as differences on the same input. `tuneFor` and `countMin`
 * count its values. @throws RangeError on a summary or option that cannot be
 */
export function meanBounds(sample: SampleSummary, options: ConfidenceSequenceOptions = {}): DifferenceInterval {
  requireSummary('sample', sample);
  const { alpha, tuneFor, countMin } = checkedOptions(options);
  const { count, mean, variance } = sample;
  if (count < countMin) return { difference: mean, low: -Infinity, high: Infinity };
  const half = sqrt(variance) * oneSidedHalfWidth(count, { alpha, rho2: rhoSquared(2 * alpha, tuneFor) });
  return { difference: mean, low: mean - half, high: mean + half };
}

/**
 * The smallest alpha at which the two-sided interval excludes `noDifference`: a p-value that may be read at every look.
 * Of several looks the smallest counts. The tuning is that of `options.alpha`.
 */
export function alwaysValidP(arms: Arms, options: ConfidenceSequenceOptions & { noDifference?: number } = {}): number {
  const { alpha, tuneFor, countMin } = checked(arms, options);
  const { noDifference = 0 } = options;
  requireFinite('noDifference', noDifference);
  const { count, difference, deviation } = pooled(arms);
  if (smaller(arms) < countMin) return 1;
  const distance = abs(difference - noDifference);
  if (deviation === 0) return distance > 0 ? 0 : 1;
  const spread = count * rhoSquared(alpha, tuneFor);
  const z2 = (distance * distance * count) / (deviation * deviation);
  return min(1, sqrt(spread + 1) * exp((-0.5 * z2 * spread) / (spread + 1)));
}

function checked(arms: Arms, options: ConfidenceSequenceOptions) {
  requireSummary('production', arms.production);
  requireSummary('candidate', arms.candidate);
  return checkedOptions(options);
}

function checkedOptions({ alpha = 0.05, tuneFor = 1000, countMin = 50 }: ConfidenceSequenceOptions) {
  requireOpenShare('alpha', alpha);
  requireCount('tuneFor', tuneFor, 1);
  requireCount('countMin', countMin, 2);
  return { alpha, tuneFor, countMin };
}

const smaller = ({ production, candidate }: Arms): number => min(production.count, candidate.count);

/** The deviation is that of one outcome of a stream whose mean is the difference: standard error × √count. */
function pooled({ production, candidate }: Arms) {
  const count = production.count + candidate.count;
  const error2 = production.variance / production.count + candidate.variance / candidate.count;
  return { count, difference: candidate.mean - production.mean, deviation: sqrt(error2 * count) };
}

/** The mixture's ρ² that makes the interval narrowest at `tuneFor` (the paper's equation 24). */
function rhoSquared(alpha: number, tuneFor: number): number {
  const size = -2 * log(min(alpha, 0.99));
  return max(1e-12, (size + log(size + 1)) / tuneFor);
}

interface Mixture {
  alpha: number;
  rho2: number;
}

function unitHalfWidth(count: number, { alpha, rho2 }: Mixture): number {
  const spread = count * rho2;
  return sqrt(((2 * (spread + 1)) / (count * spread)) * log(sqrt(spread + 1) / alpha));
}

function oneSidedHalfWidth(count: number, { alpha, rho2 }: Mixture): number {
  const spread = count * rho2;
  return sqrt(((2 * (spread + 1)) / (count * spread)) * log(1 + sqrt(spread + 1) / (2 * alpha)));
}
