/** What a receipts run leaves as its result. */
import type { ReadValue, ReceiptItem, ReceiptResult } from '../../contracts/receipts/result';
import { blobRef } from './runs';

export const readValue = <Value>(value: Value): ReadValue<Value> => ({ value, confidence: 0.9, page: 1, box: null });

export function receiptItem(changes: Partial<ReceiptItem> & Pick<ReceiptItem, 'line'>): ReceiptItem {
  return {
    text: `ITEM ${changes.line} 1,000`,
    name: `ITEM ${changes.line}`,
    quantity: 1,
    unit: null,
    unit_price: null,
    amount: 1_000 + changes.line,
    discount: 0,
    barcode: null,
    confidence: 0.95,
    page: 1,
    box: null,
    category: 'dairy',
    category_confidence: 0.9,
    alternatives: [
      { category: 'dairy', confidence: 0.9 },
      { category: 'snacks', confidence: 0.05 },
    ],
    storage: 'fridge',
    expiry_days: 10,
    is_unsure: false,
    ...changes,
  };
}

export const MILK = receiptItem({ line: 0, text: 'SEOUL MLK 1L 2 x 2,900', name: 'SEOUL MLK 1L', amount: 5_800 });
export const RICE = receiptItem({
  line: 1,
  name: '쌀 10kg',
  amount: 32_000,
  category: 'snacks',
  category_confidence: 0.4,
  storage: 'room',
  expiry_days: 120,
  is_unsure: true,
});

/** A receipt of two items; the parts of `fields` that are given take the place of its own. */
export function receiptResult({
  fields,
  ...changes
}: Partial<Omit<ReceiptResult, 'fields'>> & { fields?: Partial<ReceiptResult['fields']> } = {}): ReceiptResult {
  return {
    currency: 'KRW',
    language: 'ko',
    fields: {
      shop: readValue('E-Mart 24'),
      business_number: readValue('123-45-67890'),
      date: readValue('2026-03-01'),
      time: readValue('18:05'),
      subtotal: null,
      tax: null,
      discount: null,
      rounding: null,
      total: readValue(37_800),
      payment: null,
      ...fields,
    },
    items: [MILK, RICE],
    arithmetic: { verdict: 'matches', expected: 37_800, total: 37_800, difference: 0 },
    warnings: [],
    pages: [{ page: 1, width: 100, height: 300, source: 'ppocr', line_count: 6, confidence: 0.9 }],
    text: blobRef('receipt text', 'application/json'),
    ...changes,
  };
}
