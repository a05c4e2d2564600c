/** What a document's result tells of the models that made it. */
import type { FeatureValue, SlotWatch } from '../pipeline';
import type { DocumentCorrection } from './correction';
import type { DocumentResult } from './result';

type Said = Parameters<SlotWatch['shareRight']>[0];

export const DOCUMENT_WATCHES: readonly SlotWatch[] = [
  {
    slot: 'documents/reader',
    stage: 'read',
    features: (result) => ({ ...pageFeatures(documentOf(result)), ...textFeatures(documentOf(result)) }),
    confidences: (result) => readPages(documentOf(result)).map(({ confidence }) => confidence),
    shareRight: shareOfLines,
  },
  {
    slot: 'documents/layout',
    stage: 'layout',
    features: (result) => pageFeatures(documentOf(result)),
    confidences: () => [],
    shareRight: shareOfOrders,
  },
  {
    slot: 'documents/extractor',
    stage: 'extract',
    features: (result) => ({ ...textFeatures(documentOf(result)), ...fieldFeatures(documentOf(result)) }),
    confidences: (result) => foundFields(documentOf(result)).map(({ confidence }) => confidence),
    shareRight: shareOfFields,
  },
];

/** Rows hold what `completeRun` wrote. */
const documentOf = (result: unknown): DocumentResult => result as DocumentResult;

const readPages = ({ pages }: DocumentResult) => pages.filter(({ line_count: lines }) => lines > 0);

/** What a language model found says nothing of the model in the slot. */
const foundFields = ({ fields, extractor }: DocumentResult) =>
  extractor === 'local' ? fields.filter(({ value }) => value !== null) : [];

function pageFeatures({ pages }: DocumentResult): Record<string, FeatureValue> {
  const [first] = pages;
  return {
    pages: pages.length,
    width: first?.width ?? null,
    height: first?.height ?? null,
    lines_per_page: mean(pages.map(({ line_count: lines }) => lines)),
    page_confidence: mean(pages.filter(({ line_count: lines }) => lines > 0).map(({ confidence }) => confidence)),
    source: first?.source ?? null,
    warning: pages.flatMap(({ warnings = [] }) => warnings).length > 0 ? 'some' : 'none',
  };
}

const HANGUL = /\p{Script=Hangul}/gu;
const LETTER = /\p{Letter}/gu;
const DIGIT = /\p{Number}/gu;

function textFeatures({ text }: DocumentResult): Record<string, FeatureValue> {
  const lines = text.split(/[\n\f]/).filter((line) => line.trim() !== '');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const letters = count(LETTER);
  return {
    characters_per_line: mean(lines.map((line) => line.length)),
    hangul_share: letters === 0 ? null : count(HANGUL) / letters,
    digit_share: text === '' ? null : count(DIGIT) / text.length,
  };
}

function fieldFeatures(result: DocumentResult): Record<string, FeatureValue> {
  const { fields, extractor } = result;
  const byName = fields.map((field): [string, FeatureValue] => [
    `confidence_${field.name}`,
    field.value === null || extractor === 'llm' ? null : field.confidence,
  ]);
  return {
    schema: result.schema,
    fields_found: fields.length === 0 ? null : fields.filter(({ value }) => value !== null).length / fields.length,
    field_confidence: mean(foundFields(result).map(({ confidence }) => confidence)),
    ...Object.fromEntries(byName),
  };
}

/** Whoever looked at a document's text leaves alone what was read well. */
function shareOfLines({ kind, correction, result }: Said): number | undefined {
  const { lines = [] } = correction as DocumentCorrection;
  if (kind === 'ocr_error' && lines.length === 0) return undefined;
  const all = documentOf(result).pages.reduce((sum, page) => sum + page.line_count, 0);
  return all === 0 ? undefined : 1 - Math.min(all, lines.length) / all;
}

function shareOfOrders({ kind, correction, result }: Said): number | undefined {
  const { reading_order: orders = [] } = correction as DocumentCorrection;
  if (kind === 'layout_error' && orders.length === 0) return undefined;
  const { pages } = documentOf(result);
  const moved = orders.filter(({ lines }) => lines.some((line, index) => line !== index)).length;
  return pages.length === 0 ? undefined : 1 - moved / pages.length;
}

/** Fields that were confirmed are named too; what is not named was not looked at. */
function shareOfFields({ correction, result }: Said): number | undefined {
  const { fields = [] } = correction as DocumentCorrection;
  const found = documentOf(result);
  if (fields.length === 0 || found.extractor !== 'local') return undefined;
  const right = fields.filter(({ name, value }) => {
    const before = found.fields.find((field) => field.name === name)?.value ?? null;
    return JSON.stringify(before) === JSON.stringify(value);
  });
  return right.length / fields.length;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
