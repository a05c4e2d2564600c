import { createRandom } from '../../../models/samples/random';
import { summarize, summarizeSuccesses } from '../../../models/statistics/sample-summary';
import {
  alwaysValidP,
  differenceBounds,
  differenceInterval,
} from '../../../models/statistics/sequential/confidence-sequence';
import { checkMeanGuardrail, checkSuccessGuardrail } from '../../../models/statistics/sequential/guardrail';
import { sampleRatioTest } from '../../../models/statistics/sequential/sample-ratio';
import {
  createSuccessTest,
  multiplyEvidence,
  successTest,
  type Alternative,
} from '../../../models/statistics/sequential/success-test';

const arms = (productionRate: number, candidateRate: number, count: number) => ({
  production: summarizeSuccesses(Math.round(productionRate * count), count),
  candidate: summarizeSuccesses(Math.round(candidateRate * count), count),
});

describe('the confidence sequence', () => {
  test('has the width of the formula of Waudby-Smith et al. (Theorem 2.2)', () => {
    const summary = { count: 500, mean: 0, variance: 1 };
    const { low, high } = differenceInterval({ production: summary, candidate: summary }, { tuneFor: 1000 });
    // n = 1,000, σ² of the stream = 4, ρ² = (−2 ln 0.05 + ln(1 − 2 ln 0.05)) / 1,000 = 0.0079371.
    const spread = 7.93714;
    const expected = 2 * Math.sqrt(((2 * (spread + 1)) / (1000 * spread)) * Math.log(Math.sqrt(spread + 1) / 0.05));
    expect(high).toBeCloseTo(expected, 5);
    expect(low).toBeCloseTo(-expected, 5);
  });

  test('is wider than the interval for one look, and narrower with more outcomes', () => {
    const width = (count: number): number => differenceInterval(arms(0.8, 0.8, count)).high;
    expect(width(500)).toBeGreaterThan(1.96 * Math.sqrt((2 * 0.16) / 500));
    expect(width(2000)).toBeLessThan(width(500));
  });

  test.each([0.55, 0.6, 0.68, 0.7, 0.72, 0.79])('its p-value agrees with its interval at %d', (rate) => {
    const compared = arms(0.8, rate, 400);
    expect(alwaysValidP(compared) <= 0.05).toBe(differenceInterval(compared).high < 0);
  });

  test('says nothing before the least count', () => {
    expect(differenceInterval(arms(1, 0, 49))).toEqual({ difference: -1, low: -Infinity, high: Infinity });
    expect(alwaysValidP(arms(1, 0, 49))).toBe(1);
  });

  test('one-sided bounds are tighter than the two-sided interval', () => {
    const compared = arms(0.8, 0.75, 500);
    expect(differenceBounds(compared).high).toBeLessThan(differenceInterval(compared).high);
  });

  test('misses the truth in at most 5 % of streams looked at 40 times', () => {
    const random = createRandom(3);
    let missed = 0;
    const streams = 400;
    for (let stream = 0; stream < streams; stream++) {
      const values: [number[], number[]] = [[], []];
      let isMissed = false;
      for (let look = 0; look < 40; look++) {
        for (let row = 0; row < 50; row++) values[row % 2]!.push(random.gaussian() + (row % 2) * 0.5);
        const { low, high } = differenceInterval({ production: summarize(values[0]), candidate: summarize(values[1]) });
        isMissed ||= low > 0.5 || high < 0.5;
      }
      missed += Number(isMissed);
    }
    expect(missed / streams).toBeLessThanOrEqual(0.05);
  });

  test.each([
    [{ production: { count: -1, mean: 0, variance: 1 } }, /production\.count is -1/],
    [{ candidate: { count: 60, mean: Number.NaN, variance: 1 } }, /candidate\.mean is NaN/],
    [{ candidate: { count: 60, mean: 0, variance: -2 } }, /candidate\.variance is -2/],
  ])('refuses %j', (change, message) => {
    expect(() => differenceInterval({ ...arms(0.5, 0.5, 100), ...change })).toThrow(message);
  });

  test('refuses an alpha outside 0..1', () => {
    expect(() => differenceInterval(arms(0.5, 0.5, 100), { alpha: 1 })).toThrow(
      new RangeError('alpha is 1; give a number between 0 and 1'),
    );
  });
});

/** Mean of the capital after `outcomes` outcomes, over every way they can fall. */
function expectedCapital(
  truth: { production: number; candidate: number; share: number },
  alternative: Alternative,
): number {
  const outcomes = 7;
  const test = createSuccessTest(truth.share, { alternative });
  const chances = [
    (1 - truth.share) * truth.production,
    (1 - truth.share) * (1 - truth.production),
    truth.share * truth.candidate,
    truth.share * (1 - truth.candidate),
  ];
  let mean = 0;
  const visit = (counts: number[], left: number, ways: number): void => {
    if (counts.length === 3) {
      const [a = 0, b = 0, c = 0, d = 0] = [...counts, left];
      const chance = chances.reduce((all, p, at) => all * p ** ([a, b, c, d][at] ?? 0), ways);
      const look = { production: { successes: a, count: a + b }, candidate: { successes: c, count: c + d } };
      mean += chance * Math.exp(test(look));
      return;
    }
    let choose = 1;
    for (let count = 0; count <= left; count++) {
      visit([...counts, count], left - count, ways * choose);
      choose = (choose * (left - count)) / (count + 1);
    }
  };
  visit([], outcomes, 1);
  return mean;
}

describe('the test of successes', () => {
  test.each([
    [0.8, 0.5],
    [0.3, 0.1],
    [0.95, 0.37],
  ])('neither gains nor loses on average where both arms succeed with %d and the share is %d', (rate, share) => {
    for (const alternative of ['worse', 'better', 'different'] as const) {
      expect(expectedCapital({ production: rate, candidate: rate, share }, alternative)).toBeCloseTo(1, 9);
    }
  });

  test('loses on average where the candidate is better and worse was suspected', () => {
    expect(expectedCapital({ production: 0.6, candidate: 0.9, share: 0.5 }, 'worse')).toBeLessThan(1);
    expect(expectedCapital({ production: 0.9, candidate: 0.6, share: 0.5 }, 'worse')).toBeGreaterThan(1);
  });

  test('is the same for better as for worse with the arms exchanged and halves', () => {
    const [one, other] = [
      { successes: 80, count: 100 },
      { successes: 60, count: 90 },
    ];
    const worse = successTest({ production: one, candidate: other, candidateShare: 0.5 });
    const better = successTest({ production: other, candidate: one, candidateShare: 0.5 }, { alternative: 'better' });
    expect(worse.p).toBeLessThan(0.5);
    expect(better.logEvidence).toBeGreaterThan(0);
  });

  test('adds the evidence of stages with different shares', () => {
    const stages = [1.5, 2.25].map((logEvidence) => ({ logEvidence, p: Math.exp(-logEvidence) }));
    expect(multiplyEvidence(stages)).toEqual({ logEvidence: 3.75, p: Math.exp(-3.75) });
  });

  test('refuses more successes than outcomes, and a share of 0', () => {
    const arm = { successes: 3, count: 2 };
    expect(() => successTest({ production: arm, candidate: arm, candidateShare: 0.5 })).toThrow(/successes is 3 of 2/);
    expect(() => createSuccessTest(0)).toThrow(/candidateShare is 0/);
  });
});

describe('a guardrail', () => {
  test('is breached, safe or open by the bounds and the margin', () => {
    const check = (rate: number, margin: number) =>
      checkMeanGuardrail(arms(0.8, rate, 2000), { direction: 'higher', margin }).verdict;
    expect([check(0.6, 0.05), check(0.8, 0.1), check(0.78, 0.01)]).toEqual(['breached', 'safe', 'open']);
  });

  test('turns the sign where lower is better', () => {
    const check = checkMeanGuardrail(arms(0.1, 0.3, 1000), { direction: 'lower', margin: 0.05 });
    expect(check.verdict).toBe('breached');
    expect(check.gain).toBeCloseTo(-0.2, 10);
  });

  test('on successes sums the stages of a ramp', () => {
    const stage = (candidateShare: number, failed: number) => ({
      production: { successes: 240, count: 300 },
      candidate: { successes: 100 - failed, count: 100 },
      candidateShare,
    });
    expect(checkSuccessGuardrail([stage(0.25, 20)]).verdict).toBe('open');
    expect(checkSuccessGuardrail([stage(0.25, 34), stage(0.25, 34), stage(0.25, 34)]).verdict).toBe('breached');
    expect(checkSuccessGuardrail([stage(0.25, 3), stage(0.25, 3)]).verdict).toBe('safe');
  });
});

describe('the sample ratio', () => {
  test('has the evidence of a uniform mixture in closed form', () => {
    // Concentration 2 on halves is Beta(1, 1): three of three have 1/4 against 1/8.
    expect(Math.exp(sampleRatioTest([3, 0], [1, 1], { concentration: 2 }).logEvidence)).toBeCloseTo(2, 8);
  });

  test('gains nothing on average where the shares are as configured', () => {
    const [n, w] = [9, 0.3];
    let [mean, choose] = [0, 1];
    for (let first = 0; first <= n; first++) {
      const capital = Math.exp(sampleRatioTest([first, n - first], [3, 7], { concentration: 20 }).logEvidence);
      mean += choose * w ** first * (1 - w) ** (n - first) * capital;
      choose = (choose * (n - first)) / (first + 1);
    }
    expect(mean).toBeCloseTo(1, 8);
  });

  test('finds a mismatch of three variants and leaves a match alone', () => {
    expect(sampleRatioTest([8000, 1000, 1000], [8, 1, 1]).p).toBe(1);
    expect(sampleRatioTest([8000, 1000, 700], [8, 1, 1]).p).toBeLessThan(0.001);
  });

  test('refuses negative counts, weights of 0 and lists that do not match', () => {
    expect(() => sampleRatioTest([5, -1], [1, 1])).toThrow(
      new RangeError('counts[1] is -1; give a whole number of at least 0'),
    );
    expect(() => sampleRatioTest([5, 1], [1, 0])).toThrow(/weights\[1\] is 0/);
    expect(() => sampleRatioTest([5], [1, 1])).toThrow(/counts has 1 values and weights 2/);
  });
});
