/** What is kept of the daily comparison of a slot's runs with the runs from when its version went into service. */
import type { FeatureValue } from './pipeline';

/** A feature on one day. Null where the figure does not apply to its kind. */
export interface FeatureCheck {
  name: string;
  kind: 'numeric' | 'category' | 'embedding';
  /** Chance of so great a difference where nothing has changed. */
  p: number;
  test: 'kolmogorov-smirnov' | 'chi-square' | 'permutation' | 'classifier';
  stability_index: number | null;
  /** What samples of these sizes reach by themselves. */
  stability_index_limit: number | null;
  jensen_shannon: number | null;
  /** In standard deviations of the reference. */
  wasserstein: number | null;
  /** Area under the curve of a classifier that tells reference from current, 0.5 where it cannot. */
  area: number | null;
}

/** Mean confidence of a day's answers, each run counted once. */
export interface DailyConfidence {
  mean: number;
  standard_error: number;
  runs: number;
}

/** Feature -> one value for each run of the sample. */
export type FeatureColumns = Record<string, FeatureValue[]>;
