import { createRandom } from '../../../models/samples/random';
import {
  detectorLevel,
  performanceBaseline,
  startMeanDetector,
  startSuccessDetector,
  watchMean,
  watchSuccesses,
} from '../../../models/statistics/drift/change-detector';
import {
  featureFinding,
  startDriftState,
  watchDrift,
  type DriftDay,
  type DriftPolicy,
} from '../../../models/statistics/drift/drift-monitor';

const baseline = { mean: 0.92, dayDeviation: 0.01 };
const policy: DriftPolicy = { estimated: { baseline, margin: 0.02 }, labelled: { least: 0.9 } };
const quiet = { name: 'length', p: 0.5, isLarge: false };
const drifted = { name: 'language', p: 1e-6, isLarge: true };
const day = (mean: number, features = [quiet]): DriftDay => ({ features, estimated: { mean, standardError: 0.005 } });

/** The decisions on successive days. */
function decisions(days: readonly DriftDay[], used: DriftPolicy = policy) {
  let state = startDriftState();
  return days.map((one) => {
    const step = watchDrift(used, state, one);
    state = step.state;
    return step.decision;
  });
}

describe('the daily decision', () => {
  test('is nothing on ordinary days', () => {
    const random = createRandom(1);
    const days = Array.from({ length: 365 }, () => day(0.92 + 0.01 * random.gaussian()));
    expect(decisions(days).every(({ level }) => level === 'none')).toBe(true);
  });

  test('is a warning, never a retrain, where features drift and performance does not', () => {
    const levels = decisions(Array.from({ length: 60 }, () => day(0.92, [quiet, drifted]))).map(({ level }) => level);
    expect(levels[0]).toBe('none');
    expect(new Set(levels.slice(1))).toEqual(new Set(['warn']));
  });

  test('forgets a feature that drifted on one odd day', () => {
    const odd = [day(0.92), day(0.92, [drifted]), day(0.92), day(0.92), day(0.92, [drifted]), day(0.92)];
    expect(decisions(odd).map(({ level }) => level)).toEqual(new Array(6).fill('none'));
  });

  test('names the features that drifted on two of three days', () => {
    const [, , last] = decisions([day(0.92, [drifted]), day(0.92), day(0.92, [quiet, drifted])]);
    expect(last).toMatchObject({ level: 'warn', reasons: ['features_drifted'], features: ['language'] });
  });

  test('ignores a feature whose change is certain and small', () => {
    const tiny = { name: 'length', p: 1e-12, isLarge: false };
    expect(decisions([day(0.92, [tiny]), day(0.92, [tiny])])[1]!.level).toBe('none');
  });

  test('is a retrain within days of a fall beyond the margin, warned of before', () => {
    const levels = decisions(Array.from({ length: 10 }, () => day(0.86))).map(({ level }) => level);
    expect(levels[0]).toBe('none');
    expect(levels.slice(0, 8)).toContain('warn');
    expect(levels.indexOf('retrain')).toBeGreaterThan(0);
    expect(levels.indexOf('retrain')).toBeLessThan(8);
  });

  test('is no retrain for a fall within the margin', () => {
    expect(decisions(Array.from({ length: 90 }, () => day(0.905))).some(({ level }) => level === 'retrain')).toBe(
      false,
    );
  });

  test('is no retrain for one terrible day', () => {
    const days = [
      ...Array.from({ length: 20 }, () => day(0.92)),
      day(0.2),
      ...Array.from({ length: 5 }, () => day(0.92)),
    ];
    expect(decisions(days).some(({ level }) => level === 'retrain')).toBe(false);
  });

  test('is a retrain by labels alone, where the model is wrong and sure', () => {
    const days = Array.from({ length: 60 }, () => ({ ...day(0.92), labelled: { right: 15, count: 20 } }));
    expect(decisions(days).some(({ level }) => level === 'retrain')).toBe(true);
  });

  test('keeps plain state that survives being written down', () => {
    const { state } = watchDrift(policy, startDriftState(), day(0.88, [drifted]));
    const written = JSON.parse(JSON.stringify(state)) as typeof state;
    expect(watchDrift(policy, written, day(0.88))).toEqual(watchDrift(policy, state, day(0.88)));
  });

  test('refuses a policy that cannot be', () => {
    expect(() => decisions([day(0.9)], { falseDiscoveryRate: 0 })).toThrow(/falseDiscoveryRate is 0/);
    expect(() => decisions([day(0.9)], { falseRetrainDaysMin: -1 })).toThrow(/falseRetrainDaysMin is -1/);
  });
});

describe('a finding', () => {
  const drift = { p: 0.001, test: 'chi-square', jensenShannon: 0.2, wasserstein: null } as const;

  test('is large above the custom and above what the sample size explains', () => {
    const large = (stabilityIndex: number, stabilityIndexLimit: number) =>
      featureFinding('f', { ...drift, stabilityIndex, stabilityIndexLimit }).isLarge;
    expect([large(0.2, 0.05), large(0.2, 0.3), large(0.08, 0.05)]).toEqual([true, false, false]);
  });
});

describe('the detector', () => {
  test('of successes neither gains nor loses on average at the least share', () => {
    // From 0 the level after one row is the row's e-value.
    const level = (right: number) => detectorLevel(watchSuccesses(startSuccessDetector(), { right, count: 1 }, 0.9));
    expect(0.9 * level(1) + 0.1 * level(0)).toBeCloseTo(1, 12);
    expect(0.95 * level(1) + 0.05 * level(0)).toBeLessThan(1);
  });

  test('of means grows by about one a day at the limit of the margin', () => {
    const random = createRandom(4);
    const levels = Array.from({ length: 4000 }, () => {
      let state = startMeanDetector();
      for (let number = 0; number < 5; number++) {
        state = watchMean(
          state,
          { mean: 0.9 + 0.01 * random.gaussian(), standardError: 0 },
          { baseline, margin: 0.02 },
        );
      }
      return detectorLevel(state);
    });
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    // Exactly 5 without the daily cap, which takes a little away.
    expect(mean).toBeGreaterThan(3);
    expect(mean).toBeLessThan(6);
  });

  test('does not move on a day without labels', () => {
    const state = watchSuccesses(startSuccessDetector(), { right: 3, count: 5 }, 0.9);
    expect(watchSuccesses(state, { right: 0, count: 0 }, 0.9)).toEqual(state);
  });

  test('baseline separates the days from the noise of their rows, on the careful side', () => {
    const random = createRandom(5);
    const days = Array.from({ length: 200 }, () => ({
      mean: 0.9 + 0.01 * random.gaussian() + 0.005 * random.gaussian(),
      standardError: 0.005,
    }));
    const { mean, dayDeviation } = performanceBaseline(days);
    expect(mean).toBeCloseTo(0.9, 2);
    expect(dayDeviation).toBeGreaterThan(0.009);
    expect(dayDeviation).toBeLessThan(0.014);
  });

  test('refuses few days, impossible counts and a day without any deviation', () => {
    expect(() => performanceBaseline([{ mean: 0.9, standardError: 0 }])).toThrow(/days.length is 1/);
    expect(() => watchSuccesses(startSuccessDetector(), { right: 3, count: 2 }, 0.9)).toThrow(/right \/ count is 1.5/);
    const certain = { baseline: { mean: 0.9, dayDeviation: 0 }, margin: 0 };
    expect(() => watchMean(startMeanDetector(), { mean: 0.9, standardError: 0 }, certain)).toThrow(
      /deviation of a day/,
    );
  });
});
