/** A retrain: feedback → dataset → candidate → comparison with production → deployment, or the reason why not. */
export const RETRAIN_STATES = [
  'collecting',
  'training',
  'evaluating',
  'deploying',
  'completed',
  'skipped',
  'rejected',
  'failed',
  'cancelled',
] as const;
export type RetrainState = (typeof RETRAIN_STATES)[number];

/** The states in which a retrain has ended. */
export type RetrainEnding = Extract<RetrainState, 'completed' | 'skipped' | 'rejected' | 'failed' | 'cancelled'>;

export const PROMOTIONS = ['at_once', 'experiment', 'by_hand'] as const;
/**
 * Whether a candidate that passes the gates serves at once, has to stand an experiment on live traffic first, or waits
 * until somebody promotes it.
 */
export type Promotion = (typeof PROMOTIONS)[number];

/** Argument of the workflow `retrain`. */
export interface RetrainInput {
  retrainId: string;
  slot: string;
  promotion: Promotion;
}

/** Argument of the workflow `evaluateModel`: a retrain of a candidate that is there already, to be promoted by hand. */
export interface EvaluateModelInput {
  retrainId: string;
  slot: string;
  datasetId: string;
  candidateId: string;
}

/** A metric of both on the same rows, with the interval of its difference. */
export interface MeasuredDifference {
  production: number;
  candidate: number;
  /** Candidate less production. */
  difference: number;
  low: number;
  high: number;
  /** Documents that were resampled. */
  groups: number;
}

/** One metric on all test rows, or on one part of them: the candidate against production, in pairs. */
export interface GateFinding {
  metric: string;
  /** Such as `language:ko`; null for all rows. */
  slice: string | null;
  /**
   * `improved`: shown to be better. `no_worse`: shown to be within the margin. `worse`: shown to be beyond it.
   * `uncertain`: neither. `too_few`: not judged.
   */
  verdict: 'improved' | 'no_worse' | 'worse' | 'uncertain' | 'too_few';
  margin: number;
  /** Null where there were too few rows. */
  measured: MeasuredDifference | null;
  /** Why this finding stops the candidate; null where it does not. */
  blocks: 'not_improved' | 'worse_than_margin' | 'not_shown_within_margin' | 'too_few_rows' | null;
}

export interface GateVerdict {
  /** Nothing blocks, and some metric is better. */
  passed: boolean;
  /** Some metric over all rows is better than production's, be it by chance. */
  isBetter: boolean;
  findings: GateFinding[];
}

/** Why a retrain ended without a new model. */
export const RETRAIN_OUTCOMES = [
  'no_feedback',
  'nothing_new',
  'no_training_rows',
  'no_test_rows',
  'not_better',
  'worse_than_margin',
  'not_shown_within_margin',
  'too_few_rows',
  'waits_for_promotion',
  'in_experiment',
] as const;
export type RetrainOutcome = (typeof RETRAIN_OUTCOMES)[number];
