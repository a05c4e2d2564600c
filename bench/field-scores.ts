/** Precision, recall and F1 of extracted fields against what is printed. */
import type { ExtractedField, FieldValue } from '../contracts/documents/result';
import { isSameValue } from '../models/extraction/learned/same-value';
import { round } from './bench';

export interface Judged {
  document: string;
  field: string;
  value: FieldValue;
  truth: FieldValue;
  confidence: number;
  isFound: boolean;
  isRight: boolean;
}

export interface FieldScore {
  documents: number;
  precision: number;
  recall: number;
  f1: number;
}

/** One judgement for each field that the document prints. */
export function judge(document: { id: string; truth: Record<string, FieldValue> }, fields: readonly ExtractedField[]) {
  return Object.entries(document.truth).map(([name, truth]): Judged => {
    const field = fields.find((own) => own.name === name);
    const value = field?.value ?? null;
    return {
      document: document.id,
      field: name,
      value,
      truth,
      confidence: field?.confidence ?? 0,
      isFound: value !== null,
      isRight: isSameValue(name, value, truth),
    };
  });
}

export function scoreFields(judged: readonly Judged[]): FieldScore {
  const right = judged.filter(({ isRight }) => isRight).length;
  const found = judged.filter(({ isFound }) => isFound).length;
  return {
    documents: judged.length,
    precision: round(found === 0 ? 0 : right / found),
    recall: round(judged.length === 0 ? 0 : right / judged.length),
    f1: round(right === 0 ? 0 : (2 * right) / (found + judged.length)),
  };
}
