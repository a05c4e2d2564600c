/**
 * What can be pointed at on a page: fields, lines, blocks. Each is a mark with a box, named the same in the lists beside
 * the page, so that one lights up with the other.
 */
import type { DocumentResult, ExtractedField } from '../../../../../contracts/documents/result';
import type { Box, DocumentPage } from '../../../api/types';
import { cellId, tablesOf } from './page-tables';

export interface Mark {
  id: string;
  page: number;
  box: Box;
  /** What stands there, for whoever cannot see it. */
  label: string;
  kind: 'field' | 'line' | 'block';
  isUnsure: boolean;
  /** Stands beside it on the page: its place in the reading order. */
  number?: number;
}

/** An engine's own estimate, which is no probability: a reading below it is often wrong. */
const READING_SURE_MIN = 0.8;

export function isUnsureReading(confidence: number): boolean {
  return confidence < READING_SURE_MIN;
}

export const fieldId = ({ name }: Pick<ExtractedField, 'name'>): string => `field/${name}`;
export const lineId = (page: number, index: number): string => `line/${page}/${index}`;
export const blockId = (page: number, index: number): string => `block/${page}/${index}`;

interface FieldMarking {
  labelOf: (field: ExtractedField) => string;
  /** A field of less confidence is unsure. */
  sureMin: number;
}

export function fieldMarks(fields: readonly ExtractedField[], { labelOf, sureMin }: FieldMarking): Mark[] {
  return fields.flatMap((field) => {
    const { page, box, confidence } = field;
    if (page === null || box === null) return [];
    return [{ id: fieldId(field), page, box, label: labelOf(field), kind: 'field', isUnsure: confidence < sureMin }];
  });
}

/** With `order`, the lines as they are read, each has its number. */
export function lineMarks({ page, lines }: DocumentPage, order?: readonly number[]): Mark[] {
  return lines.map(({ box, text, confidence }, index) => ({
    id: lineId(page, index),
    page,
    box,
    label: text,
    kind: 'line',
    isUnsure: isUnsureReading(confidence),
    ...(order && { number: order.indexOf(index) + 1 }),
  }));
}

export function blockMarks({ page, blocks }: DocumentPage, labelOf: (kind: string) => string): Mark[] {
  return blocks.map(({ box, kind }, index) => ({
    id: blockId(page, index),
    page,
    box,
    label: labelOf(kind),
    kind: 'block',
    isUnsure: false,
  }));
}

export function cellMarks(page: DocumentPage): Mark[] {
  return tablesOf(page).flatMap(({ block, rows }) =>
    rows.flat().map((cell) => ({
      id: cellId(page.page, block, cell),
      page: page.page,
      box: cell.box,
      label: cell.text,
      kind: 'line' as const,
      isUnsure: false,
    })),
  );
}

/** The API promises no form for results in general; a document's has at least this. */
export function isDocumentResult(value: unknown): value is DocumentResult {
  return (
    typeof value === 'object' && value !== null && 'fields' in value && Array.isArray(value.fields) && 'text' in value
  );
}

/** How a value is shown and copied. */
export function valueText(value: ExtractedField['value']): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
