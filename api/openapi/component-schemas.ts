/**
 * Turns zod schemas into JSON schemas of the OpenAPI document. A schema that bears an id (`.meta({ id })`) becomes a
 * component that is written once and referred to; all others stand where they are used.
 */
import { z } from 'zod';
import type { JsonSchema } from './document-types';

/** What a body may hold is written as the client sends it, an answer as the client gets it. */
export type Direction = 'input' | 'output';

const DEFINITIONS = '#/$defs/';
const COMPONENTS = '#/components/schemas/';

export class ComponentSchemas {
  private readonly components = new Map<string, JsonSchema>();

  /** The schema, or a reference to its component. Throws where two different schemas bear the same id. */
  add(schema: z.ZodType, direction: Direction): JsonSchema {
    // Inside an object the schema itself is treated as any other: a component where it bears an id.
    const { properties, $defs: definitions } = z.toJSONSchema(z.object({ schema }), {
      io: direction,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidy(jsonSchema),
    });
    for (const [id, definition] of Object.entries(definitions ?? {})) this.define(id, toJsonSchema(definition));
    return toJsonSchema(properties?.['schema']);
  }

  /** All components, in the order of their names. */
  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private define(id: string, schema: JsonSchema): void {
    if (id.startsWith('__')) throw new Error('A schema that refers to itself needs an id: give it .meta({ id }).');
    const known = this.components.get(id);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two different schemas bear the id ${id}; what is sent and what is answered need an id each.`);
    }
    this.components.set(id, schema);
  }
}

/** Leaves out what says nothing to a reader: patterns that repeat a format, and the bounds of safe integers. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.contentEncoding === 'binary') delete schema.contentEncoding;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

/** A plain copy with references to components. */
function toJsonSchema(schema: unknown): JsonSchema {
  const copy: unknown = JSON.parse(JSON.stringify(schema ?? {}), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace(DEFINITIONS, COMPONENTS) : value,
  );
  return isJsonSchema(copy) ? copy : {};
}

function isJsonSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
