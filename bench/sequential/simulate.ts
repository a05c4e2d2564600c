/** Simulated experiments: outcomes come one by one, each to an arm drawn by chance, and everybody looks 100 times. */
import { createRandom, type Random } from '../../models/samples/random';
import { median, round } from '../bench';

export const LOOKS = 100;

export interface Scenario {
  /** True success rates. */
  production: number;
  candidate: number;
  /** Outcomes of both arms together at the last look. */
  outcomes: number;
  /** The candidate's share of the traffic. */
  share: number;
  experiments: number;
}

/** Counts so far. */
export interface Look {
  production: { successes: number; count: number };
  candidate: { successes: number; count: number };
}

/** Says at a look that the arms differ. `isLast` is for tests that look once. */
export type Method = (look: Look, isLast: boolean) => boolean;

export interface MethodResult {
  /** Share of the experiments in which it ever spoke. */
  alarm_share: number;
  /** Outcomes of both arms, halved, at which half of all experiments had been stopped; null where fewer were. */
  median_stop_per_arm: number | null;
}

/** Every method sees the same experiments. */
export function simulate<Name extends string>(
  scenario: Scenario,
  methods: Record<Name, Method>,
  seed: number,
): Record<Name, MethodResult> {
  const random = createRandom(seed);
  const entries = Object.entries<Method>(methods);
  const stops = new Map(entries.map(([name]) => [name, new Array<number>()]));
  for (let experiment = 0; experiment < scenario.experiments; experiment++) {
    const running = new Map(entries);
    const look: Look = { production: { successes: 0, count: 0 }, candidate: { successes: 0, count: 0 } };
    for (let number = 1; number <= LOOKS; number++) {
      addOutcomes(random, look, scenario);
      for (const [name, method] of running) {
        if (!method(look, number === LOOKS)) continue;
        stops.get(name)?.push((number * scenario.outcomes) / LOOKS / 2);
        running.delete(name);
      }
    }
  }
  const results = entries.map(([name]) => [name, resultOf(stops.get(name) ?? [], scenario.experiments)] as const);
  return Object.fromEntries(results) as Record<Name, MethodResult>;
}

function addOutcomes(random: Random, look: Look, { production, candidate, outcomes, share }: Scenario): void {
  for (let outcome = 0; outcome < outcomes / LOOKS; outcome++) {
    const isCandidate = random.next() < share;
    const arm = isCandidate ? look.candidate : look.production;
    arm.count++;
    if (random.next() < (isCandidate ? candidate : production)) arm.successes++;
  }
}

function resultOf(stops: readonly number[], experiments: number): MethodResult {
  const all = [...stops, ...new Array<number>(experiments - stops.length).fill(Infinity)];
  const middle = median(all);
  return {
    alarm_share: round(stops.length / experiments, 4),
    median_stop_per_arm: Number.isFinite(middle) ? round(middle, 0) : null,
  };
}
