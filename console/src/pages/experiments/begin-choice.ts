/** What somebody chose in the form that begins an experiment, as the API takes it, and where its answer belongs. */
import type { NewExperiment, Problem } from '../../api/types';

export const MODES = ['split', 'shadow', 'shadow_then_split', 'interleaved'] as const;
export const UNITS = ['run', 'user', 'session'] as const;
export const RULES = ['better', 'no_worse'] as const;
export const KINDS = ['slot', 'options'] as const;

export interface Choice {
  name: string;
  kind: (typeof KINDS)[number];
  slot: string;
  model: string;
  /** Of options. */
  pipeline: string;
  control: Record<string, unknown>;
  treatment: Record<string, unknown>;
  percent: number;
  holdoutPercent: number;
  /** Names, divided by commas. */
  treatmentGroups: string;
  controlGroups: string;
  mode: (typeof MODES)[number];
  unit: (typeof UNITS)[number];
  rule: (typeof RULES)[number];
}

export const FIRST: Choice = {
  name: '',
  kind: 'slot',
  slot: '',
  model: '',
  pipeline: '',
  control: {},
  treatment: {},
  percent: 50,
  holdoutPercent: 0,
  treatmentGroups: '',
  controlGroups: '',
  mode: 'split',
  unit: 'run',
  rule: 'better',
};

/** Only versions can be interleaved, of pipelines whose results are ranked lists. */
export function modesOf({ kind, slot }: Choice, rankedPipelines: readonly string[]): readonly Choice['mode'][] {
  const isRanked = kind === 'slot' && rankedPipelines.includes(pipelineOf(slot));
  return isRanked ? MODES : MODES.filter((mode) => mode !== 'interleaved');
}

/** Interleaved results show what is preferred, not what is no worse. */
export function rulesOf({ mode }: Choice): readonly Choice['rule'][] {
  return mode === 'interleaved' ? ['better'] : RULES;
}

function pipelineOf(slot: string): string {
  return slot.slice(0, slot.indexOf('/'));
}

export function isComplete({ name, kind, model, pipeline, treatment, control }: Choice): boolean {
  if (name.trim() === '') return false;
  if (kind === 'slot') return model !== '';
  return pipeline !== '' && Object.keys(treatment).length + Object.keys(control).length > 0;
}

export function bodyOf(choice: Choice): NewExperiment {
  const { name, kind, slot, pipeline, model, percent, holdoutPercent, mode, unit, rule } = choice;
  const weight = Math.min(99, Math.max(1, percent)) / 100;
  const isSlot = kind === 'slot';
  return {
    name: name.trim(),
    pipeline: (isSlot ? pipelineOf(slot) : pipeline) as NewExperiment['pipeline'],
    ...(isSlot ? { slot: slot as NonNullable<NewExperiment['slot']> } : {}),
    mode,
    unit,
    promote_when: rulesOf(choice).includes(rule) ? rule : 'better',
    holdout: Math.max(0, holdoutPercent) / 100,
    groups: groupsOf(choice),
    variants: [
      { name: 'control', role: 'control', weight: 1 - weight, ...(isSlot ? {} : { options: choice.control }) },
      {
        name: 'treatment',
        role: 'treatment',
        weight,
        ...(isSlot ? { model_id: model } : { options: choice.treatment }),
      },
    ],
  };
}

/** One that stands in both lists gets the treatment. */
function groupsOf({ treatmentGroups, controlGroups }: Choice): Record<string, string> {
  const named = (text: string, variant: string) => namesIn(text).map((group) => [group, variant] as const);
  return Object.fromEntries([...named(controlGroups, 'control'), ...named(treatmentGroups, 'treatment')]);
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export type ChoiceField = 'name' | 'slot' | 'model' | 'control' | 'treatment' | 'holdout' | 'groups';

/** Codes that belong to a field whatever their details say. */
const FIELD_OF_CODE: Readonly<Partial<Record<Problem['code'], ChoiceField>>> = {
  EXPERIMENT_SLOT_TAKEN: 'slot',
  SLOT_NOT_SERVED: 'slot',
  MODEL_NOT_FOUND: 'model',
  MODEL_NOT_DEPLOYED: 'treatment',
  LLM_NOT_CONFIGURED: 'treatment',
};

/** The field that a refusal is about; undefined where it is about none of the form's. */
export function fieldOfProblem({ code, details }: Pick<Problem, 'code' | 'details'>): ChoiceField | undefined {
  const { fields } = details;
  const path = Array.isArray(fields) && typeof fields[0] === 'string' ? fields[0] : '';
  const [first = '', index, part] = path.split('.');
  if (first === 'name' || first === 'slot' || first === 'holdout' || first === 'groups') return first;
  if (first === 'variants' && part === 'model_id') return 'model';
  if (first === 'variants') return index === '0' ? 'control' : 'treatment';
  return FIELD_OF_CODE[code];
}
