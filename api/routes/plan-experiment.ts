/** Turns what somebody asks for into an experiment that can be carried out, or says why it cannot. */
import { randomUUID } from 'node:crypto';
import { rampProblem } from '../../contracts/candidate-experiment';
import { DomainError } from '../../contracts/errors';
import {
  type ChosenMetric,
  defaultMetrics,
  defaultRamp,
  EXPERIMENT_METRICS,
  type ExperimentDesign,
  type ExperimentVariant,
  initialProgress,
  treatedShare,
} from '../../contracts/experiment';
import { findPipeline } from '../../contracts/pipelines';
import type { NewExperiment } from '../../db/repositories/experiments';
import type { ApiDeps } from '../deps';
import type { NewExperimentBody } from '../schemas/experiments';
import { optionsOf } from '../submission/option-fields';

type PlanDeps = Pick<ApiDeps, 'models' | 'modelVersions'>;

/** Throws EXPERIMENT_INVALID, MODEL_NOT_FOUND, SLOT_NOT_SERVED, and what a slot that is not configured says. */
export async function planExperiment(
  deps: PlanDeps,
  body: NewExperimentBody,
  createdBy: string,
): Promise<NewExperiment> {
  const { name, pipeline, slot = null, mode } = body;
  checkVariants(body);
  if (slot !== null && !slot.startsWith(`${pipeline}/`)) throw invalid(`${slot} is no slot of ${pipeline}`, 'slot');
  if (mode === 'interleaved') checkInterleaved(body);
  const variants = slot === null ? await optionVariants(deps, body) : await modelVariants(deps, body, slot);
  const design = designOf(body, variants);
  return {
    id: randomUUID(),
    name,
    pipeline,
    kind: slot === null ? 'options' : 'slot',
    slot,
    mode,
    variants,
    design,
    progress: initialProgress(mode, { variants, design }),
    retrainId: null,
    createdBy,
  };
}

function checkVariants({ variants, slot }: NewExperimentBody): void {
  const names = variants.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`two variants are called ${twice}`, 'variants');
  if (names.includes('holdout')) throw invalid('no variant may be called holdout', 'variants');
  const sum = variants.reduce((all, { weight }) => all + weight, 0);
  if (Math.abs(sum - 1) > 1e-6)
    throw invalid(`the weights add up to ${Math.round(sum * 1e6) / 1e6}, not to 1`, 'variants');
  if (variants.filter(({ role }) => role === 'control').length !== 1)
    throw invalid('exactly one variant is the control', 'variants');
  if (variants.some(({ weight }) => weight === 0)) throw invalid('every variant has a weight above 0', 'variants');
  for (const [index, { name, role, model_id: model, options }] of variants.entries()) {
    if (slot === undefined && model !== undefined)
      throw invalid(`${name} names a model, and no slot is given`, `variants.${index}.model_id`);
    if (slot !== undefined && options !== undefined)
      throw invalid(`${name} sets options in an experiment on a slot`, `variants.${index}.options`);
    if (slot !== undefined && role === 'treatment' && model === undefined)
      throw invalid(`${name} names no model`, `variants.${index}.model_id`);
  }
}

/** What a click prefers is known of two, and of results that stand beside each other. */
function checkInterleaved({
  pipeline,
  slot,
  variants,
  allocation,
  promote_when: promoteWhen,
}: NewExperimentBody): void {
  if (!findPipeline(pipeline)?.rankings)
    throw invalid(`results of ${pipeline} are not ranked, so they cannot be interleaved`, 'mode');
  if (slot === undefined) throw invalid('options cannot be interleaved, only versions in a slot', 'mode');
  if (variants.length > 2) throw invalid('two variants can be interleaved, not more', 'variants');
  if (allocation === 'bandit') throw invalid('nothing is allocated where results are interleaved', 'allocation');
  if (promoteWhen === 'no_worse')
    throw invalid('interleaved results show what is preferred, not what is no worse', 'promote_when');
}

/** The control first. */
function inOrder<Variant extends { role: 'control' | 'treatment' }>(variants: readonly Variant[]): Variant[] {
  return [...variants].sort((a, b) => Number(a.role === 'treatment') - Number(b.role === 'treatment'));
}

async function modelVariants(
  { models, modelVersions }: PlanDeps,
  body: NewExperimentBody,
  slot: string,
): Promise<ExperimentVariant[]> {
  const served = await models.current(slot);
  if (!served) throw new DomainError('SLOT_NOT_SERVED', { slot, at: 'now' });
  const production = { id: served.modelVersionId, version: served.version };
  const seen = new Set<string>();
  const variants: ExperimentVariant[] = [];
  for (const { name, role, weight, model_id: id = production.id } of inOrder(body.variants)) {
    const found = await modelVersions.find(id);
    if (!found) throw new DomainError('MODEL_NOT_FOUND', { modelId: id });
    if (found.slot !== slot) throw invalid(`${name} is a version of ${found.slot}`, fieldOf(body, name, 'model_id'));
    if (role === 'control' && id !== production.id)
      throw invalid(`the control is ${found.version}, and ${served.version} serves`, fieldOf(body, name, 'model_id'));
    if (seen.has(id)) throw invalid(`${name} is the same version as another variant`, fieldOf(body, name, 'model_id'));
    seen.add(id);
    variants.push({ name, role, weight, model: { id, version: found.version }, options: null });
  }
  return variants;
}

async function optionVariants({ models }: PlanDeps, body: NewExperimentBody): Promise<ExperimentVariant[]> {
  const pipeline = findPipeline(body.pipeline);
  const { schema } = optionsOf(body.pipeline);
  const served = await models.served();
  const variants = inOrder(body.variants).map(({ name, role, weight, options = {} }): ExperimentVariant => {
    const parsed = schema.safeParse(options);
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      throw invalid(`the options of ${name} are not valid: ${problems}`, fieldOf(body, name, 'options'));
    }
    const missing = pipeline?.slotsUsed(parsed.data).find((slot) => served[slot] === undefined);
    if (missing !== undefined) {
      throw new DomainError(pipeline?.configuredSlots[missing] ?? 'MODEL_NOT_DEPLOYED', { slot: missing });
    }
    return { name, role, weight, model: null, options: chosenOf(parsed.data, options) };
  });
  const texts = variants.map(({ options }) => JSON.stringify(options));
  if (new Set(texts).size < texts.length) throw invalid('two variants have the same options', 'variants');
  return variants;
}

/** What was set, as the schema understands it; defaults that nobody set are no part of a variant. */
function chosenOf(parsed: unknown, set: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parsed as object).filter(([name]) => Object.hasOwn(set, name)));
}

function designOf(body: NewExperimentBody, variants: readonly ExperimentVariant[]): ExperimentDesign {
  const { traffic, unit, holdout, groups, allocation, alpha } = body;
  if (traffic.from >= traffic.to)
    throw invalid(`traffic begins at ${traffic.from} and ends at ${traffic.to}`, 'traffic');
  const ramp = body.ramp ?? defaultRamp(variants);
  const problem = rampProblem(ramp, treatedShare(variants));
  if (problem !== undefined) throw invalid(problem, 'ramp');
  for (const [group, name] of Object.entries(groups)) {
    if (!variants.some((variant) => variant.name === name)) {
      throw invalid(`the group ${group} gets ${name}, and no variant is called so`, `groups.${group}`);
    }
  }
  const metrics = metricsOf(body);
  if (allocation === 'bandit' && body.mode === 'shadow')
    throw invalid('nothing is allocated in the shadow', 'allocation');
  if (allocation === 'bandit' && !metrics.some(({ role }) => role === 'goal'))
    throw invalid('a bandit needs a goal', 'metrics');
  return {
    unit,
    salt: body.salt ?? randomUUID(),
    traffic,
    holdout,
    groups,
    allocation,
    ramp,
    lookSeconds: body.look_seconds,
    stepSecondsMin: Math.round(body.step_hours_min * 3_600),
    samplesMin: body.samples_min,
    samplesMax: body.samples_max,
    horizonDays: body.horizon_days,
    metrics,
    promoteWhen: body.promote_when,
    alpha,
  };
}

function metricsOf({ metrics, mode, promote_when: promoteWhen }: NewExperimentBody): ChosenMetric[] {
  if (!metrics) return defaultMetrics(mode);
  const names = metrics.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`the metric ${twice} comes twice`, 'metrics');
  if (promoteWhen === 'better' && !metrics.some(({ role }) => role === 'goal')) {
    throw invalid('nothing can become better without a goal', 'metrics');
  }
  const isPreferred = metrics.some(({ name, role }) => name === 'preference' && role === 'goal');
  if (mode === 'interleaved' && !isPreferred) throw invalid('the goal of interleaved results is preference', 'metrics');
  if (mode !== 'interleaved' && names.includes('preference'))
    throw invalid('preference is known of interleaved results only', 'metrics');
  return metrics.map(({ name, role, margin }) => ({
    name,
    role,
    margin: margin ?? EXPERIMENT_METRICS[name].marginDefault,
  }));
}

/** Where in the body a variant's part stands. */
function fieldOf({ variants }: NewExperimentBody, name: string, part: 'model_id' | 'options'): string {
  return `variants.${variants.findIndex((each) => each.name === name)}.${part}`;
}

/** The field stands in the details, so that a form can say it in its place. */
function invalid(problem: string, field: string): DomainError {
  return new DomainError('EXPERIMENT_INVALID', { problem, fields: [field] });
}
