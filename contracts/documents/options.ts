import type { OcrEngineName, OcrLanguage } from '../ocr';

/** Who reads the fields. `llm_new` is another language model, to be compared with `llm`. */
export const EXTRACTORS = ['local', 'llm', 'llm_new'] as const;
export type ExtractorChoice = (typeof EXTRACTORS)[number];

/** Options of a documents run, `CrExtractOptions` in the API. The zod schema in `schemas.ts` gives the defaults. */
export interface CrExtractOptions {
  ocr_engine: OcrEngineName;
  /** Languages to expect, most likely first. */
  languages: OcrLanguage[];
  extractor: ExtractorChoice;
  /** A built-in schema's name, or the caller's own JSON schema (an object with properties). */
  field_schema: BuiltInFieldSchema | FieldJsonSchema;
  /** Pages to read, counted from 1, such as `1-3,7`; null reads all. */
  pages: string | null;
}

export const BUILT_IN_FIELD_SCHEMAS = ['receipt', 'invoice', 'generic'] as const;
export type BuiltInFieldSchema = (typeof BUILT_IN_FIELD_SCHEMAS)[number];

/** The part of JSON schema that the extractors read; other keywords are kept and checked by the validator. */
export interface FieldJsonSchema {
  type: 'object';
  title?: string;
  properties: Record<string, FieldPropertySchema>;
  required?: string[];
  additionalProperties?: boolean;
}

export interface FieldPropertySchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  format?: string;
  title?: string;
  description?: string;
  items?: FieldPropertySchema;
  properties?: Record<string, FieldPropertySchema>;
  [keyword: string]: unknown;
}
