/**
 * Turns a field schema into the JSON schema that a language model's answer is constrained to. Strict structured output
 * knows few keywords and wants every property required and no others, so only type, description, options, items and
 * properties are kept; what is absent on the document is null. The full schema is checked afterwards (`answer.ts`).
 */
import type { FieldJsonSchema, FieldPropertySchema } from '../../contracts/documents/options';

export type JsonSchema = Record<string, unknown>;

const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);
const ANY_SCALAR = ['string', 'number', 'boolean', 'null'];

/** Key of the answer to the schema `generic`, which has no properties of its own. */
export const PAIRS_KEY = 'pairs';

const PAIRS_SCHEMA: JsonSchema = strictObject({
  [PAIRS_KEY]: {
    type: 'array',
    description: 'Every pair of a printed label and its value.',
    items: strictObject({ label: { type: 'string' }, value: { type: 'string' } }),
  },
});

export function answerSchema(schema: FieldJsonSchema): JsonSchema {
  const names = Object.keys(schema.properties);
  if (names.length === 0) return PAIRS_SCHEMA;
  return strictObject(
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, strictProperty(property, true)]),
    ),
  );
}

function strictObject(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function strictProperty(property: FieldPropertySchema, isNullable: boolean): JsonSchema {
  const description = describe(property);
  const base = description === '' ? {} : { description };
  const options: unknown = property['enum'];
  if (Array.isArray(options))
    return { ...base, enum: isNullable ? [...new Set<unknown>([...(options as unknown[]), null])] : options };
  if (!TYPES.has(property.type)) return { ...base, type: ANY_SCALAR };
  const type = isNullable ? [property.type, 'null'] : property.type;
  if (property.type === 'array') return { ...base, type, items: strictProperty(property.items ?? {}, false) };
  if (property.type === 'object') return { ...base, ...nestedObject(property), type };
  return { ...base, type };
}

/** A nested property that the caller requires cannot be null; top-level ones can, since the document may lack them. */
function nestedObject(property: FieldPropertySchema): JsonSchema {
  const required: unknown = property['required'];
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  return strictObject(
    Object.fromEntries(
      Object.entries(property.properties ?? {}).map(([name, own]) => [name, strictProperty(own, !isRequired(name))]),
    ),
  );
}

function describe({ title, description, format }: FieldPropertySchema): string {
  const formatHint = format === 'date' ? 'ISO 8601 date, YYYY-MM-DD.' : format ? `Format: ${format}.` : '';
  return [title, description, formatHint]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('. ')
    .replaceAll('..', '.');
}
