import {
  assignByMd5,
  assignVariant,
  hashToShare,
  isHeldOut,
  isInNamespacePart,
} from '../../../models/statistics/experiments/assignment';
import { banditForMeans, banditForSuccesses } from '../../../models/statistics/experiments/bandit';
import { creditQuery, interleavingResult, teamDraft } from '../../../models/statistics/experiments/interleaving';

const UNITS = Array.from({ length: 4000 }, (_, index) => `user-${index}`);
const shareOf = (isIn: (unit: string) => boolean): number => UNITS.filter(isIn).length / UNITS.length;

describe('assignment', () => {
  // hashlib.md5 and hashlib.sha256 of Python.
  test('hashes as documented', () => {
    expect(hashToShare('exp', 'user-1')).toBe(0.9783827264381699);
    expect(hashToShare('exp', 'user-2')).toBe(0.6801763152297269);
  });

  test.each([
    ['abc', 70],
    ['3f2b8c1e-0d4a-4a8e-9d55-6b1f2a7c9e10', 38],
    ['chain-7', 21],
  ])('by MD5 puts %s into bucket %d of 100', (chainId, bucket) => {
    expect(assignByMd5(chainId, bucket / 100)).toBe('b');
    expect(assignByMd5(chainId, (bucket + 1) / 100)).toBe('a');
    expect([assignByMd5(chainId, 0), assignByMd5(chainId, 1)]).toEqual(['b', 'a']);
  });

  test('follows the weights, and stays with a unit', () => {
    const rule = { salt: 'experiment-9', weights: [7, 2, 1] };
    expect(shareOf((unit) => assignVariant(rule, unit) === 0)).toBeCloseTo(0.7, 1);
    expect(shareOf((unit) => assignVariant(rule, unit) === 2)).toBeCloseTo(0.1, 1);
    expect(shareOf((unit) => assignVariant(rule, unit) === assignVariant(rule, unit))).toBe(1);
  });

  test('moves nobody to another variant when the coverage grows', () => {
    const at = (coverage: number) => (unit: string) => assignVariant({ salt: 'x', weights: [1, 1], coverage }, unit);
    expect(shareOf((unit) => at(0.2)(unit) !== null)).toBeCloseTo(0.2, 1);
    expect(UNITS.every((unit) => at(0.2)(unit) === null || at(0.2)(unit) === at(0.6)(unit))).toBe(true);
  });

  test('of two experiments are independent of each other', () => {
    const isFirst = (salt: string) => (unit: string) => assignVariant({ salt, weights: [1, 1] }, unit) === 0;
    expect(shareOf((unit) => isFirst('one')(unit) && isFirst('two')(unit))).toBeCloseTo(0.25, 1);
  });

  test('never gives a variant of weight 0', () => {
    expect(UNITS.every((unit) => assignVariant({ salt: 's', weights: [0, 1, 0] }, unit) === 1)).toBe(true);
  });

  test('parts of a namespace share no unit and cover it', () => {
    const first = { namespace: 'search', from: 0, to: 0.4 };
    const second = { namespace: 'search', from: 0.4, to: 1 };
    expect(shareOf((unit) => isInNamespacePart(first, unit))).toBeCloseTo(0.4, 1);
    expect(UNITS.every((unit) => isInNamespacePart(first, unit) !== isInNamespacePart(second, unit))).toBe(true);
  });

  test('holds out a share of the units', () => {
    expect(shareOf((unit) => isHeldOut('2026', unit, 0.05))).toBeCloseTo(0.05, 1);
    expect(shareOf((unit) => isHeldOut('2026', unit, 0))).toBe(0);
  });

  test('refuses weights, shares and parts that cannot be', () => {
    expect(() => assignVariant({ salt: 's', weights: [] }, 'u')).toThrow(/weights has 0 values/);
    expect(() => assignVariant({ salt: 's', weights: [0, 0] }, 'u')).toThrow(/weights are all 0/);
    expect(() => assignVariant({ salt: 's', weights: [1, -1] }, 'u')).toThrow(/weights\[1\] is -1/);
    expect(() => assignByMd5('x', 1.1)).toThrow(/trafficSplit is 1.1/);
    expect(() => isInNamespacePart({ namespace: 'n', from: 0.6, to: 0.5 }, 'u')).toThrow(/from is 0.6 and to 0.5/);
  });
});

describe('interleaving', () => {
  const rankings = { production: ['a', 'b', 'c', 'd'], candidate: ['c', 'e', 'a', 'f'] };

  test('shows each item once, from both rankings in turn, the same for a query', () => {
    const shown = teamDraft(rankings, 'query-1', 4);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(4);
    expect(shown.filter(({ ranker }) => ranker === 'candidate')).toHaveLength(2);
    expect(teamDraft(rankings, 'query-1', 4)).toEqual(shown);
  });

  test('lets either ranking go first about as often', () => {
    const first = Array.from({ length: 400 }, (_, query) => teamDraft(rankings, `query-${query}`, 1)[0]!.ranker);
    expect(first.filter((ranker) => ranker === 'candidate').length / 400).toBeCloseTo(0.5, 1);
  });

  test('prefers neither where clicks follow the rank', () => {
    const credits = Array.from({ length: 400 }, (_, query) => {
      const shown = teamDraft(rankings, `q${query}`, 3);
      return creditQuery(shown, [shown[0]!.id]);
    });
    const won = credits.filter((credit) => credit === 'candidate').length;
    expect(Math.abs(won - 200)).toBeLessThan(40);
  });

  test('gives nobody what both put at the head alike', () => {
    const alike = { production: ['a', 'b', 'c'], candidate: ['a', 'c', 'b'] };
    for (let query = 0; query < 20; query += 1) {
      const [first, ...others] = teamDraft(alike, `q${query}`, 3);
      expect(first).toEqual({ id: 'a', ranker: null });
      expect(new Set(others.map(({ ranker }) => ranker))).toEqual(new Set(['production', 'candidate']));
    }
    const same = { production: ['a', 'b'], candidate: ['a', 'b', 'c'] };
    expect(teamDraft(same, 'q', 2).map(({ ranker }) => ranker)).toEqual([null, null]);
    expect(creditQuery(teamDraft(same, 'q', 2), ['a'])).toBe('tie');
  });

  test('goes on with one ranking where the other ends', () => {
    const shown = teamDraft({ production: ['a'], candidate: ['b', 'c', 'd'] }, 'q', 10);
    expect(shown.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(shown.filter(({ ranker }) => ranker === 'production').map(({ id }) => id)).toEqual(['a']);
  });

  test('credits the ranker with more clicked picks', () => {
    const shown = [
      { id: 'a', ranker: 'production' },
      { id: 'b', ranker: 'candidate' },
      { id: 'c', ranker: 'candidate' },
    ] as const;
    expect(creditQuery(shown, ['b', 'c', 'a'])).toBe('candidate');
    expect(creditQuery(shown, ['a'])).toBe('production');
    expect(creditQuery(shown, ['a', 'b', 'elsewhere'])).toBe('tie');
  });

  test('sums up the queries', () => {
    const result = interleavingResult({ production: 2, candidate: 10, ties: 8 });
    expect(result.preference).toBeCloseTo(0.2, 12);
    expect(result.p).toBeCloseTo(158 / 4096, 9);
    expect(result.alwaysValidP).toBeGreaterThan(result.p);
    expect(interleavingResult({ production: 0, candidate: 0, ties: 0 })).toEqual({
      preference: 0,
      p: 1,
      alwaysValidP: 1,
    });
    expect(() => interleavingResult({ production: -1, candidate: 0, ties: 0 })).toThrow(/production is -1/);
  });
});

describe('the bandit', () => {
  test('gives equal arms equal shares, and a better arm nearly all but the floor', () => {
    const equal = banditForSuccesses([
      { successes: 0, failures: 0 },
      { successes: 0, failures: 0 },
    ]);
    expect(equal.shares[0]).toBeCloseTo(0.5, 1);
    const clear = banditForSuccesses(
      [
        { successes: 90, failures: 10 },
        { successes: 50, failures: 50 },
      ],
      { shareMin: 0.05 },
    );
    expect(clear.shares[0]).toBeCloseTo(0.95, 6);
    expect(clear.shares[1]).toBeCloseTo(0.05, 6);
  });

  // P(Beta(2, 1) > Beta(1, 1)) = 2/3.
  test('knows the chance of being best', () => {
    const { best } = banditForSuccesses(
      [
        { successes: 1, failures: 0 },
        { successes: 0, failures: 0 },
      ],
      { draws: 40_000 },
    );
    expect(best[0]).toBeCloseTo(2 / 3, 1);
    expect(Math.abs(best[0]! - 2 / 3)).toBeLessThan(0.01);
  });

  test('is the same for a seed', () => {
    const arms = [
      { successes: 3, failures: 4 },
      { successes: 5, failures: 4 },
      { successes: 1, failures: 1 },
    ];
    expect(banditForSuccesses(arms, { seed: 9 })).toEqual(banditForSuccesses(arms, { seed: 9 }));
  });

  test('follows means', () => {
    const { shares } = banditForMeans([
      { count: 200, mean: 1, variance: 1 },
      { count: 200, mean: 1.4, variance: 1 },
    ]);
    expect(shares[1]).toBeGreaterThan(0.95);
    expect(shares[0]).toBeGreaterThanOrEqual(0.01);
  });

  test('refuses one arm, bad counts and floors that do not fit', () => {
    const arm = { successes: 1, failures: 1 };
    expect(() => banditForSuccesses([arm])).toThrow(/arms has 1 entries/);
    expect(() => banditForSuccesses([arm, { successes: -1, failures: 0 }])).toThrow(/arms\[1\]\.successes is -1/);
    expect(() => banditForSuccesses([arm, arm], { shareMin: 0.6 })).toThrow(/arms × shareMin/);
  });
});
