/**
 * Finds the value of one property of a field schema. A property whose name or title is a known concept (`concepts.ts`)
 * is found by that concept's rules; any other by its own words as labels, read by its type and format.
 */
import type { FieldPropertySchema } from '../../contracts/documents/options';
import type { FieldValue } from '../../contracts/documents/result';
import { CONCEPTS, type ConceptType } from './concepts';
import type { DocumentView } from './document-view';
import { best, textOfValue, type FindConcept, type Finding } from './finding';
import { words } from './fold';
import { findPhrases } from './labels';
import { readAllLabelled } from './near-label';
import { optionOf, readerOf } from './property-reader';
import { findTableRows } from './table-rows';

interface PropertyQuestion {
  name: string;
  property: FieldPropertySchema;
  view: DocumentView;
  find: FindConcept;
}

/** Longest title or description that may be a label itself. */
const LABEL_CHARACTERS_MAX = 40;

export function findProperty(question: PropertyQuestion): Finding | undefined {
  const { name, property, view, find } = question;
  if (property.type === 'array') return findTableRows(view, property);
  if (property.type === 'object') return findObject(question);
  const concept = conceptOf(name, property);
  const known = concept ? coerce(find(concept), property) : undefined;
  if (known) return known;
  const labels = labelsOf(name, property);
  const labelled = best(readAllLabelled(view, (row) => findPhrases(row.folded, labels), readerOf(property)));
  return labelled ?? optionFinding(view, property);
}

/** An object's properties are looked for one by one; it is found where any of them is. */
function findObject({ property, view, find }: PropertyQuestion): Finding | undefined {
  const parts = Object.entries(property.properties ?? {}).map(
    ([name, own]) => [name, findProperty({ name, property: own, view, find })] as const,
  );
  const found = parts.flatMap(([, finding]) => (finding ? [finding] : []));
  if (found.length === 0) return undefined;
  const page = found[0]?.spans[0]?.row.page;
  return {
    value: Object.fromEntries(parts.map(([name, finding]): [string, FieldValue] => [name, finding?.value ?? null])),
    spans: found.flatMap((finding) => finding.spans).filter((span) => span.row.page === page),
    score: found.reduce((sum, finding) => sum + finding.score, 0) / Math.max(1, parts.length),
  };
}

function conceptOf(name: string, property: FieldPropertySchema): string | undefined {
  const wanted = typeOf(property);
  const asked = [words(name), words(property.title ?? '')].filter((text) => text !== '');
  return Object.entries(CONCEPTS).find(
    ([concept, { alsoCalled, type }]) =>
      fits(type, wanted) && asked.some((text) => text === words(concept) || alsoCalled.includes(text)),
  )?.[0];
}

function typeOf(property: FieldPropertySchema): ConceptType | undefined {
  if (property.type === 'number' || property.type === 'integer') return 'number';
  if (property.format === 'date' || property.format === 'date-time') return 'date';
  return property.type === 'boolean' ? undefined : 'text';
}

/** A caller may ask for a date or an amount as plain text; for a name as a number they may not. */
function fits(concept: ConceptType, wanted: ConceptType | undefined): boolean {
  return wanted === concept || wanted === 'text';
}

/** The words to look for on the document: name, title, and description where it is as short as a label. */
function labelsOf(name: string, property: FieldPropertySchema): string[] {
  const texts = [words(name), property.title ?? '', property.description ?? ''].map((text) => text.trim());
  return [
    ...new Set(texts.filter((text) => text !== '' && text.length <= LABEL_CHARACTERS_MAX && /[\p{L}\d]/u.test(text))),
  ];
}

/** A value of a concept in the type that the property asks for; undefined where it cannot be. */
function coerce(finding: Finding | undefined, property: FieldPropertySchema): Finding | undefined {
  if (!finding) return undefined;
  if (Array.isArray(property['enum'])) {
    const option = optionOf(property, textOfValue(finding.value));
    return option === undefined ? undefined : { ...finding, value: option };
  }
  if (property.type === 'integer') return Number.isInteger(finding.value) ? finding : undefined;
  if (property.type === 'number') return typeof finding.value === 'number' ? finding : undefined;
  return property.type === 'string' ? { ...finding, value: textOfValue(finding.value) } : finding;
}

/** One of the property's options that stands anywhere on the document, though no label names it. */
function optionFinding(view: DocumentView, property: FieldPropertySchema): Finding | undefined {
  const options = property['enum'];
  if (!Array.isArray(options)) return undefined;
  for (const option of options) {
    if (typeof option !== 'string' || option.length < 3) continue;
    const phrases = [option];
    for (const row of view.rows) {
      const [hit] = findPhrases(row.folded, phrases);
      if (hit) return { value: option, spans: [{ row, ...hit }], score: 0.4 };
    }
  }
  return undefined;
}
