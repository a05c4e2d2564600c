/** What was looked at in a result, as it is kept while one works and as it is sent: values of fields, texts of lines. */
import type { DocumentCorrection } from '../../../../../contracts/documents/correction';
import type { FieldValue } from '../../../../../contracts/documents/result';
import type { Feedback, FeedbackType } from '../../../api/feedback';

export type CorrectedField = NonNullable<DocumentCorrection['fields']>[number];
export type CorrectedLine = NonNullable<DocumentCorrection['lines']>[number];

/** All lines of a page as they are to be read. */
export type PageOrder = NonNullable<DocumentCorrection['reading_order']>[number];

export interface Looked {
  fields: readonly CorrectedField[];
  lines: readonly CorrectedLine[];
  orders: readonly PageOrder[];
}

export const NOTHING_LOOKED_AT: Looked = { fields: [], lines: [], orders: [] };

export const isSameField = (a: CorrectedField, b: CorrectedField): boolean => a.name === b.name;
export const isSameLine = (a: CorrectedLine, b: CorrectedLine): boolean => a.page === b.page && a.line === b.line;

export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Later words in place of earlier ones about the same thing. */
export function laidOver(earlier: Looked, later: Looked): Looked {
  const fields = earlier.fields.filter((field) => !later.fields.some((each) => isSameField(each, field)));
  const lines = earlier.lines.filter((line) => !later.lines.some((each) => isSameLine(each, line)));
  const orders = earlier.orders.filter((order) => !later.orders.some(({ page }) => page === order.page));
  return {
    fields: [...fields, ...later.fields],
    lines: [...lines, ...later.lines],
    orders: [...orders, ...later.orders],
  };
}

export function lookedAt({ fields = [], lines = [], reading_order: orders = [] }: DocumentCorrection): Looked {
  return { fields, lines, orders };
}

export function countOf({ fields, lines, orders }: Looked): number {
  return fields.length + lines.length + orders.length;
}

/** What is in force of all that was said; of two about the same thing the newer. `items` are newest first. */
export function inForce(items: readonly Feedback[]): Looked {
  return items
    .filter((item) => item.is_current && item.withdrawn_at === null)
    .map((item) => lookedAt(item.corrected_result))
    .reduceRight(laidOver, NOTHING_LOOKED_AT);
}

/**
 * What is sent. A later feedback takes the place of the one before of the same person and type, so that what was said
 * there and not looked at again goes along.
 */
export function correctionOf(looked: Looked, before: Feedback | undefined): DocumentCorrection {
  const { fields, lines, orders } = laidOver(before ? lookedAt(before.corrected_result) : NOTHING_LOOKED_AT, looked);
  return {
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(lines.length > 0 && { lines: [...lines] }),
    ...(orders.length > 0 && { reading_order: [...orders] }),
  };
}

export function isOrderAlone({ fields, lines, orders }: Looked): boolean {
  return orders.length > 0 && fields.length + lines.length === 0;
}

/** A part of what was looked at that is sent by itself, as one feedback. */
export interface Part {
  looked: Looked;
  type: FeedbackType;
}

/** The order teaches the layout, whatever else was wrong: it goes by itself. */
export function partsOf(looked: Looked, type: FeedbackType): Part[] {
  const parts: Part[] =
    type === 'layout_error'
      ? [{ looked, type }]
      : [
          { looked: { ...looked, orders: [] }, type },
          { looked: { ...NOTHING_LOOKED_AT, orders: looked.orders }, type: 'layout_error' },
        ];
  return parts.filter((part) => countOf(part.looked) > 0);
}

/** A share of the letters: more than that is no misreading but another value. */
const MISREAD_MAX = 0.34;

interface Found {
  extractor: 'local' | 'llm';
  fields: readonly CorrectedField[];
}

/** The type that fits best, as long as nobody has chosen one. */
export function suggestedType(looked: Looked, found: Found): FeedbackType {
  const { fields, lines } = looked;
  if (isOrderAlone(looked)) return 'layout_error';
  if (lines.length > 0) return 'ocr_error';
  if (found.extractor === 'llm') return 'llm_error';
  const isOther = fields.some((field) => {
    const before = found.fields.find((each) => isSameField(each, field));
    return before !== undefined && !isMisread(before.value, field.value);
  });
  return isOther ? 'llm_error' : 'ocr_error';
}

/** Whether one value may have been read in place of the other. */
function isMisread(found: FieldValue, right: FieldValue): boolean {
  if (isSameValue(found, right)) return true;
  if (found === null || right === null) return false;
  const [a, b] = [JSON.stringify(found), JSON.stringify(right)];
  return distance(a, b) <= Math.max(1, MISREAD_MAX * Math.max(a.length, b.length));
}

/** Letters to change, add or take away to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
