/**
 * Trains the corrector from corrected lines. How much likelier a replacement must be is chosen by cross-validation, so
 * that text that was not learned from does not get worse: unless replacements help clearly there, nothing is replaced.
 */
import { createHash } from 'node:crypto';
import { editDistance } from '../text/edit-distance';
import { countRows, countTexts } from './count-rows';
import { createCorrector } from './corrector';
import { toLetters } from './letters';
import type { CorrectionRow } from './rows';
import { type CorrectorWeights, NOTHING_LEARNED } from './weights';

export interface Training {
  weights: CorrectorWeights;
  /** On lines held out in turn: wrong letters as read, and as corrected by these weights. */
  validation: { rows: number; letters: number; editsBefore: number; editsAfter: number };
}

const FOLDS = 5;
const LANGUAGE_WEIGHTS = [0.3, 0.6, 1];
/** Below so many lines chance decides. */
const ROWS_MIN = 20;
/** Fixes must outweigh new mistakes by so many standard deviations of chance (a sign test). */
const SURENESS = 2;
/** A letter made wrong is worse than one left wrong. */
const HARM_COST = 2;

export interface TrainingInput {
  rows: readonly CorrectionRow[];
  /** Weights of an earlier training: what it counted is kept. */
  before?: CorrectorWeights;
  /** Texts that are right, to know better what texts look like; not those of `rows`. */
  texts?: readonly string[];
  /** Called before each unit of work of a second or so; may throw to end the training. */
  onUnit?: (done: number, total: number) => void;
}

/** Each fold is counted once for each weight of the language model, and once for the validation. */
const UNITS = FOLDS * (LANGUAGE_WEIGHTS.length + 1);

/** Deterministic: the same rows in any order give the same weights. */
export function trainCorrector(input: TrainingInput): Training {
  const { rows, before: earlier = NOTHING_LEARNED, texts = [], onUnit = () => undefined } = input;
  const before = countTexts(earlier, texts);
  let done = 0;
  const count = (train: readonly CorrectionRow[]): CorrectorWeights => {
    onUnit(done++, UNITS);
    return countRows(before, train);
  };
  const folds = splitFolds(rows);
  const choices = LANGUAGE_WEIGHTS.map((languageWeight) => {
    const effects = folds.flatMap(({ train, test }) => effectsOn(test, { ...count(train), languageWeight }));
    return { languageWeight, ...chooseGain(effects) };
  });
  const best = choices.reduce((one, other) => (other.benefit > one.benefit ? other : one));
  const learned = countRows(before, rows);
  const chosen = { languageWeight: best.languageWeight, gainMin: rows.length < ROWS_MIN ? null : best.gainMin };
  const validation = validate(folds, (train) => ({ ...count(train), ...chosen }));
  if (validation.editsAfter < validation.editsBefore) return { weights: { ...learned, ...chosen }, validation };
  // What is counted is kept: it may suffice together with the lines of the next training.
  const unchanged = validate(folds, () => before);
  const isStillGood = unchanged.editsAfter <= unchanged.editsBefore;
  const gainMin = isStillGood ? before.gainMin : null;
  const weights = { ...(gainMin === null ? learned : before), languageWeight: before.languageWeight, gainMin };
  const { editsBefore } = unchanged;
  return { weights, validation: { ...unchanged, editsAfter: gainMin === null ? editsBefore : unchanged.editsAfter } };
}

interface Fold {
  train: CorrectionRow[];
  test: CorrectionRow[];
}

/** Lines of one document, and equal lines without one, stay together. */
function splitFolds(rows: readonly CorrectionRow[]): Fold[] {
  const placed = rows.map((row) => ({ row, fold: hash(row.document ?? row.truth) % FOLDS }));
  return Array.from({ length: FOLDS }, (_, index) => ({
    train: placed.filter(({ fold }) => fold !== index).map(({ row }) => row),
    test: placed.filter(({ fold }) => fold === index).map(({ row }) => row),
  }));
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

/** What replacing one token would do: how sure the corrector is, and how many letters get right (or wrong, below 0). */
interface Effect {
  gain: number;
  fixed: number;
}

function effectsOn(rows: readonly CorrectionRow[], weights: CorrectorWeights): Effect[] {
  const corrector = createCorrector(weights);
  return rows.flatMap(({ read, truth, confidence }) => {
    const edits = edit(read, truth);
    return corrector.proposals(read, confidence).map(({ line, gain }) => ({ gain, fixed: edits - edit(line, truth) }));
  });
}

/** The threshold with the most benefit that cannot be chance; null where there is none. */
function chooseGain(effects: readonly Effect[]): { gainMin: number | null; benefit: number } {
  const surest = [...effects].sort((a, b) => b.gain - a.gain);
  let best: { gainMin: number | null; benefit: number } = { gainMin: null, benefit: 0 };
  let fixes = 0;
  let harms = 0;
  let benefit = 0;
  for (const [index, { gain, fixed }] of surest.entries()) {
    if (fixed > 0) fixes += 1;
    if (fixed < 0) harms += 1;
    benefit += fixed > 0 ? fixed : fixed * HARM_COST;
    const next = surest[index + 1]?.gain ?? 0;
    const isSure = fixes - harms >= SURENESS * Math.sqrt(fixes + harms);
    if (next < gain && isSure && benefit > best.benefit) best = { gainMin: (gain + next) / 2, benefit };
  }
  return best;
}

function validate(
  folds: readonly Fold[],
  weightsFor: (train: CorrectionRow[]) => CorrectorWeights,
): Training['validation'] {
  const figures = { rows: 0, letters: 0, editsBefore: 0, editsAfter: 0 };
  for (const { train, test } of folds) {
    const corrector = createCorrector(weightsFor(train));
    for (const { read, truth, confidence } of test) {
      figures.rows += 1;
      figures.letters += toLetters(truth).length;
      figures.editsBefore += edit(read, truth);
      figures.editsAfter += edit(corrector.correctLine(read, confidence), truth);
    }
  }
  return figures;
}

/** In letters, so that one wrong letter of a Hangul syllable is one mistake. */
function edit(text: string, truth: string): number {
  return editDistance(toLetters(text), toLetters(truth));
}
