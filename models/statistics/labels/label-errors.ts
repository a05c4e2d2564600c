/**
 * Rows whose label is probably wrong, by confident learning (Northcutt, Jiang and Chuang, "Confident learning:
 * estimating uncertainty in dataset labels", JAIR 2021). Needs probabilities for each row from a model that did not see
 * that row (cross-validation); a model that has learnt a wrong label by heart confirms it.
 */
import { requireCount, requireShare } from '../check-values';

export interface LabelledProbabilities {
  /** Index of the given label. */
  label: number;
  /** Out-of-fold probability of each class. */
  probabilities: readonly number[];
}

export interface LabelErrorCandidate {
  /** Index of the row in the list given. */
  row: number;
  label: number;
  suggested: number;
  /** Probability of the suggested label less that of the given one; the surest first. */
  margin: number;
}

export interface LabelErrors {
  /** Estimated rows by given label (first index) and true label; adds up to the counts of the given labels. */
  joint: number[][];
  candidates: LabelErrorCandidate[];
  /** Estimated share of wrong labels, 0..1. */
  errorShare: number;
}

/**
 * A row belongs to the class it is confident of: probability at least the mean that the class gets in rows with its
 * label. From each cell off the diagonal as many rows are proposed as are estimated there, by margin.
 * @throws RangeError on no rows, a label outside the classes, or a probability outside 0..1
 */
export function findLabelErrors(rows: readonly LabelledProbabilities[]): LabelErrors {
  const classes = rows[0]?.probabilities.length ?? 0;
  requireRows(rows, classes);
  const thresholds = meanOwnProbability(rows, classes);
  const joint = square(classes);
  const byCell = new Map<string, LabelErrorCandidate[]>();
  for (const [row, { label, probabilities }] of rows.entries()) {
    const suggested = confidentClass(probabilities, thresholds);
    if (suggested === null) continue;
    add(joint, label, suggested);
    if (suggested === label) continue;
    const margin = (probabilities[suggested] ?? 0) - (probabilities[label] ?? 0);
    const cell = `${label}:${suggested}`;
    byCell.set(cell, [...(byCell.get(cell) ?? []), { row, label, suggested, margin }]);
  }
  const calibrated = calibrate(joint, rows);
  const candidates = [...byCell.values()].flatMap((cell) => {
    const [first] = cell;
    const estimated = first ? Math.round(calibrated[first.label]?.[first.suggested] ?? 0) : 0;
    return cell.sort((a, b) => b.margin - a.margin).slice(0, estimated);
  });
  const wrong = calibrated.flatMap((counts, given) => counts.filter((_, truth) => truth !== given));
  return {
    joint: calibrated,
    candidates: candidates.sort((a, b) => b.margin - a.margin || a.row - b.row),
    errorShare: wrong.reduce((sum, count) => sum + count, 0) / rows.length,
  };
}

function requireRows(rows: readonly LabelledProbabilities[], classes: number): void {
  if (classes < 2) throw new RangeError(`rows[0].probabilities has ${classes} classes; give rows with at least 2`);
  for (const [index, { label, probabilities }] of rows.entries()) {
    requireCount(`rows[${index}].label`, label);
    if (label >= classes) throw new RangeError(`rows[${index}].label is ${label}; there are ${classes} classes`);
    if (probabilities.length !== classes) {
      throw new RangeError(`rows[${index}].probabilities has ${probabilities.length} classes; give ${classes}`);
    }
    probabilities.forEach((p) => requireShare(`rows[${index}].probabilities[]`, p));
  }
}

const square = (size: number): number[][] => Array.from({ length: size }, () => new Array<number>(size).fill(0));

function add(counts: number[][], row: number, column: number): void {
  const line = counts[row];
  if (line) line[column] = (line[column] ?? 0) + 1;
}

/** A class that no row is labelled with has no threshold and is never suggested. */
function meanOwnProbability(rows: readonly LabelledProbabilities[], classes: number): number[] {
  return Array.from({ length: classes }, (_, index) => {
    const own = rows.filter(({ label }) => label === index);
    return own.length === 0
      ? Infinity
      : own.reduce((sum, row) => sum + (row.probabilities[index] ?? 0), 0) / own.length;
  });
}

function confidentClass(probabilities: readonly number[], thresholds: readonly number[]): number | null {
  let best: number | null = null;
  for (const [index, p] of probabilities.entries()) {
    if (p >= (thresholds[index] ?? Infinity) && p > (best === null ? -1 : (probabilities[best] ?? 0))) best = index;
  }
  return best;
}

/** Scales each line to the number of rows with that label, since unsure rows were counted nowhere. */
function calibrate(joint: readonly (readonly number[])[], rows: readonly LabelledProbabilities[]): number[][] {
  return joint.map((counts, label) => {
    const given = rows.filter((row) => row.label === label).length;
    const counted = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count, truth) => (counted > 0 ? (count * given) / counted : truth === label ? given : 0));
  });
}
