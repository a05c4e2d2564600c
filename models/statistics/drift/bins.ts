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

/**
 * @param bins how many for numbers, at most; ties make fewer. Default 10.
 * @throws RangeError where a sample is empty or a value is not finite
 */
export function numericHistograms(
  reference: readonly (number | null)[],
  current: readonly (number | null)[],
  bins = 10,
): Histograms {
  requireSamples(reference, current);
  requireCount('bins', bins, 2);
  const edges = quantileEdges(present('reference', reference), bins);
  const count = (values: readonly (number | null)[]): number[] => {
    const counts = new Array<number>(edges.length + 2).fill(0);
    for (const value of values) {
      const bin = value === null ? edges.length + 1 : binOf(value, edges);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
  return withoutEmpty({ reference: count(reference), current: count(current) });
}

/** @throws RangeError where a sample is empty */
export function categoryHistograms(
  reference: readonly (string | null)[],
  current: readonly (string | null)[],
): Histograms {
  requireSamples(reference, current);
  const categories = [...new Set([...reference, ...current])];
  const count = (values: readonly (string | null)[]): number[] => {
    const counts = new Map<string | null, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return categories.map((category) => counts.get(category) ?? 0);
  };
  return { reference: count(reference), current: count(current) };
}

/** The numbers among the values, in rising order. @throws RangeError where one is not finite */
export function present(name: string, values: readonly (number | null)[]): Float64Array {
  const numbers = values.filter((value) => value !== null);
  for (const value of numbers) requireFinite(name, value);
  return Float64Array.from(numbers).sort();
}

function requireSamples(reference: readonly unknown[], current: readonly unknown[]): void {
  if (reference.length === 0) throw new RangeError('reference is empty; give the values to compare with');
  if (current.length === 0) throw new RangeError('current is empty; give the values of the window');
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

function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function withoutEmpty({ reference, current }: Histograms): Histograms {
  const used = reference.map((count, bin) => count + (current[bin] ?? 0) > 0);
  return { reference: reference.filter((_, bin) => used[bin]), current: current.filter((_, bin) => used[bin]) };
}
