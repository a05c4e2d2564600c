/**
 * The local extractor: fields from a laid out document by rules and scores, without a network or a model. Called in the
 * thread pool by the stage `extract`. A learned extractor replaces it behind the same interface (`extractor.ts`).
 */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import { resolveFieldSchema } from '../../contracts/documents/field-schemas';
import type { PageLayout } from '../../contracts/documents/page';
import type { ExtractedField } from '../../contracts/documents/result';
import { conceptsOf } from './concepts';
import { viewDocument } from './document-view';
import { LOCAL_EXTRACTOR_VERSION, type Extractor } from './extractor';
import { toField } from './finding';
import { findPairs } from './generic-pairs';
import { findProperty } from './own-schema';

/**
 * Every property of the schema comes once, in its order; null with confidence 0 where the document does not show it.
 * The schema `generic` has no properties: every pair of label and value becomes a field. Never throws for odd input.
 */
export function extractFields(
  pages: readonly PageLayout[],
  schema: BuiltInFieldSchema | FieldJsonSchema,
): ExtractedField[] {
  const view = viewDocument(pages);
  if (schema === 'generic') return findPairs(view);
  const find = conceptsOf(view);
  return Object.entries(resolveFieldSchema(schema).properties).map(([name, property]) =>
    toField(name, findProperty({ name, property, view, find })),
  );
}

export const localExtractor: Extractor = { version: LOCAL_EXTRACTOR_VERSION, extract: extractFields };
