import { createRandom } from '../../../models/samples/random';
import { pairedBootstrap, type PairedRow } from '../../../models/statistics/evaluation/paired-bootstrap';
import { promotionGate, type GateMetric, type GateRow } from '../../../models/statistics/evaluation/promotion-gate';

const accuracy = ([right = 0, all = 0]: readonly number[]): number => right / all;

function rows(count: number, rates: { production: number; candidate: number; seed: number }): PairedRow[] {
  const random = createRandom(rates.seed);
  return Array.from({ length: count }, (_, index) => ({
    group: `document-${index}`,
    production: [Number(random.chance(rates.production)), 1],
    candidate: [Number(random.chance(rates.candidate)), 1],
  }));
}

describe('the paired bootstrap', () => {
  test('is about the normal interval for a mean of many rows', () => {
    const sample = rows(800, { production: 0.8, candidate: 0.85, seed: 1 });
    const { difference, low, high } = pairedBootstrap(sample, accuracy);
    const differences = sample.map(({ production, candidate }) => candidate[0]! - production[0]!);
    const variance = differences.reduce((sum, value) => sum + (value - difference) ** 2, 0) / 799;
    const half = 1.96 * Math.sqrt(variance / 800);
    expect(low).toBeCloseTo(difference - half, 2);
    expect(high).toBeCloseTo(difference + half, 2);
  });

  test('covers the truth in about 95 % of samples', () => {
    let covered = 0;
    for (let seed = 0; seed < 100; seed++) {
      const sample = rows(80, { production: 0.7, candidate: 0.8, seed: 100 + seed });
      const { low, high } = pairedBootstrap(sample, accuracy, { resamples: 300 });
      covered += Number(low <= 0.1 && high >= 0.1);
    }
    expect(covered / 100).toBeGreaterThan(0.89);
  });

  test('knows that copies of a row in its document tell nothing new', () => {
    const sample = rows(60, { production: 0.7, candidate: 0.8, seed: 4 });
    const copied = sample.flatMap((row) => [row, row, row]);
    expect(pairedBootstrap(copied, accuracy)).toEqual(pairedBootstrap(sample, accuracy));
    const apart = copied.map((row, index) => ({ ...row, group: `row-${index}` }));
    const width = ({ low, high }: { low: number; high: number }): number => high - low;
    expect(width(pairedBootstrap(apart, accuracy))).toBeLessThan(0.75 * width(pairedBootstrap(sample, accuracy)));
  });

  test('takes any metric of totals, such as F1', () => {
    const sample: PairedRow[] = [
      { group: 'a', production: [1, 1, 0], candidate: [2, 0, 0] },
      { group: 'b', production: [1, 0, 1], candidate: [1, 1, 1] },
    ];
    const f1 = ([tp = 0, fp = 0, fn = 0]: readonly number[]): number => (2 * tp) / (2 * tp + fp + fn);
    const { production, candidate } = pairedBootstrap(sample, f1);
    expect(production).toBeCloseTo(4 / 6, 12);
    expect(candidate).toBeCloseTo(6 / 8, 12);
  });

  test('is the same for a seed', () => {
    const sample = rows(50, { production: 0.5, candidate: 0.6, seed: 8 });
    expect(pairedBootstrap(sample, accuracy, { seed: 3 })).toEqual(pairedBootstrap(sample, accuracy, { seed: 3 }));
  });

  test('refuses one group, uneven rows and NaN', () => {
    const row = { group: 'a', production: [1, 1], candidate: [1, 1] };
    expect(() => pairedBootstrap([row, row], accuracy)).toThrow(/rows have 1 groups/);
    expect(() => pairedBootstrap([row, { ...row, candidate: [1] }], accuracy)).toThrow(
      /rows\[1\]\.candidate has 1 values/,
    );
    expect(() => pairedBootstrap([{ ...row, production: [Number.NaN, 1] }], accuracy)).toThrow(
      /production\[0\] is NaN/,
    );
  });
});

describe('the promotion gate', () => {
  const metric: GateMetric = { from: accuracy, direction: 'higher', margin: 0.03 };

  function gateRows(
    count: number,
    rates: { production: number; candidate: number; slice: string; seed: number },
  ): GateRow[] {
    return rows(count, rates).map((row, index) => ({
      group: `${rates.slice}-${index}`,
      slices: [rates.slice],
      production: { accuracy: row.production },
      candidate: { accuracy: row.candidate },
    }));
  }

  const good = gateRows(800, { production: 0.8, candidate: 0.95, slice: 'language:en', seed: 1 });

  test('lets a better candidate pass', () => {
    const { passed, findings } = promotionGate(good, { accuracy: { ...metric, mustImprove: true } });
    expect(passed).toBe(true);
    expect(findings.map(({ slice, verdict }) => [slice, verdict])).toEqual([
      [null, 'improved'],
      ['language:en', 'improved'],
    ]);
  });

  test('is blocked by one bad slice of a better whole', () => {
    const bad = gateRows(60, { production: 0.9, candidate: 0.4, slice: 'language:ko', seed: 2 });
    const { passed, findings } = promotionGate([...good, ...bad], { accuracy: metric });
    expect(passed).toBe(false);
    expect(findings.filter(({ blocks }) => blocks !== null)).toMatchObject([
      { slice: 'language:ko', verdict: 'worse', blocks: 'worse_than_margin', margin: 0.06 },
    ]);
  });

  test('is not blocked by a slice too small to judge', () => {
    const few = gateRows(5, { production: 1, candidate: 0, slice: 'language:ko', seed: 2 });
    const { passed, findings } = promotionGate([...good, ...few], { accuracy: metric });
    expect(passed).toBe(true);
    expect(findings.at(-1)).toMatchObject({ slice: 'language:ko', verdict: 'too_few', measured: null });
  });

  test('asks for proof over all rows: few rows do not show the absence of harm', () => {
    const few = gateRows(30, { production: 0.8, candidate: 0.8, slice: 's', seed: 3 });
    expect(promotionGate(few, { accuracy: metric }).findings[0]).toMatchObject({
      verdict: 'uncertain',
      blocks: 'not_shown_within_margin',
    });
  });

  test('wants an improvement where one is asked for', () => {
    const same = good.map((row) => ({ ...row, candidate: row.production }));
    expect(promotionGate(same, { accuracy: metric }).passed).toBe(true);
    const { findings } = promotionGate(same, { accuracy: { ...metric, mustImprove: true } });
    expect(findings[0]).toMatchObject({ verdict: 'no_worse', blocks: 'not_improved' });
  });

  test('turns the sign where lower is better', () => {
    const errors: GateMetric = { from: ([right = 0, all = 1]) => 1 - right / all, direction: 'lower', margin: 0.01 };
    expect(promotionGate(good, { accuracy: errors }).findings[0]).toMatchObject({ verdict: 'improved' });
  });

  test('refuses an empty test set, no metrics and a negative margin', () => {
    expect(() => promotionGate([], { accuracy: metric })).toThrow(/rows is empty/);
    expect(() => promotionGate(good, {})).toThrow(/metrics is empty/);
    expect(() => promotionGate(good, { accuracy: { ...metric, margin: -1 } })).toThrow(/metrics.accuracy.margin is -1/);
  });
});
