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
  /** Rows of each sample that are used, at most; more cost time and find what does not matter. Default 1,000. */
  rowsMax?: number;
  /** Default 1. */
  seed?: number;
}

/**
 * Each half of the rows is judged by a classifier trained on the other half, so each half's p is exact. The two are not
 * independent; twice their mean is a p-value whatever their dependence (Vovk and Wang, Biometrika 2020). One area from
 * the scores of both halves would reject too often.
 * @param reference and @param current one vector for each row, all of one length
 * @returns mean of the halves' areas and interval ends; p is one-sided
 * @throws RangeError on fewer than ten rows, vectors of different lengths or a value that is not finite
 */
export function embeddingDrift(
  reference: readonly ArrayLike<number>[],
  current: readonly ArrayLike<number>[],
  options: EmbeddingDriftOptions = {},
): AreaUnderCurve {
  const { rowsMax = 1000, seed = 1 } = options;
  requireCount('rowsMax', rowsMax, 10);
  const width = reference[0]?.length ?? 0;
  requireVectors('reference', reference, width);
  requireVectors('current', current, width);
  const random = createRandom(seed);
  const halves = (rows: readonly ArrayLike<number>[]): Half<ArrayLike<number>[]> => {
    const drawn = random.sample(rows, rowsMax);
    const middle = Math.floor(drawn.length / 2);
    return [drawn.slice(0, middle), drawn.slice(middle)];
  };
  const [before, now] = [halves(reference), halves(current)];
  const judged: Half<AreaUnderCurve> = [
    judge({ before: before[1], now: now[1] }, { before: before[0], now: now[0] }),
    judge({ before: before[0], now: now[0] }, { before: before[1], now: now[1] }),
  ];
  const mean = (of: (area: AreaUnderCurve) => number): number => (of(judged[0]) + of(judged[1])) / 2;
  return {
    area: mean(({ area }) => area),
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    p: Math.min(1, 2 * mean(({ p }) => p)),
  };
}

type Half<T> = [T, T];

interface Rows {
  before: readonly ArrayLike<number>[];
  now: readonly ArrayLike<number>[];
}

function judge(learn: Rows, test: Rows): AreaUnderCurve {
  const labels = [...learn.before.map(() => 0), ...learn.now.map(() => 1)];
  const model = fitLogistic([...learn.before, ...learn.now], labels);
  return areaUnderCurve({
    negative: test.before.map((row) => model.predict(row)),
    positive: test.now.map((row) => model.predict(row)),
  });
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
