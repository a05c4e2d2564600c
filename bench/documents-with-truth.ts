/** The evaluation documents of the shared data (`TREADLE_SHARED`, default `../shared`) with the fields that people or machines wrote down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldValue } from '../contracts/documents/result';
import type { PageLayout } from '../contracts/page';
import { projectRoot } from '../contracts/project-root';
import { readScans } from './read-scans';

export interface TruthDocument {
  id: string;
  schema: 'receipt' | 'invoice';
  pages: PageLayout[];
  /** Only fields that are printed on the document. */
  truth: Record<string, FieldValue>;
}

export const FIELDS_OF = {
  receipt: ['company', 'date', 'address', 'total'],
  invoice: ['invoice_number', 'date', 'total', 'seller'],
} as const;

interface ManifestRecord {
  id: string;
  kind: 'receipt' | 'invoice' | 'page';
  image: string;
  pages?: string[];
  gt: string;
}

interface GroundTruth {
  fields: Record<string, FieldValue>;
  field_value_found_in_text?: Record<string, boolean>;
}

export function documentsFolder(): string {
  return join(process.env['TREADLE_SHARED'] ?? join(projectRoot(), '..', 'shared'), 'data', 'documents');
}

/** Receipts and invoices of the evaluation part, read by our own OCR. */
export async function readTruthDocuments(
  say: (line: string) => void,
): Promise<{ documents: TruthDocument[]; engineVersion: string }> {
  const folder = documentsFolder();
  const records = readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ManifestRecord)
    .filter((record) => record.kind !== 'page');
  const files = records.map((record) => (record.pages ?? [record.image]).map((file) => join(folder, file)));
  const { documents, engineVersion } = await readScans(files, say);
  return {
    engineVersion,
    documents: records.map((record, index) => {
      const truth = JSON.parse(readFileSync(join(folder, record.gt), 'utf8')) as GroundTruth;
      const schema = record.kind === 'invoice' ? 'invoice' : 'receipt';
      const fields = schema === 'invoice' ? invoiceFields(truth) : truth.fields;
      const wanted = FIELDS_OF[schema].flatMap((name) =>
        (fields[name] ?? null) === null ? [] : [[name, fields[name] ?? null] as const],
      );
      return { id: record.id, schema, pages: documents[index]!, truth: Object.fromEntries(wanted) };
    }),
  };
}

/** The two sources name the fields of an invoice each in their own way; values that are not printed are left out. */
function invoiceFields({ fields, field_value_found_in_text: printed = {} }: GroundTruth): Record<string, FieldValue> {
  const pick = (...names: string[]): FieldValue =>
    names
      .filter((name) => printed[name] !== false)
      .map((name) => fields[name] ?? null)
      .find((value) => value !== null) ?? null;
  const issued = pick('issue_date', 'date');
  return {
    invoice_number: pick('invoice_number'),
    date: typeof issued === 'string' ? issued.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : null,
    total: pick('gross_total', 'amount'),
    seller: pick('seller', 'issuer'),
  };
}
