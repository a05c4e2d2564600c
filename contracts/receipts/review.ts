/** What a receipt's result tells of itself: for the annotation queue, spreadsheets and the watch over its models. */
import type { FeatureValue, ResultColumn, SlotWatch } from '../pipeline';
import { correctedQuality, type ReceiptCorrection } from './correction';
import type { ReceiptResult } from './result';

/** By the item whose category is the least sure; a receipt without items teaches nothing. */
export function uncertainty({ items }: Pick<ReceiptResult, 'items'>): number {
  return items.length === 0 ? 0 : 1 - Math.min(...items.map(({ category_confidence: confidence }) => confidence));
}

export function meanConfidence({ items }: Pick<ReceiptResult, 'items'>): number | null {
  return items.length === 0 ? null : mean(items.map(({ category_confidence: confidence }) => confidence));
}

export function resultKind({ language, fields }: Pick<ReceiptResult, 'language' | 'fields'>): string {
  return [language, fields.shop?.value.toLowerCase().replace(/[\s.,]+/gu, '') ?? ''].join(' ');
}

export function resultColumns({ currency, fields, items }: ReceiptResult): ResultColumn[] {
  const { shop, business_number: businessNumber, date, time, total } = fields;
  return [
    { name: 'shop', value: shop?.value ?? null },
    { name: 'total', value: total?.value ?? null },
    { name: 'item_count', value: items.length },
    { name: 'currency', value: currency },
    { name: 'date', value: date?.value ?? null },
    { name: 'time', value: time?.value ?? null },
    { name: 'business_number', value: businessNumber?.value ?? null },
    {
      name: 'items',
      value: JSON.stringify(
        items.map(({ name, quantity, amount, category }) => ({ name, quantity, amount, category })),
      ),
    },
  ];
}

export const RECEIPT_WATCHES: readonly SlotWatch[] = [
  {
    slot: 'receipts/item-classifier',
    stage: 'classify',
    features: (result) => features(result as ReceiptResult),
    confidences: (result) => (result as ReceiptResult).items.map(({ category_confidence: confidence }) => confidence),
    shareRight: ({ result, correction }) =>
      correctedQuality(result as ReceiptResult, correction as ReceiptCorrection) ?? undefined,
  },
];

function features({ items, language, pages }: ReceiptResult): Record<string, FeatureValue> {
  const [first] = items;
  return {
    items: items.length,
    language,
    characters_per_name: items.length === 0 ? null : mean(items.map(({ name }) => name.length)),
    page_confidence: pages.length === 0 ? null : mean(pages.map(({ confidence }) => confidence)),
    category_confidence: meanConfidence({ items }),
    first_category: first?.category ?? null,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
