/**
 * The learner of the slot `documents/layout`: corrected reading orders become the choice of gaps that divide columns and
 * blocks. A dataset holds all pages ever given, so each training counts from nothing.
 */
import { z } from 'zod';
import type { Learner, ModelFiles, RowScores } from '../learning/learner';
import { opened, requireFiles } from '../learning/check-model';
import { checkRows, decodeModelFile, settled, unfit, unitsOf } from '../learning/learning-rows';
import { learnedRows, mistakesOf, neighboursIn, trainLayout } from './train';
import { type LayoutWeights, NO_LAYOUT_LEARNED, readLayoutWeights, writeLayoutWeights } from './weights';

export const LAYOUT_SLOT = 'documents/layout';
export const LAYOUT_FILE = 'layout.json';

const index = z.int().nonnegative();
const rowsSchema = z.array(z.array(index));
const size = z.number().nonnegative();
const rowSchema = z
  .object({
    boxes: z.array(z.object({ x: z.number(), y: z.number(), width: size, height: size })),
    shipped: rowsSchema,
    truth: rowsSchema,
    document: z.string().min(1),
  })
  .refine(({ boxes, shipped, truth }) => [shipped, truth].every((rows) => isWhole(rows, boxes.length)), {
    error: 'its rows do not hold each line once',
  });

/** A page: where its lines stand, and their rows as the shipped layout and as a person orders them. */
export type LayoutRow = z.infer<typeof rowSchema>;

export const layoutLearner: Learner<LayoutRow> = {
  train({ rows: given, weights: counts }, context) {
    return settled(() => {
      const rows = checkRows(LAYOUT_SLOT, rowSchema, given);
      if (rows.length === 0) throw unfit(LAYOUT_SLOT, 'it has no page');
      if (rows.every(({ shipped, truth }) => mistakesOf(shipped, truth) === 0))
        throw unfit(LAYOUT_SLOT, 'no page of it was read in a wrong order');
      const { weights, validation } = trainLayout(
        rows.map((row, at) => ({ ...row, weight: counts?.[at] ?? 1 })),
        NO_LAYOUT_LEARNED,
        unitsOf(context),
      );
      const pairs = rows.reduce((sum, { truth }) => sum + neighboursIn(truth), 0);
      return {
        files: { [LAYOUT_FILE]: new TextEncoder().encode(writeLayoutWeights(weights)) },
        parameters: { chosen: weights.chosen },
        report: {
          pages: rows.length,
          reading_order_errors_before: validation.mistakesShipped / Math.max(1, pairs),
          reading_order_errors: validation.mistakesLearned / Math.max(1, pairs),
        },
      };
    });
  },

  score({ rows: given, model }, context) {
    return settled(() => {
      const rows = checkRows(LAYOUT_SLOT, rowSchema, given);
      const weights = layoutWeightsOf(model);
      const onUnit = unitsOf(context);
      return rows.map((row, at): RowScores => {
        onUnit(at, rows.length);
        const mistakes = mistakesOf(learnedRows(weights, row), row.truth);
        return {
          group: row.document,
          scores: { reading_order_errors: { numerator: mistakes, denominator: neighboursIn(row.truth) } },
          slices: {},
        };
      });
    });
  },

  async check(model) {
    requireFiles(LAYOUT_SLOT, model, { needed: [LAYOUT_FILE] });
    await opened(LAYOUT_SLOT, () => layoutWeightsOf(model));
  },
};

/** Null is the shipped model: the shipped layout as it is. @throws DomainError MODEL_DAMAGED */
export function layoutWeightsOf(model: ModelFiles): LayoutWeights {
  return model === null ? NO_LAYOUT_LEARNED : decodeModelFile(model, { file: LAYOUT_FILE, parse: readLayoutWeights });
}

function isWhole(rows: readonly (readonly number[])[], lines: number): boolean {
  const all = rows.flat();
  return all.length === lines && new Set(all).size === lines && all.every((line) => line < lines);
}
