/** How sure the answers of a day were: an estimate of how good they are, as far as confidences are calibrated. */
import type { DailyConfidence } from '../../contracts/drift';
import { estimateAccuracy } from '../statistics/drift/estimated-performance';
import { summarize } from '../statistics/sample-summary';

/** A day with fewer runs tells nothing. */
export const DAY_RUNS_MIN = 5;

/** One list of confidences a run. The runs are the sample: answers within a document are no independent evidence. */
export function dailyConfidence(runs: readonly (readonly number[])[]): DailyConfidence | null {
  const means = runs.filter((run) => run.length > 0).map((run) => estimateAccuracy(run).estimate);
  if (means.length < DAY_RUNS_MIN) return null;
  const { mean, variance, count } = summarize(means);
  return { mean, standard_error: Math.sqrt(variance / count), runs: count };
}
