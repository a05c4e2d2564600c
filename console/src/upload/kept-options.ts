/** The options that somebody submitted with last, so that the next document of the same kind needs no choosing. */
import type { OptionField, OptionValues } from './option-fields';

const keyOf = (pipeline: string): string => `treadle.options.${pipeline}`;

export function keepOptions(pipeline: string, options: Readonly<Record<string, unknown>>): void {
  localStorage.setItem(keyOf(pipeline), JSON.stringify(options));
}

/** Only what the schema still offers; all else begins with its default. */
export function initialOptions(pipeline: string, fields: readonly OptionField[]): OptionValues {
  const kept = keptOptions(pipeline);
  return Object.fromEntries(
    fields.map((field) => {
      const value = kept.get(field.name);
      return [field.name, value !== undefined && isOffered(field, value) ? value : field.initial];
    }),
  );
}

function keptOptions(pipeline: string): Map<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(pipeline)) ?? '{}');
    return new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : []);
  } catch {
    return new Map();
  }
}

/** Texts such as page ranges belong to one document and are not kept. */
function isOffered({ kind, choices }: OptionField, value: unknown): boolean {
  if (kind === 'choice') return typeof value === 'string' && choices.includes(value);
  if (kind === 'choices') return Array.isArray(value) && value.every((each) => choices.includes(String(each)));
  return kind === 'switch' && typeof value === 'boolean';
}
