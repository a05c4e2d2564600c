/**
 * Which characters of two readings of one line are the same ink: the cheapest monotone alignment by place and likeness
 * (Needleman and Wunsch, 1970). Pure; used to merge the readings.
 */
import { hasHangul } from '../hangul';
import type { PlacedCharacter } from './merged-reading';

/** A pair is one piece of ink that both read; else one of the two alone. */
export type AlignedPair = [latin: PlacedCharacter | null, second: PlacedCharacter | null];

/** Costs in line heights of misplacement. */
const SKIP = 0.45;
const UNLIKE = 0.25;
const UNLIKE_SCRIPT = 0.35;
const APART_MAX = 0.7;
/** A syllable is never what looks like a colon: the two stand beside each other. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Both from left to right, and so is the result; between two pairs, what only one engine read stands by its place. */
export function aligned(latin: readonly PlacedCharacter[], second: readonly PlacedCharacter[]): AlignedPair[] {
  const steps = cheapestSteps(latin, second);
  const pairs: AlignedPair[] = [];
  let [row, column] = [0, 0];
  while (row < latin.length || column < second.length) {
    const [left, right] = [latin[row] ?? null, second[column] ?? null];
    const step = steps[row]?.[column];
    if (step === 'both') pairs.push([left, right]);
    else if (step === 'latin') pairs.push([left, null]);
    else pairs.push([null, right]);
    if (step !== 'second') row++;
    if (step !== 'latin') column++;
  }
  return pairs;
}

type Step = 'both' | 'latin' | 'second';

/** For what is left from (row, column) on, the first step of its cheapest alignment. */
function cheapestSteps(latin: readonly PlacedCharacter[], second: readonly PlacedCharacter[]): Step[][] {
  const costs = Array.from({ length: latin.length + 1 }, () => new Float64Array(second.length + 1));
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Infinity;
  const steps: Step[][] = Array.from({ length: latin.length + 1 }, () => []);
  for (let row = latin.length; row >= 0; row--) {
    for (let column = second.length; column >= 0; column--) {
      const [left, right] = [latin[row], second[column]];
      if (!left && !right) continue;
      const both = left && right ? pairCost(left, right) + cost(row + 1, column + 1) : Infinity;
      const onlyLatin = left ? SKIP + cost(row + 1, column) : Infinity;
      const onlySecond = right ? SKIP + cost(row, column + 1) : Infinity;
      const isLatinFirst =
        onlyLatin < onlySecond || (onlyLatin === onlySecond && !!left && !!right && left.middle <= right.middle);
      const single: Step = isLatinFirst ? 'latin' : 'second';
      const least = Math.min(both, onlyLatin, onlySecond);
      const [stepRow, costRow] = [steps[row], costs[row]];
      if (stepRow) stepRow[column] = both === least ? 'both' : single;
      if (costRow) costRow[column] = least;
    }
  }
  return steps;
}

function pairCost(left: PlacedCharacter, right: PlacedCharacter): number {
  const apart = Math.abs(left.middle - right.middle);
  if (apart > APART_MAX) return Infinity;
  if (left.text === right.text) return apart;
  if (hasHangul(right.text) && !LETTER_OR_DIGIT.test(left.text)) return Infinity;
  return apart + UNLIKE + (hasHangul(right.text) ? UNLIKE_SCRIPT : 0);
}
