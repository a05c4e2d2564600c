/** What a person said about a line that was read: the data that the corrector learns from. */
export interface CorrectionRow {
  /** As the engine read it. */
  read: string;
  /** As it is printed; equal to `read` where the reading was right. */
  truth: string;
  /** The engine's confidence in the line, 0..1. */
  confidence: number;
  /** Lines of one document never stand on both sides of a validation split. */
  document?: string;
}
