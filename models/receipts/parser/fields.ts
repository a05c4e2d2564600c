/**
 * The head and the foot of a receipt. The shared extractor finds them (`models/extraction`); this puts its answers into
 * the form of a receipt's result. Pure; called by `parse-receipt.ts`.
 */
import type { Box } from '../../../contracts/geometry';
import type { PaymentMethod, ReadValue, ReceiptFields } from '../../../contracts/receipts/result';
import type { Sum } from './sums';

/** What an extractor says of one field. */
export interface FoundField {
  name: string;
  value: unknown;
  confidence: number;
  page: number | null;
  box: Box | null;
}

const PAYMENTS: Readonly<Record<string, PaymentMethod>> = {
  cash: 'cash',
  card: 'card',
  transfer: 'transfer',
  mobile: 'e_wallet',
};

/** `discount` and `rounding` are the parser's own, from the rows of sums. */
export function fieldsOf(found: readonly FoundField[]): ReceiptFields {
  const read = <Value>(name: string, parse: (value: unknown) => Value | undefined): ReadValue<Value> | null => {
    const field = found.find((own) => own.name === name);
    const value = field === undefined || field.value === null ? undefined : parse(field.value);
    if (!field || value === undefined) return null;
    return { value, confidence: field.confidence, page: field.page ?? 1, box: field.box };
  };
  return {
    shop: read('company', text),
    business_number: read('business_number', text),
    date: read('date', text),
    time: read('time', (value) => /^\d{2}:\d{2}(?::\d{2})?$/u.exec(String(value))?.[0]),
    subtotal: read('subtotal', amount),
    tax: read('tax', amount),
    discount: null,
    rounding: null,
    total: read('total', amount),
    payment: read('payment_method', (value) => PAYMENTS[String(value)] ?? 'other'),
  };
}

export function currencyField(found: readonly FoundField[]): string | null {
  const value = found.find(({ name }) => name === 'currency')?.value;
  return typeof value === 'string' && /^[A-Z]{3}$/u.test(value) ? value : null;
}

export function readSum({ value, row }: Sum): ReadValue<number> {
  return { value, confidence: row.confidence, page: row.page, box: row.box };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
