// What goes over the wire is written as on the wire: snake_case keys in results, options, events and blob references.
import type { BlobRef } from '../blob';
import type { Box } from '../geometry';
import type { PageWarning, TextSource } from '../page';

/** A JSON value that a field may take; amounts are numbers, dates are ISO 8601 (`2026-11-21`). */
export type FieldValue = string | number | boolean | null | FieldValue[] | { [key: string]: FieldValue };

/** One extracted field. `page` and `box` say where the value stands; null where it stands nowhere (inferred, absent). */
export interface ExtractedField {
  name: string;
  value: FieldValue;
  /** 0..1. */
  confidence: number;
  page: number | null;
  box: Box | null;
}

export interface PageSummary {
  page: number;
  width: number;
  height: number;
  source: TextSource;
  line_count: number;
  /** Mean confidence of the page's lines weighted by their length, 0..1; 0 where the page has no text. */
  confidence: number;
  /** Left out where there are none. */
  warnings?: PageWarning[];
}

/** What an LLM call cost; `cost_usd` from the price table, null where the model has no entry. */
export interface LlmUsage {
  model: string;
  calls: number;
  input_tokens: number;
  output_tokens: number;
  duration_ms: number;
  cost_usd: number | null;
}

/** Why the local extractor answered a run that asked for the language model. */
export interface ExtractorFallback {
  /** A code of the error registry. */
  code: string;
  /** In English, for people. */
  detail: string;
}

/** `final_result` of a documents run. */
export interface DocumentResult {
  schema: string;
  fields: ExtractedField[];
  pages: PageSummary[];
  /** The document's text in reading order; pages are divided by a form feed. Cut at 20,000 characters: the layout blob has all. */
  text: string;
  /** The full layout, one JSON document: `PageLayout[]`. */
  layout: BlobRef;
  extractor: 'local' | 'llm';
  /** All that the run has asked, answers that could not be used included; null where it asked nothing. */
  llm: LlmUsage | null;
  /** Only where `llm` was wanted and `local` answered. */
  fallback?: ExtractorFallback;
}
