/** What the layout learner knows, as JSON: how many mistakes each choice of measures made so far. Trainings add up. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LayoutMeasures } from './arrange';

const COLUMN_GAPS = [1, 2, 4, 8, null];
const BLOCK_GAPS = [0.5, 1, 2, null];
const OVERLAPS = [0.3, 0.5, 0.7];

/** The choices, in the order of `mistakes`. */
export const MEASURES: readonly LayoutMeasures[] = COLUMN_GAPS.flatMap((columnGapMin) =>
  BLOCK_GAPS.flatMap((blockGapMin) => OVERLAPS.map((overlapMin) => ({ columnGapMin, blockGapMin, overlapMin }))),
);

const count = z.int().nonnegative();
/** Pages count by their weight, so sums of mistakes are no whole numbers. */
const sum = z.number().nonnegative();

const weightsSchema = z.strictObject({
  format: z.literal(1),
  /** Pages learned from, over all trainings. */
  pages: count,
  mistakes: z.array(sum).length(MEASURES.length),
  /** Of the shipped layout on the same pages. */
  shippedMistakes: sum,
  /** Index into `MEASURES`; null leaves the shipped layout as it is. */
  chosen: z
    .number()
    .int()
    .min(0)
    .max(MEASURES.length - 1)
    .nullable(),
});

export type LayoutWeights = Readonly<z.infer<typeof weightsSchema>>;

export const NO_LAYOUT_LEARNED: LayoutWeights = {
  format: 1,
  pages: 0,
  mistakes: MEASURES.map(() => 0),
  shippedMistakes: 0,
  chosen: null,
};

export function writeLayoutWeights({ format, pages, mistakes, shippedMistakes, chosen }: LayoutWeights): string {
  return JSON.stringify({ format, pages, mistakes, shippedMistakes, chosen });
}

/** @throws Error where the text is no weights of this format */
export function readLayoutWeights(text: string): LayoutWeights {
  return weightsSchema.parse(JSON.parse(text));
}

export function layoutWeightsVersion(weights: LayoutWeights): string {
  return `layout-${createHash('sha256').update(writeLayoutWeights(weights)).digest('hex').slice(0, 12)}`;
}
