/**
 * How often clicks on mixed lists prefer one of two rankers that are equally good, and how soon they find a better one.
 * People look from the top and click what they find relevant, up to two entries a list; a list may be clicked again
 * later, after it was counted.
 */
import { createRandom, type Random } from '../../models/samples/random';
import {
  creditQuery,
  type InterleavedItem,
  interleavingResult,
  type InterleavingResult,
  type QueryCredits,
  type Ranker,
  teamDraft,
} from '../../models/statistics/experiments/interleaving';
import { median, round } from '../bench';
import { LOOKS } from './simulate';

export interface Rankers {
  /** How far each ranker's scores are from the truth, as a standard deviation: less is better. */
  production: number;
  candidate: number;
  runs: number;
  experiments: number;
}

const IDS = 10;
const SHOWN = 5;
/** Chances that somebody looks one place further, and clicks what is relevant or is not. */
const LOOKS_ON = 0.75;
const CLICKS = { relevant: 0.6, other: 0.1 };
const CLICKS_MAX = 2;
const CLICKS_LATER = 0.2;
const ALPHA = 0.05;

const TESTS: Record<string, (result: InterleavingResult) => number> = {
  ours: ({ alwaysValidP }) => alwaysValidP,
  sign_test_at_every_look: ({ p }) => p,
};

/** For each test the share of experiments that end with either ranker preferred, and the median runs until then. */
export function interleavedTable(rankers: Rankers, seed: number) {
  const random = createRandom(seed);
  const names = Object.keys(TESTS);
  const stops = new Map(names.map((name) => [name, new Array<{ runs: number; winner: Ranker }>()]));
  for (let experiment = 0; experiment < rankers.experiments; experiment++) {
    for (const [name, stop] of live(rankers, { random, name: `${seed} ${experiment}` })) stops.get(name)?.push(stop);
  }
  return Object.fromEntries(
    [...stops].map(([name, found]) => {
      const won = (ranker: Ranker) => found.filter(({ winner }) => winner === ranker).length;
      const late = new Array<number>(rankers.experiments - found.length).fill(Infinity);
      const middle = median([...found.map(({ runs }) => runs), ...late]);
      return [
        name,
        {
          production_share: round(won('production') / rankers.experiments, 4),
          candidate_share: round(won('candidate') / rankers.experiments, 4),
          median_runs: Number.isFinite(middle) ? middle : null,
        },
      ];
    }),
  );
}

interface Query {
  shown: readonly InterleavedItem[];
  relevant: ReadonlySet<string>;
  clicked: string[];
}

function live(rankers: Rankers, { random, name }: { random: Random; name: string }) {
  const running = new Map(Object.entries(TESTS));
  const stopped = new Map<string, { runs: number; winner: Ranker }>();
  const settled: QueryCredits = { production: 0, candidate: 0, ties: 0 };
  let recent: Query[] = [];
  for (let look = 1; look <= LOOKS && running.size > 0; look++) {
    for (const query of recent) {
      if (random.chance(CLICKS_LATER)) browse(query, random);
      count(settled, query);
    }
    recent = Array.from({ length: rankers.runs / LOOKS }, (_, run) => ask(rankers, random, `${name} ${look} ${run}`));
    for (const query of recent) browse(query, random);
    const credits = { ...settled };
    for (const query of recent) count(credits, query);
    const result = interleavingResult(credits);
    for (const [test, p] of running) {
      if (p(result) > ALPHA) continue;
      const winner = credits.candidate > credits.production ? 'candidate' : 'production';
      stopped.set(test, { runs: (look * rankers.runs) / LOOKS, winner });
      running.delete(test);
    }
  }
  return stopped;
}

function ask(rankers: Rankers, random: Random, id: string): Query {
  const truth = Array.from({ length: IDS }, (_, entry) => ({ id: String(entry), score: random.gaussian() }));
  const ranked = (noise: number) =>
    truth
      .map(({ id: entry, score }) => ({ entry, score: score + noise * random.gaussian() }))
      .sort((one, other) => other.score - one.score)
      .map(({ entry }) => entry);
  const rankings = { production: ranked(rankers.production), candidate: ranked(rankers.candidate) };
  const relevant = new Set(truth.filter(({ score }) => score > 0.5).map(({ id: entry }) => entry));
  return { shown: teamDraft(rankings, id, SHOWN), relevant, clicked: [] };
}

function browse({ shown, relevant, clicked }: Query, random: Random): void {
  for (const { id } of shown) {
    if (clicked.length >= CLICKS_MAX) return;
    if (random.chance(relevant.has(id) ? CLICKS.relevant : CLICKS.other)) clicked.push(id);
    if (!random.chance(LOOKS_ON)) return;
  }
}

function count(credits: QueryCredits, { shown, clicked }: Query): void {
  if (clicked.length === 0) return;
  const winner = creditQuery(shown, clicked);
  credits[winner === 'tie' ? 'ties' : winner] += 1;
}
