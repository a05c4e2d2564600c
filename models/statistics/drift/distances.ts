/** How far two samples are apart: sizes of an effect, which say nothing about chance (`feature-drift.ts` does). */
import { requireNotNegative, requireNumbers, requireSameLength } from '../check-values';
import { chiSquareQuantile } from '../distributions';
import type { Histograms } from './bins';

const { log, log2, max, sqrt } = Math;

/**
 * Population stability index Σ (q − p) log(q / p) over bins. Half a row is added to each bin, so that an empty bin of a
 * small sample does not make it infinite. By custom 0.1 is a small shift and 0.25 a large one.
 * @throws RangeError on a negative count, an empty histogram or different lengths
 */
export function populationStabilityIndex(histograms: Histograms): number {
  const [p, q] = sharesOf(histograms, 0.5);
  return p.reduce((sum, share, bin) => sum + ((q[bin] ?? 0) - share) * log((q[bin] ?? 0) / share), 0);
}

/**
 * The index that samples of these sizes exceed with chance alpha though nothing has changed: the index is about
 * (1/n + 1/m) × chi-square with one degree of freedom less than bins (Yurdakul, "Statistical properties of population
 * stability index", 2018). A fixed 0.1 cries wolf on small samples.
 */
export function stabilityIndexLimit(histograms: Histograms, alpha: number): number {
  const [n, m] = totals(histograms);
  return histograms.reference.length < 2
    ? 0
    : chiSquareQuantile(1 - alpha, histograms.reference.length - 1) * (1 / n + 1 / m);
}

/** Jensen–Shannon distance in 0..1: the root of the divergence with base 2 (Lin 1991; Endres and Schindelin 2003). */
export function jensenShannonDistance(histograms: Histograms): number {
  const [p, q] = sharesOf(histograms, 0);
  const part = (share: number, other: number): number => (share > 0 ? share * log2((2 * share) / (share + other)) : 0);
  const sum = p.reduce((total, share, bin) => total + part(share, q[bin] ?? 0) + part(q[bin] ?? 0, share), 0);
  return sqrt(max(0, sum / 2));
}

/**
 * Wasserstein-1 (earth mover's) distance of two samples, in the feature's unit: the area between their distribution
 * functions. @param reference and @param current in rising order
 * @throws RangeError where one is empty or a value is not finite
 */
export function wassersteinDistance(reference: Float64Array, current: Float64Array): number {
  requireNumbers('reference', reference);
  requireNumbers('current', current);
  return sweep(reference, current).area;
}

/** Largest distance of two empirical distribution functions, 0..1. Arguments and errors as above. */
export function kolmogorovSmirnovStatistic(reference: Float64Array, current: Float64Array): number {
  requireNumbers('reference', reference);
  requireNumbers('current', current);
  return sweep(reference, current).highest;
}

function sweep(reference: Float64Array, current: Float64Array): { area: number; highest: number } {
  let [first, second, area, highest] = [0, 0, 0, 0];
  let at = Math.min(reference[0] ?? 0, current[0] ?? 0);
  while (first < reference.length || second < current.length) {
    const next = Math.min(reference[first] ?? Infinity, current[second] ?? Infinity);
    area += (next - at) * Math.abs(first / reference.length - second / current.length);
    while (first < reference.length && reference[first] === next) first++;
    while (second < current.length && current[second] === next) second++;
    highest = max(highest, Math.abs(first / reference.length - second / current.length));
    at = next;
  }
  return { area, highest };
}

function totals({ reference, current }: Histograms): [number, number] {
  requireSameLength(['reference', 'current'], [reference.length, current.length]);
  const total = (name: string, counts: readonly number[]): number => {
    counts.forEach((count, bin) => requireNotNegative(`${name}[${bin}]`, count));
    const sum = counts.reduce((all, count) => all + count, 0);
    if (sum === 0) throw new RangeError(`${name} has no rows; give at least one`);
    return sum;
  };
  return [total('reference', reference), total('current', current)];
}

function sharesOf(histograms: Histograms, added: number): [number[], number[]] {
  const [n, m] = totals(histograms);
  const bins = histograms.reference.length;
  const shares = (counts: readonly number[], total: number): number[] =>
    counts.map((count) => (count + added) / (total + added * bins));
  return [shares(histograms.reference, n), shares(histograms.current, m)];
}
