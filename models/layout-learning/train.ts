/**
 * Learns from `layout_error` corrections which measures give a team's documents the right rows and order. Where they do
 * not clearly do better than the shipped layout on pages held out, the shipped layout stays.
 */
import { createHash } from 'node:crypto';
import type { Box } from '../../contracts/geometry';
import { arrange } from './arrange';
import { type LayoutWeights, MEASURES, NO_LAYOUT_LEARNED } from './weights';

/** One page; rows hold indexes into `boxes`, in reading order. */
export interface LayoutCorrection {
  boxes: readonly Box[];
  /** As the shipped layout arranged them. */
  shipped: readonly (readonly number[])[];
  /** As a person says. */
  truth: readonly (readonly number[])[];
  /** Pages of one document never stand on both sides of a validation split. */
  document?: string;
  /** How much it counts beside the others, above 0; 1 where absent. */
  weight?: number;
}

export interface LayoutTraining {
  weights: LayoutWeights;
  /** On pages held out in turn: mistakes of the shipped layout, and of the one in use after this training. */
  validation: { pages: number; mistakesShipped: number; mistakesLearned: number };
}

const FOLDS = 5;
/** Pages that got better must outnumber those that got worse by so many standard deviations of chance (a sign test). */
const SURENESS = 2;

/** Rows in reading order: the learned arrangement, or the shipped one where nothing better is known. */
export function learnedRows(
  { chosen }: LayoutWeights,
  { boxes, shipped }: Pick<LayoutCorrection, 'boxes' | 'shipped'>,
): readonly (readonly number[])[] {
  const measures = chosen === null ? undefined : MEASURES[chosen];
  return measures ? arrange(boxes, measures) : shipped;
}

/** @param onUnit is called before each page; may throw to end the training */
export function trainLayout(
  corrections: readonly LayoutCorrection[],
  before: LayoutWeights = NO_LAYOUT_LEARNED,
  onUnit: (done: number, total: number) => void = () => undefined,
): LayoutTraining {
  const pages = corrections.map((correction, index) => {
    onUnit(index, corrections.length);
    return scorePage(correction);
  });
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    train: pages.filter((page) => page.fold !== fold),
    test: pages.filter((page) => page.fold === fold),
  }));
  const outcomes = folds.flatMap(({ train, test }) => {
    const best = fewestMistakes(addPages(before, train).mistakes);
    return test.map(({ shipped, mistakes }) => ({ shipped, learned: mistakes[best] ?? shipped }));
  });
  const sum = (figure: 'shipped' | 'learned'): number =>
    outcomes.reduce((total, outcome) => total + outcome[figure], 0);
  const better = outcomes.filter(({ shipped, learned }) => learned < shipped).length;
  const worse = outcomes.filter(({ shipped, learned }) => learned > shipped).length;
  const isSure = better - worse >= SURENESS * Math.sqrt(better + worse) && sum('learned') < sum('shipped');
  // Without a single mistake of the shipped layout among the new pages there is nothing to decide: it stays as it was.
  const isUndecided = before.chosen !== null && better + worse === 0 && sum('learned') <= sum('shipped');
  const counted = addPages(before, pages);
  const chosen = isSure || isUndecided ? fewestMistakes(counted.mistakes) : null;
  return {
    weights: { ...counted, chosen },
    validation: {
      pages: pages.length,
      mistakesShipped: sum('shipped'),
      mistakesLearned: sum(chosen === null ? 'shipped' : 'learned'),
    },
  };
}

interface ScoredPage {
  fold: number;
  weight: number;
  shipped: number;
  /** By choice of measures. */
  mistakes: number[];
}

function scorePage({ boxes, shipped, truth, document, weight = 1 }: LayoutCorrection): ScoredPage {
  const name = document ?? JSON.stringify([boxes, truth]);
  return {
    fold: createHash('sha256').update(name).digest().readUInt32BE(0) % FOLDS,
    weight,
    shipped: mistakesOf(shipped, truth),
    mistakes: MEASURES.map((measures) => mistakesOf(arrange(boxes, measures), truth)),
  };
}

function addPages(before: LayoutWeights, pages: readonly ScoredPage[]): LayoutWeights {
  return {
    ...before,
    pages: before.pages + pages.length,
    mistakes: before.mistakes.map((sum, index) =>
      pages.reduce((total, page) => total + page.weight * (page.mistakes[index] ?? 0), sum),
    ),
    shippedMistakes: pages.reduce((total, page) => total + page.weight * page.shipped, before.shippedMistakes),
  };
}

function fewestMistakes(mistakes: readonly number[]): number {
  return mistakes.indexOf(Math.min(...mistakes));
}

/** Neighbours in the true order that are none here, or that stand in one row here and not there. */
export function mistakesOf(rows: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const found = new Set(neighbours(rows));
  return neighbours(truth).filter((pair) => !found.has(pair)).length;
}

/** Pairs of neighbours on a page: the most mistakes that {@link mistakesOf} can find. */
export function neighboursIn(rows: readonly (readonly number[])[]): number {
  return Math.max(0, rows.flat().length - 1);
}

function neighbours(rows: readonly (readonly number[])[]): string[] {
  const places = rows.flatMap((row, index) => row.map((line) => ({ line, row: index })));
  return places.slice(1).map(({ line, row }, index) => {
    const before = places[index];
    return `${before?.line ?? ''} ${line} ${before?.row === row ? 'beside' : 'below'}`;
  });
}
