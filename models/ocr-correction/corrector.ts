/**
 * Corrects what an OCR engine takes for something else again and again: the likeliest printed text, by which letters it
 * confuses, how sure it was, and what texts look like. Called for each line after recognition. Tokens that are known
 * words, and all that is not clearly likelier otherwise, stay as they were read.
 */
import { LanguageModel } from './language-model';
import { fromLetters, toLetters } from './letters';
import { confidenceBin, type CorrectorWeights, weightsVersion } from './weights';

export interface Corrector {
  readonly version: string;
  /** Correcting a corrected line changes nothing more. */
  correctLine(text: string, confidence: number): string;
  /** The best other reading of each token, likelier or not by enough; for choosing how much is enough. */
  proposals(text: string, confidence: number): Proposal[];
}

export interface Proposal {
  /** The line with this one token replaced. */
  line: string;
  /** How much likelier, as a natural logarithm; above 0. */
  gain: number;
}

/** A confusion that was seen once may be a slip of whoever corrected. */
const SEEN_MIN = 2;
/** A word that was seen so often is known. */
const WORD_SEEN_MIN = 2;
/** Gain of a token that becomes known words, beside what its letters say. */
const WORD_GAIN = 2;
const EDITS_MAX = 3;
const BEAM_WIDTH = 4;
const PASSES_MAX = 4;
/** Longer tokens are no words, and would take long. */
const TOKEN_LETTERS_MAX = 40;

interface Candidate {
  letters: string[];
  /** Where the last edit ended: edits go from left to right. */
  from: number;
  /** Of the edits alone. */
  editGain: number;
  gain: number;
}

export function createCorrector(weights: CorrectorWeights): Corrector {
  const reader = new TokenReader(weights);
  const { gainMin } = weights;
  return {
    version: weightsVersion(weights),
    correctLine(text, confidence) {
      if (gainMin === null) return text;
      let line = text;
      for (let pass = 0; pass < PASSES_MAX; pass++) {
        const next = mapTokens(line, (token) => {
          const best = reader.best(token, confidence);
          return best && best.gain > gainMin ? best.text : token;
        });
        if (next === line) return line;
        line = next;
      }
      return text;
    },
    proposals(text, confidence) {
      const found: Proposal[] = [];
      const parts = text.split(/(\s+)/u);
      for (const [index, token] of parts.entries()) {
        const best = index % 2 === 0 ? reader.best(token, confidence) : undefined;
        if (best) found.push({ line: parts.with(index, best.text).join(''), gain: best.gain });
      }
      return found;
    },
  };
}

function mapTokens(line: string, change: (token: string) => string): string {
  return line
    .split(/(\s+)/u)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

class TokenReader {
  private readonly language: LanguageModel;
  private readonly confusions: ReadonlyMap<string, readonly { truth: string[]; gain: number }[]>;
  private readonly words: ReadonlySet<string>;

  constructor(private readonly weights: CorrectorWeights) {
    this.language = new LanguageModel(weights.letters);
    this.confusions = new Map(
      Object.entries(weights.confusions).map(([read, truths]) => [read, this.gains(read, truths)]),
    );
    const known = Object.entries(weights.words).filter(([, seen]) => seen >= WORD_SEEN_MIN);
    this.words = new Set(known.map(([word]) => word));
  }

  /** Undefined where nothing is likelier than the token itself. */
  best(token: string, confidence: number): { text: string; gain: number } | undefined {
    const letters = toLetters(token);
    if (letters.length === 0 || letters.length > TOKEN_LETTERS_MAX || this.words.has(wordKey(token))) return undefined;
    const shift = this.confidenceGain(confidence);
    const own = this.language.logProbability(letters);
    let best: { text: string; gain: number } | undefined;
    let beam: Candidate[] = [{ letters, from: 0, editGain: 0, gain: 0 }];
    for (let edits = 1; edits <= EDITS_MAX && beam.length > 0; edits++) {
      beam = beam
        .flatMap((candidate) => this.edited(candidate, { shift, own }))
        .sort((a, b) => b.gain - a.gain || (a.letters.join('') < b.letters.join('') ? -1 : 1))
        .slice(0, BEAM_WIDTH);
      for (const { letters: changed, gain } of beam) {
        const text = fromLetters(changed);
        if (text !== undefined && text !== token && gain > (best?.gain ?? 0)) best = { text, gain };
      }
    }
    return best;
  }

  private edited(candidate: Candidate, { shift, own }: { shift: number; own: number }): Candidate[] {
    const { letters, from, editGain } = candidate;
    const found: Candidate[] = [];
    for (let start = from; start < letters.length; start++) {
      for (const length of [1, 2]) {
        if (start + length > letters.length) continue;
        const read = letters.slice(start, start + length).join('');
        for (const { truth, gain } of this.confusions.get(read) ?? []) {
          const changed = [...letters.slice(0, start), ...truth, ...letters.slice(start + length)];
          const total = editGain + gain + shift;
          found.push({
            letters: changed,
            from: start + truth.length,
            editGain: total,
            gain: total + this.textGain(changed, own),
          });
        }
      }
    }
    return found;
  }

  /** How much likelier the text is than one of the logarithmic probability `own`; it may have become several words. */
  private textGain(letters: readonly string[], own: number): number {
    const tokens = letters.join('').split(' ');
    if (tokens.includes('')) return -Infinity;
    const sum = tokens.reduce((total, token) => total + this.language.logProbability([...token]), 0);
    const isKnown = tokens.every((token) => this.words.has(wordKey(fromLetters([...token]) ?? '')));
    // Whether a space stands beside a mark is a matter of taste: only words that ran together are divided.
    if (tokens.length > 1 && !isKnown) return -Infinity;
    return this.weights.languageWeight * (sum - own) + (isKnown ? WORD_GAIN : 0);
  }

  /** Each confusion's logarithmic odds against the piece having been read right. */
  private gains(read: string, truths: Readonly<Record<string, number>>): { truth: string[]; gain: number }[] {
    const total = Math.max(this.weights.pieces[read] ?? 0, 0);
    const wrong = Object.values(truths).reduce((sum, seen) => sum + seen, 0);
    const right = Math.max(0, total - wrong) + 1;
    return Object.entries(truths)
      .filter(([, seen]) => seen >= SEEN_MIN)
      .map(([truth, seen]) => ({ truth: [...truth], gain: Math.log(seen / right) }));
  }

  /** Where the engine was as unsure as here, it was wrong more often than elsewhere, or less. */
  private confidenceGain(confidence: number): number {
    const { letters, wrong } = this.weights.confidence;
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const overall = (sum(wrong) + 1) / (sum(letters) + 2);
    const bin = confidenceBin(confidence);
    // A bin with few letters says little: it begins at the overall share.
    const here = ((wrong[bin] ?? 0) + PRIOR_LETTERS * overall) / ((letters[bin] ?? 0) + PRIOR_LETTERS);
    return Math.log(here / overall);
  }
}

const PRIOR_LETTERS = 50;

/** Punctuation around a word does not make it another. */
export function wordKey(token: string): string {
  const word = token.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toUpperCase();
  return /^[\p{L}'&.-]{2,}$/u.test(word) ? word : '';
}
