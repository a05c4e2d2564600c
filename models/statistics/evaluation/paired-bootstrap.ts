/**
 * Interval for "candidate less production" of a metric on the same test rows. Whole groups are resampled, because the
 * rows of one document (or seller, or page) err together. Bias-corrected and accelerated intervals (Efron, "Better
 * bootstrap confidence intervals", JASA 1987). Seeded: the same rows give the same interval.
 *
 * A metric is a function of totals, each row contributing its counts: accuracy from [right, all], character error rate
 * from [edits, characters], F1 from [true positives, false positives, false negatives]. So a resample is a sum, whatever
 * the metric.
 */
import type { MeasuredDifference } from '../../../contracts/retrain';
import { createRandom } from '../../samples/random';
import { requireCount, requireNumbers, requireOpenShare, requireSameLength } from '../check-values';
import { normalCdf, normalQuantile } from '../distributions';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { floor, max, min } = Math;

export interface PairedRow {
  /** Rows with the same group are drawn together. */
  group: string;
  /** What the row adds to the totals of the metric. */
  production: readonly number[];
  candidate: readonly number[];
}

export interface BootstrapOptions {
  /** Default 0.05: the interval holds with chance 0.95. */
  alpha?: number;
  /** Default 2,000. */
  resamples?: number;
  /** Default 1. */
  seed?: number;
}

/**
 * @param metric the metric from the totals; where it is not finite (an empty denominator) it counts as 0
 * @throws RangeError on fewer than two groups, rows of different lengths or a value that is not finite
 */
export function pairedBootstrap(
  rows: readonly PairedRow[],
  metric: (totals: readonly number[]) => number,
  options: BootstrapOptions = {},
): MeasuredDifference {
  const { alpha = 0.05, resamples = 2000, seed = 1 } = options;
  requireOpenShare('alpha', alpha);
  requireCount('resamples', resamples, 100);
  const groups = sumByGroup(rows);
  if (groups.length < 2) throw new RangeError(`rows have ${groups.length} groups; give at least 2`);
  const width = (groups[0]?.length ?? 0) / 2;
  const value = (totals: readonly number[]): number => {
    const result = metric(totals);
    return Number.isFinite(result) ? result : 0;
  };
  const differenceOf = (totals: readonly number[]): number =>
    value(totals.slice(width)) - value(totals.slice(0, width));
  const all = sumOf(groups);
  const difference = differenceOf(all);
  const drawn = resample(groups, { resamples, seed, differenceOf });
  const leftOut = groups.map((group) => differenceOf(all.map((total, at) => total - (group[at] ?? 0))));
  const [low, high] = correctedInterval({ drawn, leftOut, difference, alpha });
  const halves = { production: value(all.slice(0, width)), candidate: value(all.slice(width)) };
  return { ...halves, difference, low, high, groups: groups.length };
}

/** Each group's totals: production's counts, then the candidate's. */
function sumByGroup(rows: readonly PairedRow[]): number[][] {
  const groups = new Map<string, number[]>();
  const width = rows[0]?.production.length ?? 0;
  for (const [index, { group, production, candidate }] of rows.entries()) {
    requireNumbers(`rows[${index}].production`, production);
    requireNumbers(`rows[${index}].candidate`, candidate);
    requireSameLength([`rows[${index}].production`, 'rows[0].production'], [production.length, width]);
    requireSameLength([`rows[${index}].candidate`, 'rows[0].production'], [candidate.length, width]);
    const totals = groups.get(group) ?? new Array<number>(2 * width).fill(0);
    [...production, ...candidate].forEach((count, at) => (totals[at] = (totals[at] ?? 0) + count));
    groups.set(group, totals);
  }
  return [...groups.values()];
}

const sumOf = (groups: readonly number[][]): number[] =>
  (groups[0] ?? []).map((_, at) => groups.reduce((sum, group) => sum + (group[at] ?? 0), 0));

interface Resampling {
  resamples: number;
  seed: number;
  differenceOf: (totals: readonly number[]) => number;
}

function resample(groups: readonly number[][], { resamples, seed, differenceOf }: Resampling): number[] {
  const random = createRandom(seed);
  const width = groups[0]?.length ?? 0;
  const totals = new Array<number>(width).fill(0);
  const drawn: number[] = [];
  for (let round = 0; round < resamples; round++) {
    totals.fill(0);
    for (let draw = 0; draw < groups.length; draw++) {
      const group = groups[floor(random.next() * groups.length)] ?? [];
      for (let at = 0; at < width; at++) totals[at] = (totals[at] ?? 0) + (group[at] ?? 0);
    }
    drawn.push(differenceOf(totals));
  }
  return drawn.sort((a, b) => a - b);
}

interface Drawn {
  drawn: readonly number[];
  leftOut: readonly number[];
  difference: number;
  alpha: number;
}

function correctedInterval({ drawn, leftOut, difference, alpha }: Drawn): [number, number] {
  const below = drawn.filter((value) => value < difference).length;
  const equal = drawn.filter((value) => value === difference).length;
  // Half of the ties: with few distinct values the bias would otherwise be overstated.
  const share = (below + equal / 2) / drawn.length;
  const bias = normalQuantile(min(1 - 1e-6, max(1e-6, share)));
  const acceleration = accelerationOf(leftOut);
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    const rank = normalCdf(bias + z / (1 - acceleration * z)) * (drawn.length - 1);
    return drawn[Math.round(rank)] ?? difference;
  };
  return [min(difference, at(alpha / 2)), max(difference, at(1 - alpha / 2))];
}

function accelerationOf(leftOut: readonly number[]): number {
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length;
  const power = (exponent: number): number => leftOut.reduce((sum, value) => sum + (mean - value) ** exponent, 0);
  const spread = power(2) ** 1.5;
  return spread > 0 ? power(3) / (6 * spread) : 0;
}
