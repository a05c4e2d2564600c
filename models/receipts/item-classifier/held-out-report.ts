/** What the held out rows of a training say of it: how often it is right, and whether its confidence says so. */
import { probabilitiesOf } from './temperature';
import type { TrainedClassifier } from './train-classifier';

const BINS = 10;

export function heldOutReport({ heldOut, sharpness, categories }: TrainedClassifier): Record<string, number> {
  const { scores, labels, counts, classes } = heldOut;
  const bins = Array.from({ length: BINS }, () => 0);
  let [rows, right, rightInThree] = [0, 0, 0];
  labels.forEach((label, row) => {
    if (counts[row] === 0) return;
    const own = probabilitiesOf(scores.subarray(row * classes, (row + 1) * classes), sharpness);
    const best = Math.max(...own);
    const isRight = own.indexOf(best) === label;
    const bin = Math.min(BINS - 1, Math.floor(best * BINS));
    bins[bin] = (bins[bin] ?? 0) + best - Number(isRight);
    rows += 1;
    right += Number(isRight);
    rightInThree += Number(own.filter((other) => other > (own[label] ?? 0)).length < 3);
  });
  const share = (part: number): number => part / Math.max(1, rows);
  return {
    rows,
    categories: categories.length,
    accuracy: share(right),
    top_3_accuracy: share(rightInThree),
    calibration_error: share(bins.reduce((sum, gap) => sum + Math.abs(gap), 0)),
  };
}
