/** A dataset: an immutable snapshot of what people said, as rows to learn from and rows to test with. */

/** A line of a dataset's blob. `row` is the learner's own form. */
export interface DatasetRow<Row = unknown> {
  /** What the row says something about (a line of a run, a field of a document): one row of it in a dataset. */
  key: string;
  part: 'train' | 'test';
  /** SHA-256 of the document that it comes from; decides the part, so a document never stands on both sides. */
  source: string;
  /** People who said the same. */
  votes: number;
  /** The feedback that it was made from; the first one where several said the same. */
  feedback_id: string;
  run_id: string;
  /** ISO 8601. */
  at: string;
  row: Row;
}

/** A row whose label a model that did not learn from it thinks wrong: worth a second look. */
export interface SuspectRow extends Pick<DatasetRow, 'key' | 'feedback_id' | 'run_id'> {
  /** The part of the row that the label is of, such as a field. */
  name: string;
  given: unknown;
  suggested: unknown;
  /** Calibrated probability that the suggestion is right. */
  confidence: number;
}

export interface DatasetCounts {
  rows: number;
  train: number;
  test: number;
  /** Rows that the dataset before did not have. */
  new: number;
  /** Documents that the rows come from. */
  sources: number;
  /** Rows on which people disagreed; the majority counts, of equals the newest. */
  disputed: number;
  /** Rows that too few people agree on; left out until they do. Datasets made before there was this count have none. */
  waiting?: number;
  /** Rows with personal data that were masked or left out. */
  scrubbed: number;
}
