/** Adds lines to weights: what was confused, what is printed, how sure the engine was. */
import { align, type AlignedPiece, PIECE_LETTERS_MAX } from './align';
import { wordKey } from './corrector';
import { countLetters } from './language-model';
import { toLetters } from './letters';
import type { CorrectionRow } from './rows';
import { confidenceBin, type CorrectorWeights } from './weights';

/** A line that is mostly wrong was laid beside the wrong truth, or is unreadable: it teaches nothing about letters. */
const WRONG_SHARE_MAX = 0.4;
const TRUTH_LETTERS_MAX = 3;

export function countRows(before: CorrectorWeights, rows: readonly CorrectionRow[]): CorrectorWeights {
  const letters = new Map(Object.entries(before.letters));
  const pieces = new Map(Object.entries(before.pieces));
  const words = new Map(Object.entries(before.words));
  const confusions = new Map(Object.entries(before.confusions).map(([read, truths]) => [read, { ...truths }]));
  const confidence = { letters: [...before.confidence.letters], wrong: [...before.confidence.wrong] };
  for (const row of rows) {
    const read = toLetters(row.read);
    const truth = toLetters(row.truth);
    countTokens(row.truth, { letters, words });
    const wrong = align(read, truth).filter((piece) => piece.read !== piece.truth);
    const wrongLetters = wrong.reduce((sum, piece) => sum + Math.max(piece.read.length, piece.truth.length), 0);
    if (wrongLetters > WRONG_SHARE_MAX * Math.max(1, truth.length)) continue;
    for (const run of runs(read)) add(pieces, run, 1);
    for (const piece of wrong.filter(isLearnable)) {
      const truths = confusions.get(piece.read) ?? {};
      truths[piece.truth] = (truths[piece.truth] ?? 0) + 1;
      confusions.set(piece.read, truths);
    }
    const bin = confidenceBin(row.confidence);
    confidence.letters[bin] = (confidence.letters[bin] ?? 0) + read.length;
    confidence.wrong[bin] = (confidence.wrong[bin] ?? 0) + wrong.length;
  }
  return {
    ...before,
    rows: before.rows + rows.length,
    letters: Object.fromEntries(letters),
    pieces: Object.fromEntries(pieces),
    words: Object.fromEntries(words),
    confusions: Object.fromEntries(confusions),
    confidence,
  };
}

/** Adds what texts look like, and nothing about confusions. */
export function countTexts(before: CorrectorWeights, texts: readonly string[]): CorrectorWeights {
  const letters = new Map(Object.entries(before.letters));
  const words = new Map(Object.entries(before.words));
  for (const text of texts) countTokens(text, { letters, words });
  return { ...before, letters: Object.fromEntries(letters), words: Object.fromEntries(words) };
}

function countTokens(text: string, counts: { letters: Map<string, number>; words: Map<string, number> }): void {
  for (const token of text.split(/\s+/u)) {
    if (token !== '') countLetters(counts.letters, toLetters(token));
    if (wordKey(token) !== '') add(counts.words, wordKey(token), 1);
  }
}

function isLearnable({ read, truth }: AlignedPiece): boolean {
  const [from, to] = [[...read], [...truth]];
  return !/\s/u.test(read) && from.length <= PIECE_LETTERS_MAX && from.length > 0 && to.length <= TRUTH_LETTERS_MAX;
}

function runs(letters: readonly string[]): string[] {
  const found: string[] = [...letters];
  for (let end = 2; end <= letters.length; end++) found.push(letters.slice(end - 2, end).join(''));
  return found;
}

function add(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}
