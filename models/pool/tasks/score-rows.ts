/** CPU task: how a model does on rows, by the learner of the slot. */
import { learnerOf } from '../../learning/learners';
import type { ModelFiles, RowScores } from '../../learning/learner';
import type { TaskContext } from '../task-table';

export interface ScoreRowsInput {
  slot: string;
  rows: readonly unknown[];
  /** Null is the model that ships with the code. */
  model: ModelFiles;
}

/** @throws DomainError DATASET_UNFIT where a row is none of the slot; MODEL_DAMAGED, RUN_CANCELLED */
export async function scoreRows({ slot, ...input }: ScoreRowsInput, context: TaskContext): Promise<RowScores[]> {
  return learnerOf(slot).score(input, context);
}
