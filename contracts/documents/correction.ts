/** What somebody says is right about a document's result. What is left out was not looked at. */
import { isCalendarDay } from '../calendar-day';
import { resolveFieldSchema } from './field-schemas';
import type { CrExtractOptions, FieldPropertySchema } from './options';
import type { DocumentResult, FieldValue } from './result';

/** Sent by whoever checked a result, as `corrected_result`. Lines and pages are named as in the layout. */
export interface DocumentCorrection {
  /** The value that is right; the one that was found where it is right, null where the document shows none. */
  fields?: { name: string; value: FieldValue }[] | undefined;
  /** `line` is the index of the line within its page's `lines`. */
  lines?: { page: number; line: number; text: string }[] | undefined;
  /** All lines of a page in the order in which they are to be read. */
  reading_order?: { page: number; lines: number[] }[] | undefined;
}

export interface CorrectedRun {
  result: Pick<DocumentResult, 'fields' | 'pages'>;
  options: Pick<CrExtractOptions, 'field_schema'>;
}

/** What does not fit the run's result, in words with the place; undefined where all fits. */
export function correctionProblem(correction: DocumentCorrection, run: CorrectedRun): string | undefined {
  const { fields = [], lines = [], reading_order: order = [] } = correction;
  if (fields.length + lines.length + order.length === 0) return 'It names no field, no line and no reading order.';
  return (
    repeated(
      'field',
      fields.map(({ name }) => name),
    ) ??
    repeated(
      'line',
      lines.map(({ page, line }) => `${line} of page ${page}`),
    ) ??
    repeated(
      'reading order of page',
      order.map(({ page }) => String(page)),
    ) ??
    first(fields, (field) => fieldProblem(field, run)) ??
    first(lines, (line) => lineProblem(line, run)) ??
    first(order, (page) => orderProblem(page, run))
  );
}

function first<Item>(items: readonly Item[], problemOf: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function repeated(what: string, names: readonly string[]): string | undefined {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `The ${what} ${twice} comes twice.`;
}

function fieldProblem(
  { name, value }: { name: string; value: FieldValue },
  { result, options }: CorrectedRun,
): string | undefined {
  const { properties, additionalProperties } = resolveFieldSchema(options.field_schema);
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property) return valueProblem(name, value, property);
  const isKnown = result.fields.some((field) => field.name === name);
  return isKnown || additionalProperties ? undefined : `The schema has no field ${name}.`;
}

function valueProblem(name: string, value: FieldValue, property: FieldPropertySchema): string | undefined {
  if (value === null) return undefined;
  const { type, format, enum: choices } = property;
  if (type !== undefined && !isOfType(value, type)) return `The value of ${name} is not of the type ${type}.`;
  if (format === 'date' && !(typeof value === 'string' && isCalendarDay(value)))
    return `The value of ${name} is no day written as 2026-11-21.`;
  if (Array.isArray(choices) && !choices.includes(value))
    return `The value of ${name} is none of ${choices.join(', ')}.`;
  return undefined;
}

function isOfType(value: FieldValue, type: NonNullable<FieldPropertySchema['type']>): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  return typeof value === type;
}

function lineProblem({ page, line }: { page: number; line: number }, { result }: CorrectedRun): string | undefined {
  const found = result.pages.find((each) => each.page === page);
  if (!found) return `The result has no page ${page}.`;
  return line < found.line_count ? undefined : `Page ${page} has no line ${line}: the last is ${found.line_count - 1}.`;
}

function orderProblem(
  { page, lines }: { page: number; lines: readonly number[] },
  { result }: CorrectedRun,
): string | undefined {
  const found = result.pages.find((each) => each.page === page);
  if (!found) return `The result has no page ${page}.`;
  const isWhole = lines.length === found.line_count && new Set(lines).size === lines.length;
  if (isWhole && lines.every((line) => line < found.line_count)) return undefined;
  return `The reading order of page ${page} must name each of its ${found.line_count} lines once.`;
}
