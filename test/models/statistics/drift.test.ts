import { createRandom } from '../../../models/samples/random';
import { areaUnderCurve } from '../../../models/statistics/drift/area-under-curve';
import {
  jensenShannonDistance,
  kolmogorovSmirnovStatistic,
  populationStabilityIndex,
  stabilityIndexLimit,
  wassersteinDistance,
} from '../../../models/statistics/drift/distances';
import { embeddingDrift } from '../../../models/statistics/drift/embedding-drift';
import { estimateAccuracy, estimateF1 } from '../../../models/statistics/drift/estimated-performance';
import { createFeatureTest } from '../../../models/statistics/drift/feature-drift';
import { fitLogistic } from '../../../models/statistics/drift/logistic-regression';

const floats = (...values: number[]) => Float64Array.from(values);
const normal = (count: number, seed: number, mean = 0): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => mean + random.gaussian());
};

describe('distances', () => {
  test('the stability index is Σ (q − p) ln(q / p)', () => {
    const index = populationStabilityIndex({ reference: [500_000, 500_000], current: [600_000, 400_000] });
    expect(index).toBeCloseTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), 5);
    expect(populationStabilityIndex({ reference: [10, 0], current: [0, 10] })).toBeLessThan(Infinity);
  });

  test('its limit on ten bins of 200 against 2,000 rows is chi-square with nine degrees of freedom', () => {
    const histograms = { reference: new Array<number>(10).fill(200), current: new Array<number>(10).fill(20) };
    // 16.919 is the 95th percentile.
    expect(stabilityIndexLimit(histograms, 0.05)).toBeCloseTo(16.919 * (1 / 2000 + 1 / 200), 4);
  });

  test('Jensen–Shannon is 0 for equal and 1 for disjoint histograms', () => {
    expect(jensenShannonDistance({ reference: [5, 15], current: [1, 3] })).toBeCloseTo(0, 9);
    expect(jensenShannonDistance({ reference: [5, 0], current: [0, 7] })).toBe(1);
    // scipy.spatial.distance.jensenshannon([1, 0], [0.5, 0.5], base=2).
    expect(jensenShannonDistance({ reference: [2, 0], current: [1, 1] })).toBeCloseTo(0.5579230452841438, 12);
  });

  test('Wasserstein and Kolmogorov–Smirnov are those of SciPy', () => {
    // scipy.stats.wasserstein_distance([0, 1, 3], [5, 6, 8]).
    expect(wassersteinDistance(floats(0, 1, 3), floats(5, 6, 8))).toBeCloseTo(5, 12);
    expect(wassersteinDistance(floats(0, 1), floats(0, 1, 1))).toBeCloseTo(1 / 6, 12);
    expect(kolmogorovSmirnovStatistic(floats(0, 1, 2, 3), floats(2, 3, 4, 5))).toBe(0.5);
  });

  test('refuse negative counts, empty samples and NaN', () => {
    expect(() => populationStabilityIndex({ reference: [1, -1], current: [1, 1] })).toThrow(/reference\[1\] is -1/);
    expect(() => jensenShannonDistance({ reference: [0, 0], current: [1, 1] })).toThrow(/reference has no rows/);
    expect(() => wassersteinDistance(floats(), floats(1))).toThrow(/reference has 0 values/);
    expect(() => wassersteinDistance(floats(1), floats(Number.NaN))).toThrow(/current\[0\] is NaN/);
  });
});

describe('drift of a feature', () => {
  test.each([20, 200])('is rarely found in %d rows where nothing has changed, though the index is large', (rows) => {
    const test = createFeatureTest({ kind: 'numeric', values: normal(1000, 1) });
    const drifts = Array.from({ length: 200 }, (_, seed) => test(normal(rows, 10 + seed)));
    expect(drifts.filter(({ p }) => p < 0.05).length / 200).toBeLessThan(0.1);
    const overLimit = drifts.filter(({ stabilityIndex, stabilityIndexLimit: limit }) => stabilityIndex > limit);
    expect(overLimit.length / 200).toBeLessThan(0.05);
  });

  test('is found where the mean moves, with its size in deviations', () => {
    const drift = createFeatureTest({ kind: 'numeric', values: normal(1000, 1) })(normal(300, 2, 0.5));
    expect(drift.p).toBeLessThan(1e-6);
    expect(drift.wasserstein).toBeCloseTo(0.5, 0);
    expect(drift.stabilityIndex).toBeGreaterThan(drift.stabilityIndexLimit);
  });

  test('is found where values stop coming', () => {
    const current = normal(300, 2).map((value, index) => (index % 3 === 0 ? null : value));
    const drift = createFeatureTest({ kind: 'numeric', values: normal(1000, 1) })(current);
    expect(drift).toMatchObject({ test: 'chi-square' });
    expect(drift.p).toBeLessThan(1e-10);
    const gone = createFeatureTest({ kind: 'numeric', values: [1, 2, 3] })([null, null, null]);
    expect(gone).toMatchObject({ test: 'permutation', wasserstein: null });
  });

  test('of categories has the p-value of the chi-square test', () => {
    const values = (a: number, b: number) => [...new Array<string>(a).fill('a'), ...new Array<string>(b).fill('b')];
    // chi2_contingency([[30, 70], [45, 55]], correction=False): 4.8, p = 0.02846.
    const drift = createFeatureTest({ kind: 'category', values: values(30, 70) })(values(45, 55));
    expect(drift).toMatchObject({ test: 'chi-square', wasserstein: null });
    expect(drift.p).toBeCloseTo(0.02846, 5);
  });

  test('of rare categories is tested by permutation, close to the exact law', () => {
    // Fisher's exact test, two-sided, of [[8, 0], [4, 4]]: 0.0769.
    const drift = createFeatureTest({ kind: 'category', values: [...'aaaaaaaa'] }, { shuffles: 1999 })([...'aaaabbbb']);
    expect(drift.test).toBe('permutation');
    expect(Math.abs(drift.p - 0.0769)).toBeLessThan(0.02);
  });

  test('a category never seen before is no error', () => {
    const drift = createFeatureTest({ kind: 'category', values: [...'aaaaabbbbb'] })([...'zzzzzzzzzz']);
    expect(drift.p).toBeLessThan(0.01);
  });

  test('refuses empty samples, NaN and values of the other kind', () => {
    const test = createFeatureTest({ kind: 'numeric', values: [1, 2, 3] });
    expect(() => test([])).toThrow(/current is empty/);
    expect(() => test([1, Number.NaN])).toThrow(/current is NaN/);
    expect(() => test(['a'])).toThrow(/current has "a"/);
    expect(() => createFeatureTest({ kind: 'category', values: [] })(['a'])).toThrow(/reference is empty/);
  });
});

describe('drift of embeddings', () => {
  const vectors = (count: number, seed: number, shift = 0): number[][] => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => Array.from({ length: 8 }, () => random.gaussian() + shift));
  };

  test('is not found in equal samples more often than chance allows', () => {
    const found = Array.from({ length: 60 }, (_, seed) => embeddingDrift(vectors(60, seed), vectors(60, 1000 + seed)));
    expect(found.filter(({ p }) => p < 0.01).length).toBeLessThanOrEqual(3);
  });

  test('is found where all dimensions move a little', () => {
    const { area, low, p } = embeddingDrift(vectors(200, 1), vectors(200, 2, 0.3));
    expect(area).toBeGreaterThan(0.65);
    expect(low).toBeGreaterThan(0.55);
    expect(p).toBeLessThan(0.01);
  });

  test('refuses few rows and vectors of different lengths', () => {
    expect(() => embeddingDrift(vectors(9, 1), vectors(20, 2))).toThrow(/reference.length is 9/);
    expect(() => embeddingDrift(vectors(10, 1), [...vectors(10, 2), [1]])).toThrow(/current\[10\] has 1 numbers/);
  });

  test('the regression finds the odds of the data', () => {
    const random = createRandom(3);
    const rows = Array.from({ length: 4000 }, () => [random.gaussian()]);
    const labels = rows.map(([x = 0]) => Number(random.chance(1 / (1 + Math.exp(-(0.5 + x))))));
    const model = fitLogistic(rows, labels, 0);
    expect(model.predict([0])).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 1);
    expect(model.predict([1])).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 1);
  });
});

describe('the area under the curve', () => {
  test('counts pairs in order, ties as half', () => {
    expect(areaUnderCurve({ negative: [1, 2], positive: [3, 4] }).area).toBe(1);
    expect(areaUnderCurve({ negative: [1, 3], positive: [3, 4] }).area).toBeCloseTo(3.5 / 4, 12);
    expect(areaUnderCurve({ negative: [1, 1], positive: [1, 1] })).toMatchObject({ area: 0.5, p: 0.5 });
  });

  test('covers the truth in about 95 % of samples', () => {
    // Normal scores one deviation apart: Φ(1 / √2) = 0.7602.
    const covered = Array.from({ length: 200 }, (_, seed) => {
      const { low, high } = areaUnderCurve({ negative: normal(60, seed), positive: normal(60, 5000 + seed, 1) });
      return low <= 0.7602 && high >= 0.7602;
    });
    expect(covered.filter(Boolean).length / 200).toBeGreaterThan(0.9);
  });
});

describe('estimated performance', () => {
  test('is the mean confidence, with the interval of independent tosses', () => {
    const { estimate, low, high, rows } = estimateAccuracy(new Array<number>(100).fill(0.8));
    expect([estimate, rows]).toEqual([expect.closeTo(0.8, 12), 100]);
    expect(high - low).toBeCloseTo(2 * 1.96 * 0.04, 4);
    expect(estimateAccuracy([0.8, 0.8], { calibrationError: 0.1 }).high).toBe(1);
  });

  test('covers the realised accuracy of calibrated confidences in about 95 % of samples', () => {
    const random = createRandom(6);
    let covered = 0;
    for (let sample = 0; sample < 300; sample++) {
      const confidences = Array.from({ length: 80 }, () => random.between(0.5, 1));
      const right = confidences.filter((confidence) => random.chance(confidence)).length / 80;
      const { low, high } = estimateAccuracy(confidences);
      covered += Number(low <= right && high >= right);
    }
    expect(covered / 300).toBeGreaterThan(0.92);
    expect(covered / 300).toBeLessThan(0.985);
  });

  test('of F1 counts expected hits', () => {
    // Said yes: 0.9 and 0.6; expected right 1.5, said 2, truths 0.9 + 0.6 + 0.2.
    const { estimate, low, high } = estimateF1([0.9, 0.6, 0.2]);
    expect(estimate).toBeCloseTo((2 * 1.5) / (2 + 1.7), 12);
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
    expect(estimateF1([0, 0]).estimate).toBe(1);
  });

  test('refuses confidences outside 0..1 and none at all', () => {
    expect(() => estimateAccuracy([])).toThrow(/confidences has 0 values/);
    expect(() => estimateAccuracy([0.5, 1.2])).toThrow(/confidences\[1\] is 1.2/);
    expect(() => estimateF1([Number.NaN])).toThrow(/is NaN/);
  });
});
