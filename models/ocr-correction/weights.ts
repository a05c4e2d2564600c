/**
 * What the corrector has learned, as JSON. Plain counts, so that a later training adds to an earlier one. The version
 * is the hash of the contents: equal weights correct equally.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const count = z.number().int().nonnegative();

const weightsSchema = z.strictObject({
  format: z.literal(1),
  /** Lines learned from, over all trainings. */
  rows: count,
  /** Runs of letters in truths; see `language-model.ts`. */
  letters: z.record(z.string(), count),
  /** Pieces of one or two letters in readings. */
  pieces: z.record(z.string(), count),
  /** Piece of a reading -> what was printed there instead -> how often. */
  confusions: z.record(z.string(), z.record(z.string(), count)),
  /** Words in truths. */
  words: z.record(z.string(), count),
  /** By the line's confidence, in bins of `CONFIDENCE_BINS`: letters read, and pieces read wrongly. */
  confidence: z.strictObject({ letters: z.array(count), wrong: z.array(count) }),
  /** How much the language model counts beside the confusions. */
  languageWeight: z.number().nonnegative(),
  /** A token is replaced where that is so much likelier, as a natural logarithm; null corrects nothing. */
  gainMin: z.number().nullable(),
});

export type CorrectorWeights = Readonly<z.infer<typeof weightsSchema>>;

/** Upper ends of the bins of confidence; the last takes all that is left. */
export const CONFIDENCE_BINS: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.98, 1];

export function confidenceBin(confidence: number): number {
  const bin = CONFIDENCE_BINS.findIndex((end) => confidence <= end);
  return bin === -1 ? CONFIDENCE_BINS.length - 1 : bin;
}

export const NOTHING_LEARNED: CorrectorWeights = {
  format: 1,
  rows: 0,
  letters: {},
  pieces: {},
  confusions: {},
  words: {},
  confidence: { letters: CONFIDENCE_BINS.map(() => 0), wrong: CONFIDENCE_BINS.map(() => 0) },
  languageWeight: 1,
  gainMin: null,
};

export function weightsVersion(weights: CorrectorWeights): string {
  return `correction-${createHash('sha256').update(writeWeights(weights)).digest('hex').slice(0, 12)}`;
}

/** The same weights give the same text, whatever order they were counted in. */
export function writeWeights(weights: CorrectorWeights): string {
  return JSON.stringify(sorted(weights));
}

/** @throws Error where the text is no weights of this format */
export function readWeights(text: string): CorrectorWeights {
  const weights = weightsSchema.parse(JSON.parse(text));
  const { letters, wrong } = weights.confidence;
  if (letters.length !== CONFIDENCE_BINS.length || wrong.length !== CONFIDENCE_BINS.length)
    throw new Error(`The weights have ${letters.length} bins of confidence and must have ${CONFIDENCE_BINS.length}.`);
  return weights;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, own]) => [key, sorted(own)]));
}
