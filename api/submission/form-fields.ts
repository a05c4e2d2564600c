/** Gathers the text fields of a form; one that nobody knows is refused as soon as it comes, not after the file. */
import { DomainError } from '../../contracts/errors';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { isStorableText } from './json-text';
import { optionFromText, optionNames, parseJson } from './option-fields';
import type { ControlFields, ControlKind } from './submission';

export class FormFields {
  private readonly texts = new Map<string, string[]>();
  private readonly optionNames: ReadonlySet<string>;

  constructor(
    private readonly pipeline: PipelineDefinition,
    private readonly controls: ControlFields,
  ) {
    this.optionNames = new Set(optionNames(pipeline.name));
  }

  /** Throws OPTIONS_INVALID for an unknown field, a control that comes twice, or a text that was cut. */
  add(name: string, text: string, isCut: boolean): void {
    if (!this.optionNames.has(name) && !this.controls.has(name)) throw unknownField(name);
    if (isCut) throw invalid(name, 'the value is too long');
    if (!isStorableText(text)) throw invalid(name, 'the value holds a NUL character');
    const earlier = this.texts.get(name);
    if (earlier && this.controls.has(name)) throw invalid(name, 'the field comes twice');
    this.texts.set(name, [...(earlier ?? []), text]);
  }

  /** The controls, with all options under `options`. */
  values(): Record<string, unknown> {
    const controls: Record<string, unknown> = {};
    const single: Record<string, unknown> = {};
    for (const [name, texts] of this.texts) {
      const kind = this.controls.get(name);
      if (kind) controls[name] = controlFromText(kind, name, texts[0] ?? '');
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

function controlFromText(kind: ControlKind, name: string, text: string): unknown {
  if (kind === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  return kind === 'json' ? parseJson(name, text) : text;
}

function invalid(name: string, problem: string): DomainError {
  return new DomainError('OPTIONS_INVALID', { problem: `${name}: ${problem}`, fields: [name] });
}
