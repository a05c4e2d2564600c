import { createRandom } from '../../../models/samples/random';
import { adjustByCovariate } from '../../../models/statistics/experiments/cuped';
import { crossesBoundary, groupSequentialBoundaries } from '../../../models/statistics/experiments/group-sequential';
import { benjaminiHochbergAdjusted, holmAdjusted } from '../../../models/statistics/experiments/multiple-tests';
import { mcNemarTest, pairedTTest } from '../../../models/statistics/experiments/paired-tests';
import {
  detectableDifference,
  sampleSizeForMeans,
  sampleSizeForRates,
} from '../../../models/statistics/experiments/sample-size';

describe('CUPED', () => {
  test('removes all that the covariate explains and keeps the effect', () => {
    const covariates = [1, 2, 3, 4, 5, 6];
    const { theta, adjusted, varianceReduction } = adjustByCovariate([
      { covariates, outcomes: covariates.map((x) => 2 * x) },
      { covariates, outcomes: covariates.map((x) => 2 * x + 0.5) },
    ]);
    expect(theta).toBeCloseTo(2, 12);
    expect(varianceReduction).toBeCloseTo(1, 12);
    expect(adjusted[1]!.mean - adjusted[0]!.mean).toBeCloseTo(0.5, 12);
    expect(adjusted[0]!.variance).toBeCloseTo(0, 12);
  });

  test('reduces the variance by the squared correlation', () => {
    const random = createRandom(1);
    const covariates = Array.from({ length: 4000 }, () => random.gaussian());
    const outcomes = covariates.map((x) => 0.8 * x + 0.6 * random.gaussian());
    expect(adjustByCovariate([{ covariates, outcomes }]).varianceReduction).toBeCloseTo(0.64, 1);
  });

  test('leaves outcomes alone where the covariate never varies', () => {
    const { theta, adjusted } = adjustByCovariate([{ covariates: [1, 1, 1], outcomes: [1, 2, 3] }]);
    expect(theta).toBe(0);
    expect(adjusted[0]).toEqual({ count: 3, mean: 2, variance: 1 });
  });

  test('refuses lists of different lengths', () => {
    expect(() => adjustByCovariate([{ covariates: [1, 2], outcomes: [1, 2, 3] }])).toThrow(RangeError);
  });
});

describe('group-sequential boundaries', () => {
  // R package ldbounds, O'Brien–Fleming spending, two-sided 0.05, five equal looks.
  test('are those of ldbounds for five looks', () => {
    const zs = groupSequentialBoundaries({ informationShares: [0.2, 0.4, 0.6, 0.8, 1] }).map(({ z }) => z);
    [4.8769, 3.3569, 2.6803, 2.2898, 2.031].forEach((z, look) => expect(zs[look]).toBeCloseTo(z, 3));
  });

  // README of SeqBounds.jl, one-sided 0.05.
  test('are those of SeqBounds for four looks on one side', () => {
    const boundaries = groupSequentialBoundaries({ informationShares: [0.25, 0.5, 0.75, 1], sides: 1 });
    [3.74955, 2.53993, 2.01604, 1.72014].forEach((z, look) => expect(boundaries[look]!.z).toBeCloseTo(z, 3));
    expect(boundaries.map(({ spent }) => spent)[1]).toBeCloseTo(0.0055746, 6);
  });

  // R package ldbounds, Pocock spending, two-sided 0.05, five equal looks.
  test('with Pocock spending are those of ldbounds', () => {
    const plan = { informationShares: [0.2, 0.4, 0.6, 0.8, 1], spending: 'pocock' } as const;
    const zs = groupSequentialBoundaries(plan).map(({ z }) => z);
    [2.438, 2.4268, 2.4101, 2.3966, 2.3859].forEach((z, look) => expect(zs[look]).toBeCloseTo(z, 3));
  });

  test('one look alone is the usual quantile', () => {
    expect(groupSequentialBoundaries({ informationShares: [1] })[0]!.z).toBeCloseTo(1.959964, 5);
  });

  test('are crossed at the look where z reaches them', () => {
    const boundaries = groupSequentialBoundaries({ informationShares: [0.5, 1] });
    expect(crossesBoundary(boundaries, [2.5])).toBe(false);
    expect(crossesBoundary(boundaries, [2.5, -2.5])).toBe(true);
    expect(crossesBoundary(boundaries, [2.5, -2.5], 1)).toBe(false);
    expect(() => crossesBoundary(boundaries, [1, 1, 1])).toThrow(/zs has 3 looks for 2/);
  });

  test('refuse shares that do not rise', () => {
    expect(() => groupSequentialBoundaries({ informationShares: [0.5, 0.5] })).toThrow(/informationShares\[1\] is 0.5/);
    expect(() => groupSequentialBoundaries({ informationShares: [0.5, 1.2] })).toThrow(RangeError);
  });
});

describe('paired tests', () => {
  // Student's sleep data (Biometrika 1908), as by R's t.test(paired = TRUE).
  test('the t-test gives the textbook result on the sleep data', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const result = pairedTTest(first, second);
    expect(result.t).toBeCloseTo(4.0621, 4);
    expect(result.p).toBeCloseTo(0.002833, 6);
    expect(result.low).toBeCloseTo(0.7001142, 5);
    expect(result.high).toBeCloseTo(2.4598858, 5);
  });

  test('equal answers differ by nothing, a constant difference for certain', () => {
    expect(pairedTTest([1, 2, 3], [1, 2, 3])).toEqual({ difference: 0, low: 0, high: 0, t: 0, p: 1 });
    expect(pairedTTest([1, 2, 3], [2, 3, 4]).p).toBe(0);
  });

  test("McNemar's test counts the disagreeing pairs by the binomial law", () => {
    // 2 · (1 + 12 + 66) / 4,096.
    expect(mcNemarTest({ onlyProductionRight: 2, onlyCandidateRight: 10 }).p).toBeCloseTo(158 / 4096, 9);
    expect(mcNemarTest({ onlyProductionRight: 0, onlyCandidateRight: 0 })).toEqual({ p: 1, candidateShare: 0.5 });
    // (|1,100 − 1,000| − 1)² / 2,100 = 4.667.
    expect(mcNemarTest({ onlyProductionRight: 1000, onlyCandidateRight: 1100 }).p).toBeCloseTo(0.0307, 4);
  });

  test('refuse bad counts and values', () => {
    expect(() => mcNemarTest({ onlyProductionRight: -1, onlyCandidateRight: 0 })).toThrow(/onlyProductionRight is -1/);
    expect(() => pairedTTest([1, Number.NaN], [1, 2])).toThrow(/production\[1\] is NaN/);
    expect(() => pairedTTest([1], [1])).toThrow(/production has 1 values/);
  });
});

describe('several tests', () => {
  const ps = [0.01, 0.04, 0.03, 0.005];

  // R's p.adjust.
  test('are adjusted as by p.adjust', () => {
    const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(10)));
    expect(rounded(holmAdjusted(ps))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(rounded(benjaminiHochbergAdjusted(ps))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  test('are never adjusted downwards or above 1, and none is no error', () => {
    const random = createRandom(5);
    const many = Array.from({ length: 50 }, () => random.next());
    for (const adjust of [holmAdjusted, benjaminiHochbergAdjusted]) {
      adjust(many).forEach((p, at) => {
        expect(p).toBeGreaterThanOrEqual(many[at]!);
        expect(p).toBeLessThanOrEqual(1);
      });
      expect(adjust([])).toEqual([]);
      expect(() => adjust([0.5, 1.5])).toThrow(new RangeError('ps[1] is 1.5; give a number from 0 to 1'));
    }
  });
});

describe('sample size', () => {
  test('of 0.80 against 0.70 is 294 in each arm (Fleiss)', () => {
    expect(sampleSizeForRates([0.8, 0.7])).toBe(294);
    expect(sampleSizeForRates([0.7, 0.8])).toBe(294);
  });

  test('of half a deviation is 63 in each arm, and finds just that', () => {
    expect(sampleSizeForMeans({ difference: 0.5, standardDeviation: 1 })).toBe(63);
    expect(detectableDifference({ count: 62.79, standardDeviation: 1 })).toBeCloseTo(0.5, 3);
  });

  test('refuses equal rates', () => {
    expect(() => sampleSizeForRates([0.8, 0.8])).toThrow(/rates are both 0.8/);
  });
});
