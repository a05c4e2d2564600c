/** Whether a field's value is the one that a person wrote down. Called by training, calibration and the benchmarks. */
import type { FieldValue } from '../../../contracts/documents/result';
import { findAmounts } from '../amounts';
import { findDates } from '../dates';
import { textOfValue } from '../finding';
import { squeeze } from '../fold';

/** How a field's values are compared: days as days, sums as numbers, texts by their letters and digits. */
export type ValueKind = 'text' | 'date' | 'amount';

const KINDS: Readonly<Record<string, ValueKind>> = {
  date: 'date',
  due_date: 'date',
  total: 'amount',
  subtotal: 'amount',
  tax: 'amount',
  amount_due: 'amount',
};

/** An invoice's data often leaves out the legal form that its print has. */
const PARTIES = new Set(['seller', 'buyer']);
const LEGAL_FORM = /[\s,]+(?:gmbh|ltd|sarl|sas|b\.?v|inc|ag|llc)\.?\s*$/iu;

/** Sums that differ by less are the same. */
const CENT = 0.005;

export function kindOf(field: string): ValueKind {
  return Object.hasOwn(KINDS, field) ? (KINDS[field] ?? 'text') : 'text';
}

export function isSameValue(field: string, found: FieldValue, truth: FieldValue): boolean {
  if (found === null || truth === null) return false;
  const kind = kindOf(field);
  if (kind === 'amount') {
    const [own, wanted] = [amountOf(found), amountOf(truth)];
    return own !== undefined && wanted !== undefined && Math.abs(own - wanted) < CENT;
  }
  if (kind === 'date') return dayOf(found) !== undefined && dayOf(found) === dayOf(truth);
  const [own, wanted] = [textOfValue(found), textOfValue(truth)].map((text) =>
    squeeze(PARTIES.has(field) ? text.replace(LEGAL_FORM, '') : text),
  );
  return own !== '' && own === wanted;
}

/** A sum from a number or from text such as `RM 1,234.50`; undefined where there is none. */
export function amountOf(value: FieldValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? findAmounts(value)[0]?.value : undefined;
}

/** ISO 8601; day before month where both could be, as people in most countries write. */
export function dayOf(value: FieldValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  return findDates(value, { order: 'dmy', yearFirst: false })[0]?.iso;
}
