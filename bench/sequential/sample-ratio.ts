/** How often a check of the sample ratio cries wolf where all is well, and how soon it finds a mismatch. */
import { createRandom } from '../../models/samples/random';
import { chiSquareTail } from '../../models/statistics/distributions';
import { sampleRatioTest } from '../../models/statistics/sequential/sample-ratio';
import { median, round } from '../bench';
import { LOOKS } from './simulate';

export interface Split {
  configured: readonly number[];
  /** What really happens. */
  actual: readonly number[];
  units: number;
  experiments: number;
}

type Check = (counts: readonly number[], weights: readonly number[]) => number;

const CHECKS: Record<string, Check> = {
  ours: (counts, weights) => sampleRatioTest(counts, weights).p,
  chi_square_at_every_look: chiSquareP,
};

/** For each check the share of experiments with p below alpha at any look, and the median units until then. */
export function sampleRatioTable(split: Split, alpha: number, seed: number) {
  const random = createRandom(seed);
  const stops = new Map(Object.keys(CHECKS).map((name) => [name, new Array<number>()]));
  for (let experiment = 0; experiment < split.experiments; experiment++) {
    const running = new Map(Object.entries(CHECKS));
    const counts = split.configured.map(() => 0);
    for (let look = 1; look <= LOOKS; look++) {
      for (let unit = 0; unit < split.units / LOOKS; unit++) {
        const arm = pick(random.next(), split.actual);
        counts[arm] = (counts[arm] ?? 0) + 1;
      }
      for (const [name, check] of running) {
        if (check(counts, split.configured) >= alpha) continue;
        stops.get(name)?.push((look * split.units) / LOOKS);
        running.delete(name);
      }
    }
  }
  const row = (found: readonly number[]) => {
    const middle = median([...found, ...new Array<number>(split.experiments - found.length).fill(Infinity)]);
    return {
      alarm_share: round(found.length / split.experiments, 4),
      median_units: Number.isFinite(middle) ? middle : null,
    };
  };
  return Object.fromEntries([...stops].map(([name, found]) => [name, row(found)]));
}

function pick(at: number, shares: readonly number[]): number {
  let left = at;
  for (const [arm, share] of shares.entries()) {
    left -= share;
    if (left < 0) return arm;
  }
  return shares.length - 1;
}

function chiSquareP(counts: readonly number[], weights: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const statistic = weights.reduce((sum, weight, arm) => {
    const expected = total * weight;
    return sum + ((counts[arm] ?? 0) - expected) ** 2 / expected;
  }, 0);
  return chiSquareTail(statistic, weights.length - 1);
}
