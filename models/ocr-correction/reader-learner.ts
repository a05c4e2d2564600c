/**
 * The learner of the slot `documents/reader`: corrected lines become a corrector of the engine's text. A dataset holds
 * all rows ever given, so each training counts from nothing; what the parent counted would count twice.
 */
import { z } from 'zod';
import { hasHangul } from '../ocr/hangul';
import { opened, requireFiles } from '../learning/check-model';
import { checkRows, decodeModelFile, settled, unfit, unitsOf } from '../learning/learning-rows';
import type { Learner, ModelFiles, RowScores } from '../learning/learner';
import { editDistance } from '../text/edit-distance';
import { createCorrector } from './corrector';
import { toLetters } from './letters';
import { trainCorrector } from './train';
import { type CorrectorWeights, NOTHING_LEARNED, readWeights, writeWeights } from './weights';

export const READER_SLOT = 'documents/reader';
export const CORRECTOR_FILE = 'corrector.json';

const rowSchema = z.object({
  read: z.string(),
  truth: z.string(),
  confidence: z.number().min(0).max(1),
  document: z.string().min(1),
  language: z.enum(['ko', 'other']),
});

/** A line as the engine read it and as a person says that it is printed; equal where the reading was right. */
export type ReaderRow = z.infer<typeof rowSchema>;

/** `ko` where a line has Hangul: it is read by another engine than the others, and goes wrong in other ways. */
export function languageOfLine(text: string): ReaderRow['language'] {
  return hasHangul(text) ? 'ko' : 'other';
}

/** Rows between two looks at whether to stop. */
const ROWS_AT_ONCE = 50;

export const readerLearner: Learner<ReaderRow> = {
  train({ rows: given, weights: counts }, context) {
    return settled(() => {
      const rows = checkRows(READER_SLOT, rowSchema, given);
      if (rows.length === 0) throw unfit(READER_SLOT, 'it has no line');
      if (rows.every(({ read, truth }) => read === truth)) throw unfit(READER_SLOT, 'no line of it was read wrongly');
      const { weights, validation } = trainCorrector({
        rows: rows.flatMap((row, at) => repeated(row, counts?.[at])),
        onUnit: unitsOf(context),
      });
      const { letters, editsBefore, editsAfter } = validation;
      const rate = (edits: number): number => edits / Math.max(1, letters);
      return {
        files: { [CORRECTOR_FILE]: new TextEncoder().encode(writeWeights(weights)) },
        parameters: { gain_min: weights.gainMin, language_weight: weights.languageWeight },
        report: {
          lines: rows.length,
          character_error_rate_before: rate(editsBefore),
          character_error_rate: rate(editsAfter),
        },
      };
    });
  },

  score({ rows: given, model }, context) {
    return settled(() => {
      const rows = checkRows(READER_SLOT, rowSchema, given);
      const corrector = createCorrector(correctorWeightsOf(model));
      const onUnit = unitsOf(context);
      return rows.map((row, index): RowScores => {
        if (index % ROWS_AT_ONCE === 0) onUnit(index, rows.length);
        const truth = toLetters(row.truth);
        const edits = editDistance(toLetters(corrector.correctLine(row.read, row.confidence)), truth);
        return {
          group: row.document,
          scores: { character_error_rate: { numerator: edits, denominator: truth.length } },
          slices: { language: row.language },
        };
      });
    });
  },

  async check(model) {
    requireFiles(READER_SLOT, model, { needed: [CORRECTOR_FILE] });
    await opened(READER_SLOT, () => createCorrector(correctorWeightsOf(model)).correctLine('', 0));
  },
};

/** Sightings are counted, in whole numbers; a misreading does not age, so one that was seen counts at least once. */
function repeated(row: ReaderRow, weight = 1): ReaderRow[] {
  return Array.from({ length: Math.max(1, Math.round(weight)) }, () => row);
}

/** Null is the shipped model, which corrects nothing. @throws DomainError MODEL_DAMAGED */
export function correctorWeightsOf(model: ModelFiles): CorrectorWeights {
  return model === null ? NOTHING_LEARNED : decodeModelFile(model, { file: CORRECTOR_FILE, parse: readWeights });
}
