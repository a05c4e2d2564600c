/**
 * Several metrics, features or slices at once: with twenty true nulls at 5 % one is rejected on average. Holm bounds the
 * chance of any false rejection (Scand. J. Stat. 1979); Benjamini and Hochberg bound the expected share of false ones
 * among the rejected (J. R. Stat. Soc. B 1995), which finds more and suits warnings.
 */
import { requireShare } from '../check-values';

/** Adjusted p-values in the order given: reject those at most alpha. @throws RangeError on a p outside 0..1 */
export function holmAdjusted(ps: readonly number[]): number[] {
  return adjusted(ps, (ranked) => {
    let highest = 0;
    return ranked.map((p, rank) => (highest = Math.max(highest, Math.min(1, p * (ps.length - rank)))));
  });
}

/** Adjusted p-values in the order given: reject those at most the wished false discovery rate. @throws as above */
export function benjaminiHochbergAdjusted(ps: readonly number[]): number[] {
  return adjusted(ps, (ranked) => {
    let lowest = 1;
    return ranked
      .map((p, rank) => ({ p, rank }))
      .reverse()
      .map(({ p, rank }) => (lowest = Math.min(lowest, (p * ps.length) / (rank + 1))))
      .reverse();
  });
}

function adjusted(ps: readonly number[], adjust: (ranked: number[]) => number[]): number[] {
  ps.forEach((p, index) => requireShare(`ps[${index}]`, p));
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const values = adjust(order.map(({ p }) => p));
  const result = new Array<number>(ps.length).fill(1);
  order.forEach(({ index }, rank) => (result[index] = values[rank] ?? 1));
  return result;
}
