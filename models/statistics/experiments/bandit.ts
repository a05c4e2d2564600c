/**
 * Traffic shares that follow the evidence: Thompson sampling by the chance of being the best arm (Thompson 1933; Chapelle
 * and Li, "An empirical evaluation of Thompson sampling", NIPS 2011), with a floor for every arm so that each goes on
 * being measured. An option for many variants of short life; where a decision and its size are wanted, an experiment
 * with fixed shares says more.
 */
import { createRandom, type Random } from '../../samples/random';
import { requireCount, requireNotNegative, requireShare } from '../check-values';
import { requireSummary, type SampleSummary } from '../sample-summary';

export interface BanditOptions {
  /** The least share of an arm. Default 0.01. */
  shareMin?: number;
  /** Draws from the posteriors. Default 10,000. */
  draws?: number;
  /** Default 1. */
  seed?: number;
}

export interface BanditShares {
  /** Chance that the arm is the best, by arm; sums to 1. */
  best: number[];
  /** Share of the traffic, at least the floor; sums to 1. */
  shares: number[];
}

/** Arms with successes and failures; each starts from one of both (Beta(1, 1)). @throws RangeError on a bad count */
export function banditForSuccesses(
  arms: readonly { successes: number; failures: number }[],
  options: BanditOptions = {},
): BanditShares {
  for (const [index, { successes, failures }] of arms.entries()) {
    requireCount(`arms[${index}].successes`, successes);
    requireCount(`arms[${index}].failures`, failures);
  }
  return allocate(
    arms.map(
      ({ successes, failures }) =>
        (random) =>
          drawBeta(random, successes + 1, failures + 1),
    ),
    options,
  );
}

/**
 * Arms with a mean to be made large, by the normal law of the mean; an arm with fewer than two outcomes may be anything
 * and gets what the floor leaves. @throws RangeError on a bad summary
 */
export function banditForMeans(arms: readonly SampleSummary[], options: BanditOptions = {}): BanditShares {
  arms.forEach((arm, index) => requireSummary(`arms[${index}]`, arm));
  const widest = Math.max(...arms.map(({ variance }) => variance), 1e-12);
  return allocate(
    arms.map(({ mean, variance, count }) => {
      // Two pseudo-outcomes of the widest arm: a variance seen on three outcomes is not yet believed.
      const believed = (variance * (count - 1) + 2 * widest) / (count + 1);
      return (random) => mean + random.gaussian() * Math.sqrt(believed / count);
    }),
    options,
  );
}

function allocate(arms: readonly ((random: Random) => number)[], options: BanditOptions): BanditShares {
  const { shareMin = 0.01, draws = 10_000, seed = 1 } = options;
  if (arms.length < 2) throw new RangeError(`arms has ${arms.length} entries; give at least 2`);
  requireShare('shareMin', shareMin);
  requireNotNegative('1 − arms × shareMin', 1 - arms.length * shareMin);
  requireCount('draws', draws, 100);
  const random = createRandom(seed);
  const wins = new Array<number>(arms.length).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    let [winner, highest] = [0, -Infinity];
    for (const [index, drawArm] of arms.entries()) {
      const value = drawArm(random);
      if (value > highest) [winner, highest] = [index, value];
    }
    wins[winner] = (wins[winner] ?? 0) + 1;
  }
  const best = wins.map((count) => count / draws);
  return { best, shares: best.map((share) => shareMin + (1 - arms.length * shareMin) * share) };
}

/** The first of two gamma draws as a share of both. */
function drawBeta(random: Random, a: number, b: number): number {
  const first = drawGamma(random, a);
  return first / (first + drawGamma(random, b));
}

/** Gamma(shape ≥ 1, 1) by rejection (Marsaglia and Tsang, ACM Trans. Math. Softw. 2000). */
function drawGamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.gaussian();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
