/**
 * Two rankers in one list: each query's results are drafted from both by team-draft interleaving, and clicks are votes
 * (Radlinski, Kurup and Joachims, "How does clickthrough data reflect retrieval quality?", CIKM 2008). Every query
 * compares both rankers under the same user, so far fewer queries are needed than with separate arms.
 */
import { createHash } from 'node:crypto';
import { createRandom } from '../../samples/random';
import { requireCount } from '../check-values';
import { signTestP } from '../distributions';
import { sampleRatioTest } from '../sequential/sample-ratio';

export type Ranker = 'production' | 'candidate';

export interface InterleavedItem {
  id: string;
  /** Whose pick the item was: clicks on it are that ranker's. Null at the head that both have in common. */
  ranker: Ranker | null;
}

export interface Rankings {
  production: readonly string[];
  candidate: readonly string[];
}

/**
 * The list to show, the same again for the same query id. Ids within one ranking are distinct. What both put at the head
 * in the same order is nobody's pick: a coin that decided over it would only add noise.
 * @throws RangeError where the length is not a whole number above 0
 */
export function teamDraft(rankings: Rankings, queryId: string, length: number): InterleavedItem[] {
  requireCount('length', length, 1);
  const random = createRandom(createHash('sha256').update(queryId).digest().readInt32BE(0));
  const drafted = new Map<string, Ranker | null>(commonHead(rankings, length).map((id) => [id, null]));
  const picks = { production: 0, candidate: 0 };
  while (drafted.size < length) {
    const coin: Ranker = random.chance(0.5) ? 'production' : 'candidate';
    const turn: Ranker =
      picks.production === picks.candidate ? coin : picks.production < picks.candidate ? 'production' : 'candidate';
    const best = rankings[turn].find((id) => !drafted.has(id));
    // One ranking may be exhausted before the other: then its turn passes, and it gets no more credit.
    const other: Ranker = turn === 'production' ? 'candidate' : 'production';
    const pick = best ?? rankings[other].find((id) => !drafted.has(id));
    if (pick === undefined) break;
    const ranker = best === undefined ? other : turn;
    drafted.set(pick, ranker);
    picks[turn]++;
  }
  return [...drafted].map(([id, ranker]) => ({ id, ranker }));
}

function commonHead({ production, candidate }: Rankings, length: number): readonly string[] {
  const differs = production.findIndex((id, index) => id !== candidate[index]);
  return production.slice(0, Math.min(length, differs < 0 ? production.length : differs));
}

/** Which ranker's picks were clicked more; `tie` where none or as many. Clicks on other items are ignored. */
export function creditQuery(shown: readonly InterleavedItem[], clicked: readonly string[]): Ranker | 'tie' {
  const clicks = new Set(clicked);
  const of = (ranker: Ranker): number => shown.filter((item) => item.ranker === ranker && clicks.has(item.id)).length;
  const lead = of('candidate') - of('production');
  return lead > 0 ? 'candidate' : lead < 0 ? 'production' : 'tie';
}

export interface QueryCredits {
  production: number;
  candidate: number;
  ties: number;
}

export interface InterleavingResult {
  /** (wins + ties / 2) / queries − 0.5: above 0 the candidate is preferred (Chapelle et al. 2012, ACM TOIS 30). */
  preference: number;
  /** Sign test on queries with a winner, for one look. */
  p: number;
  /** The same question, valid at every look. */
  alwaysValidP: number;
}

/** @throws RangeError on a count that is not a whole number */
export function interleavingResult({ production, candidate, ties }: QueryCredits): InterleavingResult {
  requireCount('production', production);
  requireCount('candidate', candidate);
  requireCount('ties', ties);
  const decided = production + candidate;
  const queries = decided + ties;
  return {
    preference: queries === 0 ? 0 : (candidate + ties / 2) / queries - 0.5,
    p: decided === 0 ? 1 : signTestP(candidate, decided),
    alwaysValidP: sampleRatioTest([production, candidate], [1, 1], { concentration: 100 }).p,
  };
}
