/**
 * Reads a pipeline's JSON schema of options into the fields of a form. Knows the few shapes that options take: choices,
 * lists of choices, texts, numbers, yes or no, and anything else as JSON.
 */

export interface OptionField {
  name: string;
  kind: 'choice' | 'choices' | 'text' | 'number' | 'switch' | 'json';
  /** In the schema's words, which are English. */
  description: string | undefined;
  /** Of `choice` and `choices`. */
  choices: readonly string[];
  /** A value of one's own may be given as JSON instead of a choice. */
  takesJson: boolean;
  /** Empty means null. */
  isNullable: boolean;
  /** Of `text`. */
  pattern: string | undefined;
  initial: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

export function optionFields(schema: Schema): OptionField[] {
  const { properties } = schema;
  if (!isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]) => (isSchema(property) ? [field(name, property)] : []));
}

function field(name: string, property: Schema): OptionField {
  const alternatives = (Array.isArray(property.anyOf) ? property.anyOf : [property]).filter(isSchema);
  const isNullable = alternatives.some(({ type }) => type === 'null');
  const [main = {}, ...others] = alternatives.filter(({ type }) => type !== 'null');
  return {
    name,
    description: typeof property.description === 'string' ? property.description : undefined,
    isNullable,
    initial: property.default ?? null,
    takesJson: others.some(({ type }) => type === 'object'),
    pattern: typeof main.pattern === 'string' ? main.pattern : undefined,
    ...kindOf(main),
  };
}

function kindOf(schema: Schema): Pick<OptionField, 'kind' | 'choices'> {
  const choices = strings(schema.enum);
  const ofItems = isSchema(schema.items) ? strings(schema.items.enum) : [];
  if (choices.length > 0) return { kind: 'choice', choices };
  if (schema.type === 'array' && ofItems.length > 0) return { kind: 'choices', choices: ofItems };
  if (schema.type === 'string') return { kind: 'text', choices: [] };
  if (schema.type === 'number' || schema.type === 'integer') return { kind: 'number', choices: [] };
  if (schema.type === 'boolean') return { kind: 'switch', choices: [] };
  return { kind: 'json', choices: [] };
}

export type OptionValues = Readonly<Record<string, unknown>>;

/** What is wrong with a value; undefined where nothing is. The API has the last word. */
export function faultOf(
  { kind, takesJson, pattern }: OptionField,
  value: unknown,
): 'json' | 'pattern' | 'empty' | undefined {
  if (value instanceof JsonText) return value.parsed === undefined ? 'json' : undefined;
  if (kind === 'choices' && Array.isArray(value) && value.length === 0) return 'empty';
  if (kind === 'text' && !takesJson && typeof value === 'string' && pattern !== undefined) {
    return new RegExp(pattern).test(value) ? undefined : 'pattern';
  }
  return undefined;
}

/** JSON while somebody writes it. */
export class JsonText {
  readonly parsed: unknown;

  constructor(readonly text: string) {
    try {
      this.parsed = JSON.parse(text);
    } catch {
      this.parsed = undefined;
    }
  }
}

/** What is sent: only what was chosen, since the API knows its own defaults. */
export function submitted(fields: readonly OptionField[], values: OptionValues): Record<string, unknown> {
  const chosen = fields.flatMap(({ name }) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') return [];
    return [[name, value instanceof JsonText ? value.parsed : value] as const];
  });
  return Object.fromEntries(chosen);
}
