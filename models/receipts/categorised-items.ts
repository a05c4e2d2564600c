/** Articles with what the classifier says of each: category, place, days, and whether somebody should look. Pure. */
import { AUTO_CATEGORY_CONFIDENCE_MIN } from '../../contracts/receipts/receipt';
import type { CategoryGuess, ReadItem, ReceiptItem } from '../../contracts/receipts/result';
import { expiryOf } from './expiry';

/** What the classifier says of one text. */
export interface ItemPrediction extends CategoryGuess {
  alternatives: CategoryGuess[];
}

/** Confidence of the reading below which a name is likely misspelt. */
export const READING_UNSURE_BELOW = 0.6;

/** @param predictions one an item, in their order */
export function categorisedItems(items: readonly ReadItem[], predictions: readonly ItemPrediction[]): ReceiptItem[] {
  return items.flatMap((item, index) => {
    const prediction = predictions[index];
    if (!prediction) return [];
    const { category, confidence, alternatives } = prediction;
    const { storage, days } = expiryOf({ name: item.name, category });
    const isUnsure = confidence < AUTO_CATEGORY_CONFIDENCE_MIN || item.confidence < READING_UNSURE_BELOW;
    return [
      {
        ...item,
        category,
        category_confidence: confidence,
        alternatives,
        storage,
        expiry_days: days,
        is_unsure: isUnsure,
      },
    ];
  });
}
