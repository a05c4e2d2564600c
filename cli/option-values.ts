/** `--option name=value` as often as there are options; `name=@file` takes the value from a file. */
import { readFileSync } from 'node:fs';
import { errorCode } from '../config/error-text';
import { UsageError } from './failure';
import type { Texts } from './texts';

/** Name -> text, which the server reads as the pipeline's schema says. Throws UsageError. */
export function optionTexts(pairs: readonly string[], text: Texts): Record<string, string> {
  const options: Record<string, string> = {};
  for (const pair of pairs) {
    const [, name, value] = /^([\w-]+)=([^]*)$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(text('optionForm', { pair }));
    if (Object.hasOwn(options, name)) throw new UsageError(text('optionTwice', { name }));
    options[name] = value.startsWith('@') ? fileText(value.slice(1), text) : value;
  }
  return options;
}

function fileText(path: string, text: Texts): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const key = errorCode(error) === 'ENOENT' ? 'fileMissing' : 'fileUnreadable';
    throw new UsageError(text(key, { path }), { cause: error });
  }
}

/** The part of a pipeline's options schema that tells what a text means. */
export interface OptionsSchema {
  properties?: Readonly<Record<string, { type?: unknown } | boolean>>;
}

/** Values for a JSON body, where no form's field tells the server that it is text. */
export function optionValues(texts: Readonly<Record<string, string>>, schema: OptionsSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, value]) => {
      const property = schema.properties?.[name];
      return [name, valueOf(value, typeof property === 'object' ? property.type : undefined)];
    }),
  );
}

function valueOf(value: string, type: unknown): unknown {
  if (/^\s*[[{]/.test(value)) return jsonOr(value);
  if (type === 'array') return value.split(',').map((item) => item.trim());
  return type === 'number' || type === 'integer' || type === 'boolean' ? jsonOr(value) : value;
}

/** What is no JSON stays text, and the server says what it should have been. */
function jsonOr(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
