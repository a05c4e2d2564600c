/** How a classifier sorts items whose category is known: how many rightly, and how many without a person's look. */
import { AUTO_CATEGORY_CONFIDENCE_MIN } from '../../contracts/receipts/receipt';
import type { ItemClassifier } from '../../models/receipts/item-classifier/item-classifier';
import { round } from '../bench';

/** Shares of the items, but the last one. */
export interface Sorted {
  accuracy: number;
  top_3_accuracy: number;
  /** Sure enough for nobody to be asked. */
  automatic: number;
  /** Share of the automatic ones that are right. */
  automatic_accuracy: number;
}

export async function sorted(
  classifier: ItemClassifier,
  items: readonly { text: string; category: string }[],
): Promise<Sorted> {
  const predictions = await classifier.classify(items.map(({ text }) => text));
  const judged = predictions.map(({ confidence, alternatives }, index) => ({
    rank: alternatives.findIndex(({ category }) => category === items[index]?.category),
    isAutomatic: confidence >= AUTO_CATEGORY_CONFIDENCE_MIN,
  }));
  const automatic = judged.filter(({ isAutomatic }) => isAutomatic);
  const share = (part: readonly unknown[], whole: readonly unknown[]) => round(part.length / Math.max(1, whole.length));
  const right = (of: typeof judged) => of.filter(({ rank }) => rank === 0);
  return {
    accuracy: share(right(judged), judged),
    top_3_accuracy: share(
      judged.filter(({ rank }) => rank >= 0),
      judged,
    ),
    automatic: share(automatic, judged),
    automatic_accuracy: share(right(automatic), automatic),
  };
}
