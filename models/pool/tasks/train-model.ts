/** CPU task: a model out of a dataset's rows, by the learner of the slot. */
import { learnerOf } from '../../learning/learners';
import type { ModelFiles, Trained } from '../../learning/learner';
import type { TaskContext } from '../task-table';

export interface TrainModelInput {
  slot: string;
  rows: readonly unknown[];
  weights?: readonly number[];
  /** The model to go on from; null is the one that ships with the code. */
  parent: ModelFiles;
}

/** @throws DomainError DATASET_UNFIT, MODEL_DAMAGED, RUN_CANCELLED */
export async function trainModel({ slot, ...input }: TrainModelInput, context: TaskContext): Promise<Trained> {
  return learnerOf(slot).train(input, context);
}
