/**
 * A language model of letters: how likely each one is after the few before it, by counts (Witten–Bell interpolation).
 * Digits are all one letter to it, since which digit comes next cannot be known. Counts add up over trainings.
 */
export const ORDER = 4;
const EDGE = '\u0002';
/** Letters that a text could be made of, for what was never seen. */
const ALPHABET_SIZE = 200;

/** Run of letters (1 to `ORDER`) -> how often it was seen. */
export type LetterCounts = Record<string, number>;

export class LanguageModel {
  /** Context -> how many letters followed it, and how many different ones. */
  private readonly contexts = new Map<string, { total: number; kinds: number }>();
  private readonly counts: ReadonlyMap<string, number>;

  constructor(counts: LetterCounts) {
    this.counts = new Map(Object.entries(counts));
    for (const [run, count] of this.counts) {
      const context = [...run].slice(0, -1).join('');
      const known = this.contexts.get(context) ?? { total: 0, kinds: 0 };
      this.contexts.set(context, { total: known.total + count, kinds: known.kinds + 1 });
    }
  }

  /** Natural logarithm of the probability of the letters as a whole token. */
  logProbability(letters: readonly string[]): number {
    const padded = pad(letters);
    let sum = 0;
    for (let end = ORDER - 1; end < padded.length; end++) sum += Math.log(this.probability(padded, end));
    return sum;
  }

  private probability(padded: readonly string[], end: number): number {
    let probability = 1 / ALPHABET_SIZE;
    for (let length = 0; length < ORDER; length++) {
      const context = padded.slice(end - length, end).join('');
      const known = this.contexts.get(context);
      if (!known) break;
      const seen = this.counts.get(context + (padded[end] ?? '')) ?? 0;
      probability = (seen + known.kinds * probability) / (known.total + known.kinds);
    }
    return probability;
  }
}

/** Adds the runs of one token to `counts`. */
export function countLetters(counts: Map<string, number>, token: readonly string[]): void {
  const padded = pad(token);
  for (let end = ORDER - 1; end < padded.length; end++) {
    for (let length = 1; length <= ORDER; length++) {
      const run = padded.slice(end - length + 1, end + 1).join('');
      counts.set(run, (counts.get(run) ?? 0) + 1);
    }
  }
}

function pad(letters: readonly string[]): string[] {
  const edges = Array.from({ length: ORDER - 1 }, () => EDGE);
  return [...edges, ...letters.map((letter) => (/\d/u.test(letter) ? '0' : letter)), EDGE];
}
