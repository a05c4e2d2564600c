/** Receipts as the API shows them; `chain_id` is the id of the run that read one. */
import { PAGE_LINK_PATH, signPageLink } from '../../contracts/page-link';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { blobKey } from '../../db/blob-store/blob-key';
import { additionOfReceiptView } from './stock';
import type { AccuracyWeek } from '../../db/repositories/receipt-accuracy';
import type { EarlierReceipt, ListedReceipt, OpenedReceipt, ReceiptItemRow } from '../../db/repositories/receipts';
import type { AdditionOfReceipt } from '../../db/repositories/stock-additions';
import type { OwnedRun } from '../../db/repositories/runs';

/** What holds the photos. */
const IMAGE_BUCKET = 'ocr';
const LINK_SECONDS = 3_600;

/** `stock`: its last addition to the stock. */
export function receiptSummary(receipt: Omit<ListedReceipt, 'cursorAt'>, stock?: AdditionOfReceipt) {
  return {
    id: receipt.id,
    chain_id: receipt.runId,
    shop: receipt.shop,
    bought_on: receipt.boughtOn,
    total: receipt.total,
    currency: receipt.currency,
    item_count: receipt.itemCount,
    duplicate_of: receipt.earlier && earlierView(receipt.earlier),
    stock: stock ? additionOfReceiptView(stock) : null,
    created_at: receipt.createdAt,
  };
}

export interface ReceiptContext {
  run: OwnedRun;
  linkKey: Uint8Array;
  stock: AdditionOfReceipt | undefined;
}

export function receiptView(receipt: OpenedReceipt, { run, linkKey, stock }: ReceiptContext) {
  // A stage of this system wrote it: its form is known.
  const { fields, arithmetic, warnings } = run.finalResult as ReceiptResult;
  return {
    ...receiptSummary(receipt, stock),
    business_number: receipt.businessNumber,
    bought_at: receipt.boughtAt,
    fields,
    arithmetic,
    warnings,
    image: imageView(run, linkKey),
    model_version: receipt.modelVersion,
    items: receipt.items.map(receiptItemView),
  };
}

export function receiptItemView(item: ReceiptItemRow) {
  return {
    line: item.line,
    raw_text: item.rawText,
    name: item.name,
    quantity: item.quantity,
    unit: item.unit,
    unit_price: item.unitPrice,
    amount: item.amount,
    barcode: item.barcode,
    confidence: item.confidence,
    category: item.category,
    category_confidence: item.predictedConfidence,
    category_source: item.categorySource,
    alternatives: item.alternatives,
    storage: item.storage,
    expires_on: item.expiresOn,
    is_unsure: item.isUnsure,
    included: item.included,
    edited_at: item.editedAt,
  };
}

export function accuracyWeekView({ modelVersion, week, corrected, right, items, autoCategorised }: AccuracyWeek) {
  return {
    model_version: modelVersion,
    week,
    corrected,
    right,
    accuracy: corrected === 0 ? null : right / corrected,
    items,
    auto_categorised: autoCategorised,
    auto_share: items === 0 ? null : autoCategorised / items,
  };
}

function earlierView({ id, runId, createdAt }: EarlierReceipt) {
  return { id, chain_id: runId, created_at: createdAt };
}

/** The address stays the same for an hour, so that a phone need not load the photo again. */
function imageView({ id: runId, projectId, input }: OwnedRun, linkKey: Uint8Array) {
  const until = (Math.floor(Date.now() / 1_000 / LINK_SECONDS) + 2) * LINK_SECONDS;
  const link = signPageLink(linkKey, { projectId, runId, page: 1, until });
  return { bucket: IMAGE_BUCKET, path: blobKey(input.sha256), url: `${PAGE_LINK_PATH}/${link}` };
}
