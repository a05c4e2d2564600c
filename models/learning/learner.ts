/**
 * What a learner is: code that makes a model out of a dataset's rows and scores a model on rows. Learners are pure and run
 * in the threads of the train worker; what stands around them (datasets, registry, gates) knows none of them by name.
 */
import type { TaskContext } from '../pool/task-table';

/** A model's files by name; null stands for the model that ships with the code. */
export type ModelFiles = Readonly<Record<string, Uint8Array>> | null;

/** A model's files on this machine, by name, for threads to open; `version` is the key under which they keep it open. */
export interface ModelLocation {
  version: string;
  /** Name of a file -> its path. */
  files: Readonly<Record<string, string>>;
}

/**
 * A figure as a fraction of two sums, such as wrong letters and letters. Fractions of rows add up to that of a set, and a
 * set can be resampled.
 */
export interface Score {
  numerator: number;
  denominator: number;
}

/** How a model did on one row. Rows of one group (a document) are resampled together. */
export interface RowScores {
  group: string;
  /** Metric -> score; a metric that says nothing of this row is left out. */
  scores: Readonly<Record<string, Score>>;
  /** Parts of the set that are looked at on their own, such as `{ language: 'ko' }`. */
  slices: Readonly<Record<string, string>>;
}

/** A row whose label looks wrong to a model that did not learn from it. */
export interface LabelSuspect {
  /** Index of the row in those given. */
  row: number;
  /** The part of the row that the label is of, such as a field. */
  name: string;
  /** Plain JSON, as the row has it. */
  given: unknown;
  suggested: unknown;
  /** Calibrated probability that the suggestion is right. */
  confidence: number;
}

export interface Trained {
  files: NonNullable<ModelFiles>;
  /** What was chosen: seeds, epochs, thresholds. */
  parameters: Readonly<Record<string, string | number | boolean | null>>;
  /** What the training measured on its own rows, by cross-validation. */
  report: Readonly<Record<string, number>>;
  /** The surest first; absent where the learner does not look for them. */
  suspects?: readonly LabelSuspect[];
}

export interface TrainingInput<Row> {
  rows: readonly Row[];
  /** How much each row counts beside the others, above 0; 1 each where absent. */
  weights?: readonly number[];
  parent: ModelFiles;
}

/** What a learner asks of whoever runs it. */
export type LearnerContext = Pick<TaskContext, 'stopIfAsked' | 'progress' | 'checkpoint'>;

/** `Row` is plain JSON, as a dataset holds it. */
export interface Learner<Row> {
  /**
   * The same rows, weights and parent give the same bytes.
   * @throws DomainError DATASET_UNFIT where nothing can be learned from the rows; RUN_CANCELLED
   */
  train(input: TrainingInput<Row>, context: LearnerContext): Promise<Trained>;
  /**
   * One entry a row, in their order. @throws DomainError MODEL_DAMAGED where the files are no model of this kind;
   * RUN_CANCELLED
   */
  score(input: { rows: readonly Row[]; model: ModelFiles }, context: LearnerContext): Promise<RowScores[]>;
  /**
   * Looks whether files from elsewhere are a model of this kind: one that can be served, scored and trained on.
   * @throws DomainError MODEL_UNFIT
   */
  check(model: NonNullable<ModelFiles>): Promise<void>;
}
