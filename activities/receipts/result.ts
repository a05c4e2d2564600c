import type { BlobRef } from '../../contracts/blob';
import type { PageText } from '../../contracts/page';
import type { ReadReceipt, ReceiptPage, ReceiptResult } from '../../contracts/receipts/result';
import { categorisedItems, type ItemPrediction } from '../../models/receipts/categorised-items';

export interface ReceiptResultParts {
  receipt: ReadReceipt;
  /** One an item, in their order. */
  predictions: ItemPrediction[];
  pages: PageText[];
  /** The blob of `pages`. */
  text: BlobRef;
}

/** A run's `final_result`. The same photo, options and models give the same bytes, so no time is in it. */
export function receiptResult({ receipt, predictions, pages, text }: ReceiptResultParts): ReceiptResult {
  return { ...receipt, items: categorisedItems(receipt.items, predictions), pages: pages.map(receiptPage), text };
}

function receiptPage({ page, width, height, source, lines }: PageText): ReceiptPage {
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  const weighted = lines.reduce((sum, line) => sum + line.text.length * line.confidence, 0);
  const confidence = characters === 0 ? 0 : Math.round((weighted / characters) * 1_000) / 1_000;
  return { page, width, height, source, line_count: lines.length, confidence };
}
