/** Precision, recall and F1 of extracted fields against what is printed. */
import type { ExtractedField, FieldValue } from '../contracts/documents/result';
import { isSameValue } from '../models/extraction/learned/same-value';
import { round } from './bench';
import type { TruthDocument } from './documents-with-truth';

export interface Judged extends Pick<TruthDocument, 'schema'> {
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

type Extract = (
  pages: TruthDocument['pages'],
  schema: TruthDocument['schema'],
) => ExtractedField[] | Promise<ExtractedField[]>;

/** One judgement for each field that a document prints. */
export async function judgeAll(documents: readonly TruthDocument[], extract: Extract): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const document of documents) judged.push(...judge(document, await extract(document.pages, document.schema)));
  return judged;
}

export function judge(
  { id, schema, truth }: Omit<TruthDocument, 'pages'>,
  fields: readonly Pick<ExtractedField, 'name' | 'value' | 'confidence'>[],
): Judged[] {
  return Object.entries(truth).map(([name, wanted]) => {
    const field = fields.find((own) => own.name === name);
    const value = field?.value ?? null;
    return {
      document: id,
      schema,
      field: name,
      value,
      truth: wanted,
      confidence: field?.confidence ?? 0,
      isFound: value !== null,
      isRight: isSameValue(name, value, wanted),
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
