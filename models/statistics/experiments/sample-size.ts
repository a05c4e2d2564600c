/** How many outcomes an arm needs for one look at the end. */
import { requireOpenShare, requirePositive } from '../check-values';
import { normalQuantile } from '../distributions';

const { abs, ceil, sqrt } = Math;

export interface PowerWish {
  /** Two-sided. Default 0.05. */
  alpha?: number;
  /** Chance of finding the difference. Default 0.8. */
  power?: number;
}

/**
 * Outcomes in each arm to tell two success rates apart (Fleiss, Levin and Paik, "Statistical methods for rates and
 * proportions", 2003, eq. 4.14, without continuity correction).
 * @throws RangeError on equal rates, or one outside 0..1
 */
export function sampleSizeForRates(rates: readonly [number, number], wish: PowerWish = {}): number {
  const [one, other] = rates;
  requireOpenShare('rates[0]', one);
  requireOpenShare('rates[1]', other);
  if (one === other) throw new RangeError(`rates are both ${one}; give the difference that must be found`);
  const { forAlpha, forPower } = quantiles(wish);
  const mean = (one + other) / 2;
  const root = forAlpha * sqrt(2 * mean * (1 - mean)) + forPower * sqrt(one * (1 - one) + other * (1 - other));
  return ceil((root / abs(one - other)) ** 2);
}

/**
 * Outcomes in each arm to find a difference of means, by the normal law.
 * @throws RangeError on a difference or deviation that is not above 0
 */
export function sampleSizeForMeans(
  effect: { difference: number; standardDeviation: number },
  wish: PowerWish = {},
): number {
  requirePositive('difference', effect.difference);
  requirePositive('standardDeviation', effect.standardDeviation);
  const { forAlpha, forPower } = quantiles(wish);
  return ceil(2 * (((forAlpha + forPower) * effect.standardDeviation) / effect.difference) ** 2);
}

/** The smallest difference of means that `count` outcomes in each arm find. @throws as above */
export function detectableDifference(
  sample: { count: number; standardDeviation: number },
  wish: PowerWish = {},
): number {
  requirePositive('count', sample.count);
  requirePositive('standardDeviation', sample.standardDeviation);
  const { forAlpha, forPower } = quantiles(wish);
  return (forAlpha + forPower) * sample.standardDeviation * sqrt(2 / sample.count);
}

function quantiles({ alpha = 0.05, power = 0.8 }: PowerWish) {
  requireOpenShare('alpha', alpha);
  requireOpenShare('power', power);
  return { forAlpha: normalQuantile(1 - alpha / 2), forPower: normalQuantile(power) };
}
