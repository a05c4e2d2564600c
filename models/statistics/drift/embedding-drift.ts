/**
 * Have embeddings drifted? A classifier is trained to tell reference from current rows; if it can (area under the curve
 * above 0.5 on rows it has not seen), something has changed (Lopez-Paz and Oquab, "Revisiting classifier two-sample
 * tests", ICLR 2017). Sees changes of combinations that no single dimension shows.
 */
import { createRandom } from '../../samples/random';
import { requireCount, requireNumbers } from '../check-values';
import { areaUnderCurve, type AreaUnderCurve } from './area-under-curve';
import { fitLogistic } from './logistic-regression';

export interface EmbeddingDriftOptions {
  /** Parts of the cross-validation. Default 5. */
  folds?: number;
  /** Rows of each sample that are used, at most; more cost time and find what does not matter. Default 1,000. */
  rowsMax?: number;
  /** Default 1. */
  seed?: number;
}

/**
 * @param reference and @param current one vector for each row, all of one length
 * @returns the area with its interval and one-sided p. Scores of different folds are compared with each other, which
 *   pulls the area of equal samples slightly below 0.5: the test errs on the quiet side
 * @throws RangeError on fewer than ten rows, vectors of different lengths or a value that is not finite
 */
export function embeddingDrift(
  reference: readonly ArrayLike<number>[],
  current: readonly ArrayLike<number>[],
  options: EmbeddingDriftOptions = {},
): AreaUnderCurve {
  const { folds = 5, rowsMax = 1000, seed = 1 } = options;
  requireCount('folds', folds, 2);
  requireCount('rowsMax', rowsMax, 10);
  const width = reference[0]?.length ?? 0;
  requireVectors('reference', reference, width);
  requireVectors('current', current, width);
  const random = createRandom(seed);
  const rows = [...random.sample(reference, rowsMax), ...random.sample(current, rowsMax)];
  const firstOfCurrent = Math.min(reference.length, rowsMax);
  const labels = rows.map((_, at) => Number(at >= firstOfCurrent));
  const scores = new Float64Array(rows.length);
  for (let fold = 0; fold < folds; fold++) {
    // Rows are in random order already, so every n-th is a random part with the same mix of both samples.
    const learn = rows.map((_, at) => at).filter((at) => at % folds !== fold);
    const model = fitLogistic(
      learn.map((at) => rows[at] ?? []),
      learn.map((at) => labels[at] ?? 0),
    );
    for (let at = fold; at < rows.length; at += folds) scores[at] = model.predict(rows[at] ?? []);
  }
  return areaUnderCurve({ negative: scores.slice(0, firstOfCurrent), positive: scores.slice(firstOfCurrent) });
}

function requireVectors(name: string, vectors: readonly ArrayLike<number>[], width: number): void {
  requireCount(`${name}.length`, vectors.length, 10);
  for (const [index, vector] of vectors.entries()) {
    requireNumbers(`${name}[${index}]`, vector);
    if (vector.length !== width) {
      throw new RangeError(
        `${name}[${index}] has ${vector.length} numbers, others ${width}; give vectors of one length`,
      );
    }
  }
}
