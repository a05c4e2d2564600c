/** The result of a receipts run, built from what its items are called and which category each was given. */
import type { ReceiptItem, ReceiptResult } from '../../contracts/receipts/result';
import { blobRef } from './runs';

export const SURE = 0.95;
export const UNSURE = 0.4;

export interface ItemSketch extends Pick<Partial<ReceiptItem>, 'box' | 'page'> {
  name: string;
  category: string;
  /** Of the category. */
  confidence?: number;
}

const PAGE = { width: 800, height: 1_600, source: 'ppocr', line_count: 12, confidence: 0.9 } as const;

export function sortedReceipt(items: readonly ItemSketch[], pageCount = 1): ReceiptResult {
  const fields = ['shop', 'business_number', 'date', 'time', 'subtotal', 'tax', 'discount', 'rounding', 'total'];
  return {
    currency: 'KRW',
    language: 'ko',
    fields: Object.fromEntries(
      [...fields, 'payment'].map((name) => [name, null]),
    ) as unknown as ReceiptResult['fields'],
    items: items.map(sortedItem),
    arithmetic: { verdict: 'unknown', expected: null, total: null, difference: null },
    warnings: [],
    pages: Array.from({ length: pageCount }, (_, index) => ({ page: index + 1, ...PAGE })),
    text: blobRef('text'),
  };
}

function sortedItem({ name, category, confidence = SURE, page = 1, box }: ItemSketch, line: number): ReceiptItem {
  return {
    line,
    text: `${name} 1 ${1_000 + line}`,
    name,
    quantity: 1,
    unit: null,
    unit_price: null,
    amount: 1_000 + line,
    discount: 0,
    barcode: null,
    confidence: SURE,
    page,
    box: box === undefined ? { x: 40, y: 160 + 40 * line, width: 600, height: 32 } : box,
    category,
    category_confidence: confidence,
    alternatives: [{ category, confidence }],
    storage: 'room',
    expiry_days: null,
    is_unsure: confidence < 0.6,
  };
}
