/**
 * A simulated stream of documents: 30 features, some of them correlated, some skewed, with weekends, and a model whose
 * confidences are calibrated. What goes wrong is injected from a given day on.
 */
import { createRandom, type Random } from '../../models/samples/random';
import type { DailyMean } from '../../models/statistics/drift/change-detector';
import { summarize } from '../../models/statistics/sample-summary';

export const NUMERIC_FEATURES = 22;
export const CATEGORY_FEATURES = 8;

export interface Injection {
  /** Features whose values move by `shiftDeviations`. */
  features: number;
  shiftDeviations: number;
  /** By how much the share of right answers falls. */
  fall: number;
  /** Whether the model is unsure where it is wrong; false: it is wrong and sure, which only labels show. */
  isSeenInConfidence: boolean;
}

export const NOTHING: Injection = { features: 0, shiftDeviations: 0, fall: 0, isSeenInConfidence: true };

export interface Day {
  numeric: number[][];
  category: string[][];
  confidence: DailyMean;
  labelled: { right: number; count: number };
}

export const ACCURACY = 0.92;
/** Days differ by more than their rows: another customer, another scanner. */
const DAY_DEVIATION = 0.008;
/** Share of the answers that somebody corrects or confirms. */
const LABELLED_SHARE = 0.1;
/** Most answers are sure, the others in doubt. */
const SURE_SHARE = 0.7;
const SURE = 0.985;

export interface World {
  /** Rows of the features, as for a reference. */
  reference(rows: number): Pick<Day, 'numeric' | 'category'>;
  day(injection: Injection, options: { rows: number; withFeatures: boolean; weekday: number }): Day;
}

export function createWorld(seed: number): World {
  const random = createRandom(seed);
  const features = (rows: number, injection: Injection) => ({
    numeric: numericRows(random, rows, injection),
    category: categoryRows(random, rows, injection),
  });
  return {
    reference: (rows) => features(rows, NOTHING),
    day: (injection, { rows, withFeatures, weekday }) => ({
      ...features(withFeatures ? rows : 0, injection),
      ...answers(random, { rows, weekday, injection }),
    }),
  };
}

/** One list of values for each feature. */
function numericRows(random: Random, rows: number, { features, shiftDeviations }: Injection): number[][] {
  const shared = Array.from({ length: rows }, () => random.gaussian());
  return Array.from({ length: NUMERIC_FEATURES }, (_, feature) =>
    shared.map((common) => {
      const own = random.gaussian();
      const value = feature % 3 === 0 ? 0.7 * common + Math.sqrt(1 - 0.49) * own : own;
      const shifted = value + (feature < features ? shiftDeviations : 0);
      return feature % 4 === 1 ? Math.exp(shifted) : shifted;
    }),
  );
}

function categoryRows(random: Random, rows: number, { features, shiftDeviations }: Injection): string[][] {
  return Array.from({ length: CATEGORY_FEATURES }, (_, feature) =>
    Array.from({ length: rows }, () => {
      const moved = NUMERIC_FEATURES + feature < features ? shiftDeviations / 4 : 0;
      const at = random.next() - moved;
      return at < 0.5 ? 'a' : at < 0.75 ? 'b' : at < 0.9 ? 'c' : at < 0.98 ? 'd' : 'e';
    }),
  );
}

function answers(random: Random, day: { rows: number; weekday: number; injection: Injection }) {
  const { fall, isSeenInConfidence } = day.injection;
  const weekend = day.weekday >= 5 ? -0.005 : 0;
  const normal = ACCURACY + weekend + DAY_DEVIATION * random.gaussian();
  const seen = Math.min(0.995, normal - (isSeenInConfidence ? fall : 0));
  const hidden = isSeenInConfidence ? 0 : fall;
  // So that the mean is the wished one.
  const inDoubt = Math.max(0, (seen - SURE_SHARE * SURE) / (1 - SURE_SHARE));
  const confidences = new Float64Array(day.rows);
  const labelled = { right: 0, count: 0 };
  for (let row = 0; row < day.rows; row++) {
    const confidence = random.chance(SURE_SHARE) ? SURE : inDoubt;
    confidences[row] = Math.min(1, Math.max(0, confidence + 0.01 * random.gaussian()));
    if (!random.chance(LABELLED_SHARE)) continue;
    labelled.count++;
    if (random.chance((confidences[row] ?? 0) - hidden)) labelled.right++;
  }
  const { mean, variance, count } = summarize(confidences);
  return { confidence: { mean, standardError: Math.sqrt(variance / count) }, labelled };
}
