/**
 * Histograms of a reference and a current sample on the same bins: quantiles of the reference for numbers, one bin for
 * each value for categories. Missing values (null) have a bin of their own, since a feature that stops coming is the
 * most frequent drift of all.
 */
import { requireCount, requireFinite } from '../check-values';

export interface Histograms {
  reference: number[];
  current: number[];
}

export interface SortedNumbers {
  /** In rising order, without the missing. */
  numbers: Float64Array;
  missing: number;
}

/** @throws RangeError where there are no values, or one is not finite */
export function sortNumbers(name: string, values: readonly (number | null)[]): SortedNumbers {
  requireValues(name, values);
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    if (!Number.isFinite(value)) requireFinite(name, value);
    numbers[count++] = value;
  }
  return { numbers: numbers.slice(0, count).sort(), missing: values.length - count };
}

/**
 * @param bins how many, at most; ties make fewer
 * @throws RangeError on fewer than two bins
 */
export function numericHistograms(reference: SortedNumbers, current: SortedNumbers, bins = 10): Histograms {
  requireCount('bins', bins, 2);
  const edges = quantileEdges(reference.numbers, bins);
  const count = ({ numbers, missing }: SortedNumbers): number[] => {
    const upTo = [...edges.map((edge) => countUpTo(numbers, edge)), numbers.length];
    return [...upTo.map((all, bin) => all - (upTo[bin - 1] ?? 0)), missing];
  };
  return withoutEmpty({ reference: count(reference), current: count(current) });
}

/** @throws RangeError where there are no values */
export function countCategories(name: string, values: readonly (string | null)[]): ReadonlyMap<string | null, number> {
  requireValues(name, values);
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function categoryHistograms(
  reference: ReadonlyMap<string | null, number>,
  current: ReadonlyMap<string | null, number>,
): Histograms {
  const categories = [...new Set([...reference.keys(), ...current.keys()])];
  return {
    reference: categories.map((category) => reference.get(category) ?? 0),
    current: categories.map((category) => current.get(category) ?? 0),
  };
}

function requireValues(name: string, values: readonly unknown[]): void {
  if (values.length === 0) throw new RangeError(`${name} is empty; give at least one value`);
}

/** Upper edges, each in its bin; the last bin is open. */
function quantileEdges(sorted: Float64Array, bins: number): number[] {
  const edges = new Set<number>();
  for (let bin = 1; bin < bins; bin++) {
    const edge = sorted[Math.ceil((bin * sorted.length) / bins) - 1];
    if (edge !== undefined) edges.add(edge);
  }
  return [...edges];
}

function countUpTo(sorted: Float64Array, edge: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withoutEmpty({ reference, current }: Histograms): Histograms {
  const used = reference.map((count, bin) => count + (current[bin] ?? 0) > 0);
  return { reference: reference.filter((_, bin) => used[bin]), current: current.filter((_, bin) => used[bin]) };
}
