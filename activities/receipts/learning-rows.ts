/**
 * Rows to learn from, out of what a person said of a receipt's items: a step between the stored correction and a dataset.
 */
import type { ReceiptCorrection } from '../../contracts/receipts/correction';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { hasHangul } from '../../models/ocr/hangul';
import { ITEM_CLASSIFIER_SLOT } from '../../models/receipts/item-classifier/item-learner';
import type { ItemRow } from '../../models/receipts/item-classifier/weights';
import type { RowsOf } from '../loop/learning';

export interface CorrectedReceipt {
  result: Pick<ReceiptResult, 'items'>;
  correction: ReceiptCorrection;
  /** The input's SHA-256: rows of equal photos stay together. */
  document: string;
}

/** By slot, for the loop. */
export const RECEIPT_ROWS_OF: Readonly<Record<string, RowsOf>> = {
  [ITEM_CLASSIFIER_SLOT]: ({ originalResult, correctedResult, inputSha256 }) =>
    Promise.resolve(
      itemRows({
        result: originalResult as ReceiptResult,
        correction: correctedResult as ReceiptCorrection,
        document: inputSha256,
      }),
    ),
};

/**
 * What stands on the receipt is what has to be sorted the next time, so the row holds that and not what the item is
 * called in full. Its key has no line: a later parser may count the lines of the same photo otherwise.
 */
export function itemRows({ result, correction, document }: CorrectedReceipt): { key: string; row: ItemRow }[] {
  const categories = new Map(correction.items.map(({ line, category }) => [line, category]));
  return result.items.flatMap(({ line, name }) => {
    const category = categories.get(line);
    const text = name.trim();
    if (category === undefined || text === '') return [];
    const language = hasHangul(text) ? 'ko' : 'en';
    return [{ key: `${document} item ${text}`, row: { text, category, language, document } }];
  });
}
