/** The learners by the slot that their models serve; a new one is a new entry here and in its pipeline's definition. */
import { EXTRACTOR_SLOT, extractorLearner } from '../extraction/learned/extractor-learner';
import { LAYOUT_SLOT, layoutLearner } from '../layout-learning/layout-learner';
import { READER_SLOT, readerLearner } from '../ocr-correction/reader-learner';
import { ITEM_CLASSIFIER_SLOT, itemLearner } from '../receipts/item-classifier/item-learner';
import type { Learner } from './learner';

const LEARNERS: ReadonlyMap<string, Learner<unknown>> = new Map<string, Learner<unknown>>([
  [READER_SLOT, readerLearner],
  [LAYOUT_SLOT, layoutLearner],
  [EXTRACTOR_SLOT, extractorLearner],
  [ITEM_CLASSIFIER_SLOT, itemLearner],
]);

/** @throws Error where no learner makes models for the slot: definitions name only slots that have one */
export function learnerOf(slot: string): Learner<unknown> {
  const learner = LEARNERS.get(slot);
  if (!learner) throw new Error(`No learner makes models for ${slot}; there are ${[...LEARNERS.keys()].join(', ')}.`);
  return learner;
}
