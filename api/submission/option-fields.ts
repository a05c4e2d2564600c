/**
 * Each pipeline's options as the edge sees them: the zod schema that checks them, their JSON schema for people and
 * clients, and how the text of a form's field becomes a value.
 */
import { z } from 'zod';
import { DomainError, type Locale } from '../../contracts/errors';
import { OPTIONS_SCHEMAS } from '../../contracts/pipeline-schemas';
import { parseJsonText } from './json-text';

export interface PipelineOptions {
  schema: z.ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}

const OPTIONS: ReadonlyMap<string, PipelineOptions> = new Map(
  Object.entries(OPTIONS_SCHEMAS).map(([name, schema]) => [
    name,
    { schema, jsonSchema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) },
  ]),
);

/** Throws where a pipeline has no schema, which the type of `OPTIONS_SCHEMAS` rules out. */
export function optionsOf(pipeline: string): PipelineOptions {
  const options = OPTIONS.get(pipeline);
  if (!options) throw new Error(`The pipeline ${pipeline} has no options schema.`);
  return options;
}

/** Names of the options that a form may send as fields of their own. */
export function optionNames(pipeline: string): string[] {
  return Object.keys(optionsOf(pipeline).jsonSchema.properties ?? {});
}

/** The value of a form's field: lists may be repeated or divided by commas, objects and lists may be JSON. */
export function optionFromText(pipeline: string, name: string, texts: readonly string[]): unknown {
  const property = optionsOf(pipeline).jsonSchema.properties?.[name];
  const type = typeof property === 'object' ? property.type : undefined;
  const [text = ''] = texts;
  if (texts.length > 1) return texts;
  if (/^\s*[[{]/.test(text)) return parseJson(name, text);
  if (type === 'array') return text.split(',').map((item) => item.trim());
  return type === 'number' || type === 'integer' || type === 'boolean' ? parseJson(name, text) : text;
}

export function parseJson(name: string, text: string): unknown {
  const parsed = parseJsonText(text);
  if ('value' in parsed) return parsed.value;
  throw new DomainError('OPTIONS_INVALID', { problem: `${name}: the text ${parsed.problem}`, fields: [name] });
}

const PROBLEMS_MAX = 5;
const KOREAN = z.locales.ko().localeError;

/** Checks a value against a schema; throws OPTIONS_INVALID that names each wrong or unknown field, in the language. */
export function parseOptions<T>(schema: z.ZodType<T>, value: unknown, locale: Locale): T {
  const parsed = schema.safeParse(value, locale === 'ko' ? { error: KOREAN } : undefined);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const problem = issues
    .slice(0, PROBLEMS_MAX)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key].join('.'))
      : [issue.path.join('.')],
  );
  throw new DomainError('OPTIONS_INVALID', { problem, fields: [...new Set(fields)] });
}
