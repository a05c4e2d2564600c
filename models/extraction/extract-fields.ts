/**
 * The rules: fields from a laid out document by rules and scores, without a network or a model. Their confidence is a
 * score, not a probability; `learned/learned-extractor.ts`, which the product uses, makes one of it.
 */
import type { BuiltInFieldSchema, FieldJsonSchema } from '../../contracts/documents/options';
import { resolveFieldSchema } from '../../contracts/documents/field-schemas';
import type { PageLayout } from '../../contracts/page';
import type { ExtractedField } from '../../contracts/documents/result';
import { conceptsOf } from './concepts';
import { viewDocument } from './document-view';
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
