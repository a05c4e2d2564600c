import type { RowScores } from '../../../models/learning/learner';

/** A metric over all rows, as gates compute it. */
export function sumOf(rows: readonly RowScores[], metric: string): number {
  const scores = rows.flatMap((row) => row.scores[metric] ?? []);
  const numerator = scores.reduce((sum, score) => sum + score.numerator, 0);
  return numerator / scores.reduce((sum, score) => sum + score.denominator, 0);
}
