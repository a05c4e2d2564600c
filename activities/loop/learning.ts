/** What the loop asks of a pipeline and of the threads; it knows neither by name. */
import type { ModelFiles, RowScores, Trained } from '../../models/learning/learner';
import type { LearnableFeedback } from '../../db/repositories/training-feedback';

/**
 * The rows that a slot's learner can make of one person's feedback, each with what it is about. None where the feedback
 * says nothing to this learner. @throws DomainError BLOB_NOT_FOUND where what the run has written is gone
 */
export type RowsOf = (feedback: LearnableFeedback) => Promise<{ key: string; row: unknown }[]>;

/** What a training that was killed had done, and who keeps what this one has done. */
export interface TrainingCheckpoint {
  /** Undefined where it begins. */
  state: unknown;
  onSave: (state: unknown) => void;
}

/** Learners in threads, so that heartbeats and cancellation never wait for them. */
export interface LearningThreads {
  train(
    input: { slot: string; rows: readonly unknown[]; weights: readonly number[]; parent: ModelFiles },
    options: { signal: AbortSignal; checkpoint: TrainingCheckpoint },
  ): Promise<Trained>;
  score(
    input: { slot: string; rows: readonly unknown[]; model: ModelFiles },
    options: { signal: AbortSignal },
  ): Promise<RowScores[]>;
}

/** Looks into models from elsewhere, in threads for the same reason. */
export interface ModelChecks {
  /** @throws DomainError MODEL_UNFIT */
  check(input: { slot: string; model: NonNullable<ModelFiles> }, options: { signal: AbortSignal }): Promise<unknown>;
}
