/**
 * Which variant of which experiment a submission gets. Pure: API processes and workers that fetch inputs ask the same
 * function and agree without a word. Assignment comes before the fingerprint, so results of variants never mix.
 */
import { createHash } from 'node:crypto';
import {
  type ExperimentVariant,
  HOLDOUT,
  type RunningExperiment,
  type RunTrial,
  type RunVariant,
  type SubmissionOrigin,
  type WonOptions,
} from '../../contracts/experiment';
import { type KeptHoldout, stageAfter } from '../../contracts/experiment-holdout';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { ServedModels } from '../../contracts/run';
import {
  assignByMd5,
  assignVariant,
  hashToShare,
  isHeldOut,
  isInNamespacePart,
} from '../statistics/experiments/assignment';

export interface AssignedRun {
  options: unknown;
  models: ServedModels;
  /** Null where it takes part in no experiment. */
  trial: RunTrial | null;
}

export interface SubmissionSubject extends SubmissionOrigin {
  pipeline: Pick<PipelineDefinition, 'name' | 'slotsUsed'>;
  runId: string;
  userId: string;
  options: unknown;
}

export interface ServingNow {
  /** In the order in which they were made. */
  experiments: readonly RunningExperiment[];
  /** Promoted ones whose holdout still keeps the control. */
  kept: readonly KeptHoldout[];
  won: WonOptions;
  /** Slot -> version. */
  served: ServedModels;
}

/** What the submission is without any experiment: the caller's options over those that won one. */
export function settledOptions({ pipeline, options, explicitOptions }: SubmissionSubject, won: WonOptions): unknown {
  const winners = Object.entries(won[pipeline.name] ?? {}).filter(([name]) => !explicitOptions.includes(name));
  return winners.length === 0 ? options : { ...(options as object), ...Object.fromEntries(winners) };
}

/**
 * The first experiment that names the subject's group, else the promoted one whose holdout it belongs to, else the first
 * that the submission fits into, else the promoted one that the holdout is compared with; undefined where it fits into
 * none.
 */
export function assignTrial(subject: SubmissionSubject, now: ServingNow): AssignedRun | undefined {
  const options = settledOptions(subject, now.won);
  const plain = { ...subject, options };
  const open = now.experiments.filter(
    (experiment) => experiment.pipeline === subject.pipeline.name && concerns(experiment, plain, now),
  );
  const first = <Each>(all: readonly Each[], assign: (each: Each) => AssignedRun | undefined) => {
    for (const each of all) {
      const assigned = assign(each);
      if (assigned) return assigned;
    }
    return undefined;
  };
  return (
    first(open, (experiment) => assignedByGroup(experiment, plain, now)) ??
    first(now.kept, (kept) => assignedAfter(kept, plain, { now, isHeldOut: true })) ??
    first(open, (experiment) => assignedIn(experiment, plain, now)) ??
    first(now.kept, (kept) => assignedAfter(kept, plain, { now, isHeldOut: false }))
  );
}

/** After a promotion held-out units keep the control, and all others are what they are compared with. */
function assignedAfter(
  kept: KeptHoldout,
  subject: SubmissionSubject,
  { now, isHeldOut: wanted }: { now: ServingNow; isHeldOut: boolean },
): AssignedRun | undefined {
  const { design, pipeline, variants } = kept;
  if (pipeline !== subject.pipeline.name || !isServed(kept, subject, now)) return undefined;
  const unitId = unitOf(design.unit, subject);
  if (unitId === null || !isInNamespacePart({ namespace: pipeline, ...design.traffic }, unitId)) return undefined;
  if (isHeldOut(pipeline, unitId, design.holdout) !== wanted) return undefined;
  const [control] = variants;
  const winner = variants.find(({ name }) => name === kept.winner);
  if (!control || !winner) return undefined;
  const run = pinnedRun(wanted ? control : winner, kept, { subject, now });
  if (!run) return undefined;
  const base = { experimentId: kept.id, unit: unitHash(design.salt, unitId), stage: stageAfter(kept), group: null };
  const part = wanted
    ? { variant: HOLDOUT, assignedBy: 'holdout' as const }
    : { variant: winner.name, assignedBy: 'hash' as const };
  return { ...runOf(run), trial: { ...base, ...part, alternatives: null } };
}

/** What was promoted is what the submission would get: nothing was deployed or won since, and the caller left it open. */
function isServed(
  { slot, variants, winner }: KeptHoldout,
  subject: SubmissionSubject,
  { served }: ServingNow,
): boolean {
  const promoted = variants.find(({ name }) => name === winner);
  if (slot !== null) {
    return subject.pipeline.slotsUsed(subject.options).includes(slot) && served[slot] === promoted?.model?.version;
  }
  const options = subject.options as Readonly<Record<string, unknown>>;
  return Object.entries(promoted?.options ?? {}).every(
    ([name, value]) =>
      !subject.explicitOptions.includes(name) && JSON.stringify(options[name]) === JSON.stringify(value),
  );
}

/** A named group has its variant whatever the traffic, the ramp and the hash say: no earlier result answers for it. */
export function isForced(run: AssignedRun | undefined): boolean {
  return run?.trial?.assignedBy === 'group';
}

/** Whether the experiment's slot is used and served by its control, or its options are the caller's to leave open. */
function concerns({ slot, variants }: RunningExperiment, subject: SubmissionSubject, { served }: ServingNow): boolean {
  if (slot === null) {
    const compared = new Set(variants.flatMap(({ options }) => Object.keys(options ?? {})));
    return !subject.explicitOptions.some((name) => compared.has(name));
  }
  const control = variants.find(({ role }) => role === 'control');
  return subject.pipeline.slotsUsed(subject.options).includes(slot) && served[slot] === control?.model?.version;
}

/** The variant of the subject's group, from the first step on; the control where that treatment was dropped. */
function assignedByGroup(
  experiment: RunningExperiment,
  subject: SubmissionSubject,
  now: ServingNow,
): AssignedRun | undefined {
  const { design, progress, variants } = experiment;
  const { group = null } = subject;
  const groups = design.groups ?? {};
  const name = group !== null && Object.hasOwn(groups, group) ? groups[group] : undefined;
  const unitId = unitOf(design.unit, subject) ?? subject.runId;
  const stage = progress.stages.at(-1);
  const [control] = variants;
  const named = variants.find((variant) => variant.name === name);
  if (!named || !stage || !control) return undefined;
  const plain = variantRun(control, experiment, { subject, now });
  const given = progress.dropped.includes(named.name) ? control : named;
  const run = given.role === 'control' ? plain : variantRun(given, experiment, { subject, now });
  if (!plain || !run) return undefined;
  const alternatives = given.role === 'control' ? null : { fallBack: plain, shadows: [] };
  const unit = unitHash(design.salt, unitId);
  const base = { experimentId: experiment.id, unit, stage: stage.number, variant: given.name, alternatives };
  return { ...runOf(run), trial: { ...base, assignedBy: 'group', group } };
}

function assignedIn(
  experiment: RunningExperiment,
  subject: SubmissionSubject,
  now: ServingNow,
): AssignedRun | undefined {
  const { design, progress, variants, pipeline } = experiment;
  const unitId = unitOf(design.unit, subject);
  if (unitId === null || !isInNamespacePart({ namespace: pipeline, ...design.traffic }, unitId)) return undefined;
  const stage = progress.stages.at(-1);
  const [control] = variants;
  if (!stage || !control) return undefined;
  const trial = {
    experimentId: experiment.id,
    unit: unitHash(design.salt, unitId),
    stage: stage.number,
    assignedBy: 'hash' as const,
    group: null,
  };
  const plain = variantRun(control, experiment, { subject, now });
  if (!plain) return undefined;
  if (isHeldOut(pipeline, unitId, design.holdout)) {
    return { ...runOf(plain), trial: { ...trial, variant: HOLDOUT, assignedBy: 'holdout', alternatives: null } };
  }
  if (hashToShare(`${design.salt}:coverage`, unitId) >= progress.coverage) return undefined;
  const given = progress.phase === 'shadow' ? control : chosen(experiment, stage.weights, unitId);
  if (progress.phase === 'shadow') {
    const shadows = variants
      .filter(({ role, name }) => role === 'treatment' && !progress.dropped.includes(name))
      .map((variant) => variantRun(variant, experiment, { subject, now }))
      .filter((run) => run !== undefined);
    const alternatives = { fallBack: null, shadows };
    return { ...runOf(plain), trial: { ...trial, variant: control.name, assignedBy: 'shadow', alternatives } };
  }
  if (given.role === 'control')
    return { ...runOf(plain), trial: { ...trial, variant: given.name, alternatives: null } };
  const treated = variantRun(given, experiment, { subject, now });
  // A slot that the treatment needs stands empty by now: the control answers.
  if (!treated) return undefined;
  const alternatives = { fallBack: plain, shadows: [] };
  return { ...runOf(treated), trial: { ...trial, variant: given.name, alternatives } };
}

/**
 * Two variants that are assigned by run follow the rule that the requirements state (MD5 of the run's id), which knows
 * whole per cents only; all others a hash with the experiment's salt.
 */
function chosen(
  { design, variants }: RunningExperiment,
  weights: readonly number[],
  unitId: string,
): ExperimentVariant {
  const perCent = Math.round((weights[0] ?? 1) * 1e8) / 1e6;
  const byRun = design.unit === 'run' && variants.length === 2 && Number.isInteger(perCent);
  const index = byRun
    ? Number(assignByMd5(unitId, weights[0] ?? 1) === 'b')
    : (assignVariant({ salt: design.salt, weights }, unitId) ?? 0);
  const variant = variants[index];
  if (!variant) throw new RangeError(`variants has no entry ${index}; give as many weights as variants`);
  return variant;
}

function unitOf(
  unit: RunningExperiment['design']['unit'],
  { runId, userId, session }: SubmissionSubject,
): string | null {
  if (unit === 'run') return runId;
  return unit === 'user' ? userId : session;
}

/** Who it was cannot be read from it, and experiments cannot be joined by it. */
function unitHash(salt: string, unitId: string): string {
  return createHash('sha256').update(`${salt}:unit:${unitId}`).digest('hex').slice(0, 24);
}

/** What the run would be with this variant while the control serves; undefined where a slot that it needs is not served. */
function variantRun(
  { role, model, ...variant }: ExperimentVariant,
  experiment: Pick<RunningExperiment, 'slot'>,
  given: { subject: SubmissionSubject; now: ServingNow },
): RunVariant | undefined {
  return pinnedRun({ ...variant, model: role === 'treatment' ? model : null }, experiment, given);
}

/** The same with the variant's own version, whatever serves. */
function pinnedRun(
  { name, options: changed, model }: Omit<ExperimentVariant, 'role'>,
  { slot }: Pick<RunningExperiment, 'slot'>,
  { subject, now: { served } }: { subject: SubmissionSubject; now: ServingNow },
): RunVariant | undefined {
  const options = changed === null ? subject.options : { ...(subject.options as object), ...changed };
  const models: ServedModels = {};
  for (const used of subject.pipeline.slotsUsed(options)) {
    const version = used === slot && model !== null ? model.version : served[used];
    if (version === undefined) return undefined;
    models[used] = version;
  }
  return { variant: name, options, models };
}

function runOf({ options, models }: RunVariant): Pick<AssignedRun, 'options' | 'models'> {
  return { options, models };
}
