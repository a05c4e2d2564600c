/** New rows whose category looks wrong to classifiers that did not see them: confident learning over all rows. */
import type { LabelSuspect } from '../../learning/learner';
import { findLabelErrors } from '../../statistics/labels/label-errors';
import { probabilitiesOf } from './temperature';
import type { ClassifierRow, TrainedClassifier } from './train-classifier';

/** `row`: index in the rows given to the learner, where it is one of them. */
export type ItemTrainingRow = ClassifierRow & { row?: number };

/** The surest first. `rows` are those of the training, in its order. */
export function suspectsOf(
  { heldOut, sharpness, categories }: TrainedClassifier,
  rows: readonly ItemTrainingRow[],
): LabelSuspect[] {
  if (rows.every(({ row }) => row === undefined)) return [];
  const { scores, labels, classes } = heldOut;
  const witnesses = [...rows.entries()].filter(([, { isVariant }]) => isVariant !== true);
  const probabilities = witnesses.map(([at]) =>
    probabilitiesOf(scores.subarray(at * classes, (at + 1) * classes), sharpness),
  );
  const { candidates } = findLabelErrors(
    witnesses.map(([at], index) => ({ label: labels[at] ?? 0, probabilities: probabilities[index] ?? [] })),
  );
  return candidates.flatMap(({ row: index, suggested }) => {
    const source = witnesses[index]?.[1];
    if (source?.row === undefined) return [];
    return [
      {
        row: source.row,
        name: 'category',
        given: source.category,
        suggested: categories[suggested] ?? null,
        confidence: probabilities[index]?.[suggested] ?? 0,
      },
    ];
  });
}
