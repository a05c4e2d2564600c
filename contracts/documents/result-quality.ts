/** How good a document's result is: by what people said of it, and by its own word. */
import type { DocumentCorrection } from './correction';
import type { DocumentResult, FieldValue } from './result';

/** Share of the fields that the correction looked at and left as they were; null where it looked at none. */
export function correctedQuality(
  { fields }: Pick<DocumentResult, 'fields'>,
  { fields: corrected = [] }: DocumentCorrection,
): number | null {
  if (corrected.length === 0) return null;
  const found = new Map(fields.map(({ name, value }) => [name, value]));
  const kept = corrected.filter(({ name, value }) => isSame(found.get(name) ?? null, value));
  return kept.length / corrected.length;
}

/** Mean confidence of the fields with a value, else of the pages; null where there is neither. */
export function meanConfidence({ fields, pages }: Pick<DocumentResult, 'fields' | 'pages'>): number | null {
  const filled = fields.filter(({ value }) => value !== null);
  const judged = filled.length > 0 ? filled : pages;
  if (judged.length === 0) return null;
  return judged.reduce((sum, { confidence }) => sum + confidence, 0) / judged.length;
}

function isSame(one: FieldValue, other: FieldValue): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ones, others] = [Object.entries(one), Object.entries(other)];
  const values = new Map(others);
  return ones.length === others.length && ones.every(([key, value]) => isSame(value, values.get(key) ?? null));
}
