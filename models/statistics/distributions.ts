/**
 * The distributions that the tests of this folder need. jstat computes them; only the law of Kolmogorov's statistic is
 * written here, because jstat has none. No other file imports jstat.
 */
import { jStat } from 'jstat';

const { abs, exp, min, max } = Math;

const clamped = (probability: number): number => min(1, max(0, probability));

/** P(Z ≤ z) of the standard normal law. */
export const normalCdf = (z: number): number => clamped(jStat.normal.cdf(z, 0, 1));

/** The z with P(Z ≤ z) = p, 0 < p < 1. */
export const normalQuantile = (p: number): number => jStat.normal.inv(p, 0, 1);

/** Density of the standard normal law. */
export const normalDensity = (z: number): number => exp(-z * z * 0.5) * 0.3989422804014327;

/** P(|Z| ≥ |z|). */
export const normalTwoSidedP = (z: number): number => clamped(2 * normalCdf(-abs(z)));

/** P(T ≤ t) of Student's law. */
export const studentCdf = (t: number, freedom: number): number => clamped(jStat.studentt.cdf(t, freedom));

/** The t with P(T ≤ t) = p. */
export const studentQuantile = (p: number, freedom: number): number => jStat.studentt.inv(p, freedom);

/** P(X ≥ x) of the chi-square law. */
export const chiSquareTail = (x: number, freedom: number): number => clamped(1 - jStat.chisquare.cdf(x, freedom));

/** The x with P(X ≤ x) = p of the chi-square law. */
export const chiSquareQuantile = (p: number, freedom: number): number => jStat.chisquare.inv(p, freedom);

/** log Γ(x), x > 0. */
export const logGamma = (x: number): number => jStat.gammaln(x);

/** The two-sided exact p-value of `successes` among `trials` fair coin tosses. */
export function signTestP(successes: number, trials: number): number {
  const fewer = min(successes, trials - successes);
  let tail = 0;
  for (let count = 0; count <= fewer; count++) tail += jStat.binomial.pdf(count, trials, 0.5);
  return clamped(2 * tail);
}

/**
 * P(D ≥ d) of the two-sample Kolmogorov–Smirnov statistic by its asymptotic law, with Stephens' correction for small
 * samples (Stephens 1970, J. R. Stat. Soc. B 32).
 */
export function kolmogorovTail(statistic: number, sizes: readonly [number, number]): number {
  const effective = Math.sqrt((sizes[0] * sizes[1]) / (sizes[0] + sizes[1]));
  const lambda = (effective + 0.12 + 0.11 / effective) * statistic;
  if (lambda < 0.3) return 1;
  let tail = 0;
  for (let term = 1; term <= 50; term++) tail += (term % 2 === 1 ? 2 : -2) * exp(-2 * term * term * lambda * lambda);
  return clamped(tail);
}
