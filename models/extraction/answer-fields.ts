/**
 * Makes fields of values that a language model read off a document: finds where each stands and says how far to trust
 * it. Called by the client of the language model.
 */
import type { FieldJsonSchema, FieldPropertySchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type { ExtractedField, FieldValue } from '../../contracts/documents/result';
import { conceptsOf } from './concepts';
import { viewDocument, type DocumentView, type Span } from './document-view';
import { textOfValue, toField } from './finding';
import { words } from './fold';
import { locateValue } from './locate-value';
import { findProperty } from './own-schema';

/** Trust in a value that stands on the document and that the rules find too; that stands on it; that need not; that does not. */
const AGREED = 0.97;
const PRINTED = 0.9;
const INFERRED = 0.6;
const NOT_PRINTED = 0.3;

/** Fields of the schema in its order; those of `generic` under the names of their labels. */
export function fieldsOfAnswer(
  pages: readonly PageLayout[],
  schema: FieldJsonSchema,
  answer: Readonly<Record<string, FieldValue>>,
): ExtractedField[] {
  const view = viewDocument(pages);
  const find = conceptsOf(view);
  return Object.entries(answer).map(([name, value]) => {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (!property) return placeField(view, { name: words(name).replaceAll(' ', '_') || name, value, property: {} });
    const local = findProperty({ name, property, view, find });
    const isAgreed = local !== undefined && local.value === value && local.spans.length > 0;
    return isAgreed ? toField(name, { ...local, score: AGREED }) : placeField(view, { name, value, property });
  });
}

interface Answer {
  name: string;
  value: FieldValue;
  property: FieldPropertySchema;
}

function placeField(view: DocumentView, { name, value, property }: Answer): ExtractedField {
  const spans: Span[] = locateValue(view, value);
  const isInferred =
    typeof value === 'boolean' || Array.isArray(property['enum']) || /^[A-Z]{3}$/.test(textOfValue(value));
  return toField(name, { value, spans, score: spans.length > 0 ? PRINTED : isInferred ? INFERRED : NOT_PRINTED });
}
