/** CPU task: whether a model from elsewhere fits its slot, by the slot's learner. */
import { learnerOf } from '../../learning/learners';
import type { ModelFiles } from '../../learning/learner';

export interface CheckModelInput {
  slot: string;
  model: NonNullable<ModelFiles>;
}

/** @throws DomainError MODEL_UNFIT */
export async function checkModel({ slot, model }: CheckModelInput): Promise<null> {
  await learnerOf(slot).check(model);
  return null;
}
