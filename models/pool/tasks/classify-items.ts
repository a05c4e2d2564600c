/** CPU task: categories of items, by what stands on the receipt. */
import type { ModelLocation } from '../../learning/learner';
import {
  ItemClassifier,
  type ItemPrediction,
  shippedItemClassifier,
} from '../../receipts/item-classifier/item-classifier';
import { keepOpen } from '../opened-models';

export interface ClassifyItemsInput {
  texts: string[];
  /** What serves `receipts/item-classifier`; absent for what ships with the code. */
  model?: ModelLocation;
}

const classifierAt = keepOpen((files) => ItemClassifier.open(files));

/** One a text, in their order. @throws DomainError MODEL_DAMAGED */
export async function classifyItems({ texts, model }: ClassifyItemsInput): Promise<ItemPrediction[]> {
  const classifier = await (model ? classifierAt(model) : shippedItemClassifier());
  return classifier.classify(texts);
}
