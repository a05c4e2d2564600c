/** How far annotators agree beyond chance: whether a label can be trusted, and whether the instruction is clear. */
import { requireFinite, requireSameLength } from '../check-values';

export type LabelScale = 'nominal' | 'ordinal' | 'interval';

/**
 * Cohen's kappa of two annotators who labelled the same items (Educ. Psychol. Meas. 1960): 1 is full agreement, 0 what
 * chance gives. Where both always gave one and the same label it is 1.
 * @throws RangeError on no items or different lengths
 */
export function cohenKappa(first: readonly string[], second: readonly string[]): number {
  if (first.length === 0) throw new RangeError('first is empty; give at least one label');
  requireSameLength(['first', 'second'], [first.length, second.length]);
  const [ofFirst, ofSecond] = [countsOf(first), countsOf(second)];
  const observed = first.filter((label, at) => label === second[at]).length / first.length;
  let expected = 0;
  for (const [label, count] of ofFirst) expected += (count * (ofSecond.get(label) ?? 0)) / first.length ** 2;
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha for any number of annotators, with gaps ("Computing Krippendorff's alpha-reliability", 2011):
 * 1 is full agreement, 0 what chance gives; below 0.667 labels should not be relied on. Items with one label say nothing.
 * @param items for each item the labels it got, null where an annotator gave none; labels of a nominal scale are numbers
 *   by convention of the caller
 * @throws RangeError where no item has two labels, or a label is not finite
 */
export function krippendorffAlpha(
  items: readonly (readonly (number | null)[])[],
  scale: LabelScale = 'nominal',
): number {
  const pairable = items
    .map((labels) => labels.filter((label) => label !== null))
    .filter((labels) => labels.length > 1);
  if (pairable.length === 0) throw new RangeError('items have no item with two labels; give at least one');
  pairable.flat().forEach((label) => requireFinite('items[][]', label));
  const counts = [...countsOf(pairable.flat())].sort(([a], [b]) => a - b);
  const values = counts.map(([value]) => value);
  const distance = distanceOn(scale, counts);
  let observed = 0;
  for (const labels of pairable) {
    for (const one of labels) {
      for (const other of labels)
        observed += distance(values.indexOf(one), values.indexOf(other)) / (labels.length - 1);
    }
  }
  let expected = 0;
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  counts.forEach(([, one], row) =>
    counts.forEach(([, other], column) => (expected += (one * other * distance(row, column)) / (all - 1))),
  );
  return expected === 0 ? 1 : 1 - observed / expected;
}

/** Squared distance of two values, by their ranks in `counts`. */
function distanceOn(
  scale: LabelScale,
  counts: readonly (readonly [number, number])[],
): (a: number, b: number) => number {
  if (scale === 'nominal') return (a, b) => Number(a !== b);
  if (scale === 'interval') return (a, b) => ((counts[a]?.[0] ?? 0) - (counts[b]?.[0] ?? 0)) ** 2;
  return (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = counts.slice(low, high + 1).reduce((sum, [, count]) => sum + count, 0);
    return low === high ? 0 : (between - ((counts[low]?.[1] ?? 0) + (counts[high]?.[1] ?? 0)) / 2) ** 2;
  };
}

function countsOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
