import type { ResultColumn } from '../pipeline';
import type { DocumentResult, FieldValue } from './result';

/** Each extracted field is a column; a list or an object stands there as JSON. */
export function resultColumns({ fields }: Pick<DocumentResult, 'fields'>): ResultColumn[] {
  return fields.map(({ name, value }) => ({ name, value: cellOf(value) }));
}

function cellOf(value: FieldValue): ResultColumn['value'] {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
