/** How the value of a field is written: its kind of input, its text there, and the value of such a text. */
import type { FieldValue } from '../../../../../contracts/documents/result';

export type FieldKind =
  { input: 'text' | 'number' | 'integer' | 'date' | 'json' } | { input: 'choice'; choices: readonly string[] };

/**
 * Of the built-in kinds of documents, whose schemas the console does not know: values of the contracts stay out of its
 * bundle. A test holds it to them.
 */
const BUILT_IN: Readonly<Record<string, FieldKind>> = {
  date: { input: 'date' },
  due_date: { input: 'date' },
  subtotal: { input: 'number' },
  tax: { input: 'number' },
  total: { input: 'number' },
  amount_due: { input: 'number' },
  payment_method: { input: 'choice', choices: ['card', 'cash', 'transfer', 'mobile'] },
};

const BOOLEAN: FieldKind = { input: 'choice', choices: ['true', 'false'] };
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** By the run's schema where it says something; otherwise by the value that was found. */
export function fieldKind(name: string, value: FieldValue, options: unknown): FieldKind {
  const schema = isRecord(options) ? options.field_schema : undefined;
  if ((schema === 'receipt' || schema === 'invoice') && Object.hasOwn(BUILT_IN, name)) {
    return BUILT_IN[name] ?? { input: 'text' };
  }
  return ofProperty(propertyOf(schema, name)) ?? ofValue(value);
}

function propertyOf(schema: unknown, name: string): unknown {
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function ofProperty(property: unknown): FieldKind | undefined {
  if (!isRecord(property)) return undefined;
  const { type, format, enum: choices } = property;
  if (Array.isArray(choices) && choices.every((each) => typeof each === 'string')) return { input: 'choice', choices };
  if (type === 'boolean') return BOOLEAN;
  if (type === 'number' || type === 'integer') return { input: type };
  if (type === 'array' || type === 'object') return { input: 'json' };
  if (type === 'string') return { input: format === 'date' ? 'date' : 'text' };
  return undefined;
}

function ofValue(value: FieldValue): FieldKind {
  if (typeof value === 'number') return { input: 'number' };
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'object' && value !== null) return { input: 'json' };
  return { input: value !== null && ISO_DATE.test(value) ? 'date' : 'text' };
}

export type ParsedValue = { value: FieldValue } | { fault: 'number' | 'integer' | 'date' | 'json' };

/** An empty text stands for a value that the document does not show. */
export function parseValue(text: string, kind: FieldKind, found: FieldValue): ParsedValue {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  switch (kind.input) {
    case 'number':
    case 'integer':
      return parseNumber(trimmed, kind.input);
    case 'date':
      return isDate(trimmed) ? { value: trimmed } : { fault: 'date' };
    case 'json':
      return parseJson(trimmed);
    case 'choice':
      return { value: kind === BOOLEAN || typeof found === 'boolean' ? trimmed === 'true' : trimmed };
    case 'text':
      return { value: trimmed };
  }
}

/** With or without commas between the thousands; never in the way of a comma that divides off cents. */
const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

function parseNumber(text: string, input: 'number' | 'integer'): ParsedValue {
  if (!NUMBER.test(text)) return { fault: input };
  const value = Number(text.replaceAll(',', ''));
  return input === 'integer' && !Number.isInteger(value) ? { fault: input } : { value };
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return ISO_DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function parseJson(text: string): ParsedValue {
  try {
    return { value: JSON.parse(text) as FieldValue };
  } catch {
    return { fault: 'json' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
