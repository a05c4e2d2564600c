/** Gathers the text fields of a form; one that nobody knows is refused as soon as it comes, not after the file. */
import { DomainError } from '../../contracts/errors';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { optionFromText, optionNames, parseJson } from './option-fields';
import { CONTROL_FIELDS } from './submission';

export class FormFields {
  private readonly texts = new Map<string, string[]>();
  private readonly optionNames: ReadonlySet<string>;

  constructor(private readonly pipeline: PipelineDefinition) {
    this.optionNames = new Set(optionNames(pipeline.name));
  }

  /** Throws OPTIONS_INVALID for an unknown field, a control that comes twice, or a text that was cut. */
  add(name: string, text: string, isCut: boolean): void {
    if (!this.optionNames.has(name) && !CONTROL_FIELDS.has(name)) throw unknownField(name);
    if (isCut) throw invalid(name, 'the value is too long');
    const earlier = this.texts.get(name);
    if (earlier && CONTROL_FIELDS.has(name)) throw invalid(name, 'the field comes twice');
    this.texts.set(name, [...(earlier ?? []), text]);
  }

  /** The controls, with all options under `options`. */
  values(): Record<string, unknown> {
    const controls: Record<string, unknown> = {};
    const single: Record<string, unknown> = {};
    for (const [name, texts] of this.texts) {
      if (CONTROL_FIELDS.has(name)) controls[name] = controlFromText(name, texts[0] ?? '');
      else single[name] = optionFromText(this.pipeline.name, name, texts);
    }
    return { ...controls, options: this.merged(controls.options, single) };
  }

  private merged(whole: unknown, single: Record<string, unknown>): unknown {
    if (Object.keys(single).length === 0) return whole;
    if (whole === undefined) return single;
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return whole;
    const twice = Object.keys(single).find((name) => Object.hasOwn(whole, name));
    if (twice !== undefined) throw invalid(twice, 'the option stands in "options" and in a field of its own');
    return { ...whole, ...single };
  }
}

export function unknownField(name: string): DomainError {
  return invalid(name.slice(0, 100), 'there is no such field');
}

function controlFromText(name: string, text: string): unknown {
  const kind = CONTROL_FIELDS.get(name);
  if (kind === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  return kind === 'json' ? parseJson(name, text) : text;
}

function invalid(name: string, problem: string): DomainError {
  return new DomainError('OPTIONS_INVALID', { problem: `${name}: ${problem}`, fields: [name] });
}
