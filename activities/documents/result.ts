import type { BlobRef } from '../../contracts/blob';
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type {
  DocumentResult,
  ExtractedField,
  ExtractorFallback,
  LlmUsage,
  PageSummary,
} from '../../contracts/documents/result';
import { documentText } from '../../models/layout/document-text';

const TEXT_CHARACTERS_MAX = 20_000;

export interface DocumentResultParts {
  pages: PageLayout[];
  schema: BuiltInFieldSchema | FieldJsonSchema;
  fields: ExtractedField[];
  layout: BlobRef;
  extractor: 'local' | 'llm';
  llm: LlmUsage | null;
  fallback?: ExtractorFallback;
}

/** Puts together a run's `final_result`. The same document, options and models give the same bytes, so no time is in it. */
export function documentResult(parts: DocumentResultParts): DocumentResult {
  const { pages, schema, fields, layout, extractor, llm, fallback } = parts;
  return {
    schema: typeof schema === 'string' ? schema : (schema.title ?? 'custom'),
    fields,
    pages: pages.map(pageSummary),
    text: documentText(pages).slice(0, TEXT_CHARACTERS_MAX),
    layout,
    extractor,
    llm,
    ...(fallback ? { fallback } : {}),
  };
}

function pageSummary({ page, width, height, source, lines, warnings }: PageLayout): PageSummary {
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  const weighted = lines.reduce((sum, line) => sum + line.text.length * line.confidence, 0);
  const confidence = characters === 0 ? 0 : Math.round((weighted / characters) * 1_000) / 1_000;
  return { page, width, height, source, line_count: lines.length, confidence, ...(warnings ? { warnings } : {}) };
}
