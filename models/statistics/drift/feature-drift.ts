/**
 * Has a feature drifted? A distance alone depends on the sample's size, and a p-value alone rejects every harmless change
 * once samples are large; so drift is both: unlikely by chance, and large enough to matter. Many features at once are
 * corrected for (`drift-monitor.ts`).
 */
import { createRandom } from '../../samples/random';
import { requireCount, requireOpenShare } from '../check-values';
import { chiSquareTail, kolmogorovTail } from '../distributions';
import { summarize } from '../sample-summary';
import {
  categoryHistograms,
  countCategories,
  numericHistograms,
  sortNumbers,
  type Histograms,
  type SortedNumbers,
} from './bins';
import {
  jensenShannonDistance,
  kolmogorovSmirnovStatistic,
  populationStabilityIndex,
  stabilityIndexLimit,
  wassersteinDistance,
} from './distances';

export type FeatureValues =
  { kind: 'numeric'; values: readonly (number | null)[] } | { kind: 'category'; values: readonly (string | null)[] };

export interface FeatureDriftOptions {
  /** Bins of a numeric feature. Default 10. */
  bins?: number;
  /** Chance with which `stabilityIndexLimit` is exceeded by itself. Default 0.01. */
  alpha?: number;
  /** Shuffles where the chi-square law does not hold. Default 999. */
  shuffles?: number;
  /** Default 1. */
  seed?: number;
}

export interface FeatureDrift {
  /** Chance of so great a difference where nothing has changed. */
  p: number;
  /** How it was found. */
  test: 'kolmogorov-smirnov' | 'chi-square' | 'permutation';
  stabilityIndex: number;
  /** What samples of this size reach by themselves. */
  stabilityIndexLimit: number;
  jensenShannon: number;
  /** Wasserstein distance in standard deviations of the reference; null for categories, or without numbers. */
  wasserstein: number | null;
}

/** What the chi-square law needs (Cochran, Biometrics 1954): no cell expects less than one row, few less than five. */
const EXPECTED_MIN = 1;
const EXPECTED_WISHED = 5;
const FEW = 0.2;

/** A comparison with one reference, for many windows: what depends on the reference is computed once. */
export type FeatureTest = (current: FeatureValues['values']) => FeatureDrift;

/**
 * Numbers are compared by Kolmogorov and Smirnov's test and their share of missing values by chi-square, the smaller p
 * doubled; categories by chi-square, or by permutation where the expected counts are too small for its law.
 * @throws RangeError where a sample is empty, a value is not finite or of the other kind
 */
export function createFeatureTest(reference: FeatureValues, options: FeatureDriftOptions = {}): FeatureTest {
  const { alpha = 0.01, bins = 10 } = options;
  requireOpenShare('alpha', alpha);
  if (reference.kind === 'numeric') {
    const before = sortNumbers('reference', reference.values);
    return (current) => {
      const now = sortNumbers('current', onlyNumbers(current));
      const sizes = sizesOf(numericHistograms(before, now, bins), alpha);
      return { ...sizes, ...compareNumbers(before, now, options) };
    };
  }
  const before = countCategories('reference', reference.values);
  return (current) => {
    const histograms = categoryHistograms(before, countCategories('current', onlyTexts(current)));
    return { ...sizesOf(histograms, alpha), ...homogeneity(histograms, options), wasserstein: null };
  };
}

function onlyNumbers(values: FeatureValues['values']): (number | null)[] {
  return values.map((value) => {
    if (typeof value === 'string') throw new RangeError(`current has "${value}"; the reference has numbers`);
    return value;
  });
}

function onlyTexts(values: FeatureValues['values']): (string | null)[] {
  return values.map((value) => {
    if (typeof value === 'number') throw new RangeError(`current has ${value}; the reference has texts`);
    return value;
  });
}

const sizesOf = (histograms: Histograms, alpha: number) => ({
  stabilityIndex: populationStabilityIndex(histograms),
  stabilityIndexLimit: stabilityIndexLimit(histograms, alpha),
  jensenShannon: jensenShannonDistance(histograms),
});

type Tested = Pick<FeatureDrift, 'p' | 'test'>;

function compareNumbers(
  reference: SortedNumbers,
  current: SortedNumbers,
  options: FeatureDriftOptions,
): Tested & Pick<FeatureDrift, 'wasserstein'> {
  const [before, now] = [reference.numbers, current.numbers];
  const missing = { reference: [before.length, reference.missing], current: [now.length, current.missing] };
  const isWhole = reference.missing === 0 && current.missing === 0;
  const ofMissing: Tested = isWhole ? { p: 1, test: 'chi-square' } : homogeneity(missing, options);
  if (before.length === 0 || now.length === 0) return { ...ofMissing, wasserstein: null };
  const p = kolmogorovTail(kolmogorovSmirnovStatistic(before, now), [before.length, now.length]);
  const deviation = Math.sqrt(summarize(before).variance);
  const distance = wassersteinDistance(before, now);
  const wasserstein = deviation > 0 ? distance / deviation : distance === 0 ? 0 : Infinity;
  if (isWhole || p <= ofMissing.p) {
    return { p: isWhole ? p : Math.min(1, 2 * p), test: 'kolmogorov-smirnov', wasserstein };
  }
  return { p: Math.min(1, 2 * ofMissing.p), test: ofMissing.test, wasserstein };
}

/** Chi-square test that two histograms are of one law. */
function homogeneity(histograms: Histograms, options: FeatureDriftOptions): Tested {
  const used = histograms.reference
    .map((count, bin) => count + (histograms.current[bin] ?? 0))
    .filter((all) => all > 0);
  if (used.length < 2) return { p: 1, test: 'chi-square' };
  const n = histograms.reference.reduce((sum, count) => sum + count, 0);
  const m = histograms.current.reduce((sum, count) => sum + count, 0);
  const expected = used.flatMap((all) => [(all * n) / (n + m), (all * m) / (n + m)]);
  const small = expected.filter((count) => count < EXPECTED_WISHED).length;
  if (Math.min(...expected) >= EXPECTED_MIN && small <= FEW * expected.length) {
    return { p: chiSquareTail(chiSquare(histograms), used.length - 1), test: 'chi-square' };
  }
  return { p: permutationP(histograms, options), test: 'permutation' };
}

function chiSquare({ reference, current }: Histograms): number {
  const n = reference.reduce((sum, count) => sum + count, 0);
  const m = current.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  for (const [bin, before] of reference.entries()) {
    const now = current[bin] ?? 0;
    // The usual sum over both rows, in one term.
    if (before + now > 0) statistic += (before * m - now * n) ** 2 / (n * m * (before + now));
  }
  return statistic;
}

/** Share of the shuffles of rows over the two samples with a statistic as large (Phipson and Smyth 2010). */
function permutationP(histograms: Histograms, { shuffles = 999, seed = 1 }: FeatureDriftOptions): number {
  requireCount('shuffles', shuffles, 19);
  const random = createRandom(seed);
  const rows = histograms.reference.flatMap((count, bin) =>
    new Array<number>(count + (histograms.current[bin] ?? 0)).fill(bin),
  );
  const size = histograms.current.reduce((sum, count) => sum + count, 0);
  const all = histograms.reference.map((count, bin) => count + (histograms.current[bin] ?? 0));
  const observed = chiSquare(histograms);
  let asLarge = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const current = all.map(() => 0);
    for (let draw = 0; draw < size; draw++) {
      const pick = random.integer(draw, rows.length - 1);
      const bin = rows[pick] ?? 0;
      rows[pick] = rows[draw] ?? 0;
      rows[draw] = bin;
      current[bin] = (current[bin] ?? 0) + 1;
    }
    const reference = all.map((count, bin) => count - (current[bin] ?? 0));
    if (chiSquare({ reference, current }) >= observed - 1e-9) asLarge++;
  }
  return (asLarge + 1) / (shuffles + 1);
}
