import { createRandom } from '../../../models/samples/random';
import { cohenKappa, krippendorffAlpha } from '../../../models/statistics/labels/agreement';
import { findLabelErrors } from '../../../models/statistics/labels/label-errors';

const times = (count: number, label: string): string[] => new Array<string>(count).fill(label);

describe("Cohen's kappa", () => {
  test('is 0.4 where 20 + 15 of 50 agree and half would by chance', () => {
    const first = [...times(25, 'yes'), ...times(25, 'no')];
    const second = [...times(20, 'yes'), ...times(5, 'no'), ...times(10, 'yes'), ...times(15, 'no')];
    expect(cohenKappa(first, second)).toBeCloseTo(0.4, 12);
  });

  test('is 1 for full agreement and refuses lists that do not match', () => {
    expect(cohenKappa(['a', 'b'], ['a', 'b'])).toBe(1);
    expect(cohenKappa(['a', 'a'], ['a', 'a'])).toBe(1);
    expect(() => cohenKappa([], [])).toThrow(/first is empty/);
    expect(() => cohenKappa(['a'], [])).toThrow(RangeError);
  });
});

describe("Krippendorff's alpha", () => {
  // The example of Krippendorff 2011: four observers, twelve units.
  const n = null;
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
    [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
  ];
  const items = Array.from({ length: 12 }, (_, item) => observers.map((labels) => labels[item] ?? null));

  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('on a %s scale is %d on the published example', (scale, alpha) => {
    expect(krippendorffAlpha(items, scale)).toBeCloseTo(alpha, 3);
  });

  test('refuses items of which none has two labels', () => {
    expect(() => krippendorffAlpha([[1, null], [2]])).toThrow(/no item with two labels/);
  });
});

describe('label errors', () => {
  test('are counted by hand as confident learning does', () => {
    const rows = [
      { label: 0, probabilities: [0.9, 0.1] },
      { label: 0, probabilities: [0.8, 0.2] },
      { label: 0, probabilities: [0.1, 0.9] },
      { label: 1, probabilities: [0.2, 0.8] },
      { label: 1, probabilities: [0.3, 0.7] },
    ];
    // Thresholds: class 0 has 0.6, class 1 has 0.75; row 2 is confidently 1, row 4 belongs to neither.
    const { joint, candidates, errorShare } = findLabelErrors(rows);
    expect(joint).toEqual([
      [2, 1],
      [0, 2],
    ]);
    expect(candidates).toEqual([{ row: 2, label: 0, suggested: 1, margin: 0.8 }]);
    expect(errorShare).toBeCloseTo(0.2, 12);
  });

  test('are found where labels were flipped', () => {
    const random = createRandom(2);
    const flipped = new Set<number>();
    const rows = Array.from({ length: 600 }, (_, row) => {
      const truth = row % 3;
      const isFlipped = random.chance(0.1);
      if (isFlipped) flipped.add(row);
      const weights = [0, 1, 2].map((index) => Math.exp((index === truth ? 3 : 0) + 0.7 * random.gaussian()));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const probabilities = weights.map((weight) => weight / all);
      return { label: isFlipped ? (truth + 1) % 3 : truth, probabilities };
    });
    const { candidates, errorShare } = findLabelErrors(rows);
    const right = candidates.filter(({ row }) => flipped.has(row)).length;
    expect(right / candidates.length).toBeGreaterThan(0.9);
    expect(right / flipped.size).toBeGreaterThan(0.8);
    expect(errorShare).toBeCloseTo(0.1, 1);
    expect(candidates.map(({ margin }) => margin)).toEqual(
      candidates.map(({ margin }) => margin).sort((a, b) => b - a),
    );
  });

  test('never suggest a class that no row is labelled with', () => {
    const { candidates } = findLabelErrors([
      { label: 0, probabilities: [0.1, 0.9] },
      { label: 0, probabilities: [0.2, 0.8] },
    ]);
    expect(candidates).toEqual([]);
  });

  test('refuse rows that cannot be', () => {
    expect(() => findLabelErrors([])).toThrow(/0 classes/);
    expect(() => findLabelErrors([{ label: 2, probabilities: [0.5, 0.5] }])).toThrow(/rows\[0\]\.label is 2/);
    expect(() => findLabelErrors([{ label: 0, probabilities: [0.5, Number.NaN] }])).toThrow(/is NaN/);
  });
});
