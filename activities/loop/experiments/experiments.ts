/** What the workflow of an experiment does in the world. Each activity may run twice without harm. */
import { randomUUID } from 'node:crypto';
import { candidateDesign, candidateVariants } from '../../../contracts/candidate-experiment';
import { DomainError } from '../../../contracts/errors';
import {
  type DecidedLook,
  type ExperimentEnding,
  type ExperimentProgress,
  type ExperimentState,
  type ExperimentUpdate,
  type ExperimentVerdict,
  initialProgress,
  isOpen,
} from '../../../contracts/experiment';
import { holdoutUntilMs } from '../../../contracts/experiment-holdout';
import type { ExperimentToStart } from '../../../contracts/experiment-start';
import type { ExperimentRow, ExperimentsRepository, LookRow } from '../../../db/repositories/experiments';
import type { ModelVersionsRepository } from '../../../db/repositories/model-versions';
import type { ModelsRepository } from '../../../db/repositories/models';
import type { RetrainRulesRepository } from '../../../db/repositories/retrain-rules';
import type { TrialsRepository } from '../../../db/repositories/trials';
import { cancellation } from '../../spine/cancellation';
import { leftShadow, mayLeaveShadow, rampedTo, resumed } from './decide';
import { holdoutFindings } from './holdout';
import { judge } from './judge';
import { refreshOutcomes } from './trial-outcomes';

export interface ExperimentDeps {
  experiments: Pick<
    ExperimentsRepository,
    'begin' | 'find' | 'keepLook' | 'keepHoldoutLook' | 'steer' | 'end' | 'lastLook'
  >;
  trials: Pick<TrialsRepository, 'due' | 'record' | 'ofExperiment'>;
  models: Pick<ModelsRepository, 'served'>;
  modelVersions: Pick<ModelVersionsRepository, 'find' | 'findByVersion'>;
  retrainRules: Pick<RetrainRulesRepository, 'experimentOf'>;
}

/** How an experiment stands after a look at it. */
export interface ExperimentView extends DecidedLook {
  state: ExperimentState;
  lookSeconds: number;
  /** Of each variant how many runs have ended, for people. */
  counts: { variant: string; count: number }[];
  coverage: number;
}

export type ExperimentActivities = ReturnType<typeof createExperimentActivities>;

const DAY_MS = 86_400_000;

export function createExperimentActivities(deps: ExperimentDeps) {
  const { experiments } = deps;
  return {
    /** Null where the experiment is gone. One that is paused or has ended is not looked at. */
    async lookAtExperiment(input: { experimentId: string; nowMs: number }): Promise<ExperimentView | null> {
      const experiment = await experiments.find(input.experimentId);
      return experiment ? look(deps, experiment, input.nowMs) : null;
    },

    /** After a promotion: what the holdout shows. Gives the seconds until the next look, 0 where none is wanted. */
    async lookAtHoldout(input: { experimentId: string; nowMs: number }): Promise<number> {
      const experiment = await experiments.find(input.experimentId);
      return experiment ? lookAtHoldout(deps, experiment, input.nowMs) : 0;
    },

    /** Does what an operator asked for; gives the state afterwards. Throws EXPERIMENT_AT_LAST_STEP. */
    async steerExperiment(order: SteeringOrder): Promise<ExperimentState | null> {
      const experiment = await experiments.find(order.experimentId);
      return experiment ? ((await experiments.steer(experiment.id, steering(experiment, order))) ?? null) : null;
    },

    /** What a promotion puts into service; null where the experiment is gone. Throws EXPERIMENT_VARIANT_UNKNOWN. */
    async promotedVersion(input: { experimentId: string; variant: string | null }): Promise<Promoted | null> {
      const experiment = await experiments.find(input.experimentId);
      return experiment ? promotedOf(experiment, input.variant) : null;
    },

    /** The last word of an experiment. Said twice, the first one stands. */
    async concludeExperiment({ experimentId, state, ...said }: Ending): Promise<void> {
      const experiment = await experiments.find(experimentId);
      if (!experiment) return;
      const verdict = verdictOf(experiment, await experiments.lastLook(experimentId), said);
      await experiments.end(experimentId, { state, verdict });
    },

    /** A candidate against what serves, first unseen. Null where another experiment stands in its way. */
    async beginCandidateExperiment(candidate: Candidate): Promise<ExperimentToStart | null> {
      return beginForCandidate(deps, candidate);
    },
  };
}

interface SteeringOrder {
  experimentId: string;
  update: Exclude<ExperimentUpdate, 'stop' | 'promote'>;
  nowMs: number;
}

interface Ending {
  experimentId: string;
  state: ExperimentEnding;
  decided: DecidedLook;
  remark: string | null;
  nowMs: number;
}

interface Candidate {
  retrainId: string;
  slot: string;
  candidateId: string;
}

function steering(experiment: ExperimentRow, { update, nowMs }: SteeringOrder) {
  return { ...STEERING[update], ...(update === 'pause' ? {} : { progress: steered(experiment, update, nowMs) }) };
}

function promotedOf({ id, slot, variants }: ExperimentRow, variant: string | null): Promoted {
  const treatments = variants.filter(({ role }) => role === 'treatment');
  const wanted = variant ?? (treatments.length === 1 ? treatments[0]?.name : undefined);
  const winner = treatments.find(({ name }) => name === wanted);
  if (!winner) throw new DomainError('EXPERIMENT_VARIANT_UNKNOWN', { variant: wanted ?? '', experimentId: id });
  return { variant: winner.name, slot, modelVersionId: winner.model?.id ?? null };
}

/** By what was seen at the last look. */
function verdictOf(
  { progress }: ExperimentRow,
  last: LookRow | undefined,
  { decided, remark, nowMs }: Pick<Ending, 'decided' | 'remark' | 'nowMs'>,
): ExperimentVerdict {
  return {
    ...decided,
    findings: last?.findings ?? [],
    summaries: last?.summaries ?? [],
    sampleRatioP: last?.sampleRatioP ?? null,
    days: Math.max(0, nowMs - (progress.startedMs ?? nowMs)) / DAY_MS,
    remark,
  };
}

export interface Promoted {
  variant: string;
  slot: string | null;
  modelVersionId: string | null;
}

const STEERING = {
  pause: { from: ['running', 'held'], to: 'paused' },
  resume: { from: ['paused', 'held'], to: 'running' },
  ramp: { from: ['running'], to: 'running' },
} as const;

async function look(deps: ExperimentDeps, experiment: ExperimentRow, clockMs: number): Promise<ExperimentView> {
  const { id, state, design, progress, mode, variants } = experiment;
  const waiting: DecidedLook = { decision: 'continue', reason: 'waiting', variants: [], metric: null };
  const view = { state, lookSeconds: design.lookSeconds, counts: [], coverage: progress.coverage };
  if (!isOpen(state) || state === 'paused') return { ...view, ...waiting };
  await refreshOutcomes(deps.trials, id, cancellation().signal);
  const trials = await deps.trials.ofExperiment(id);
  const baselineChanged = await isBaselineChanged(deps, experiment);
  const judged = judge(trials, { variants, design, progress, mode, state }, { clockMs, baselineChanged });
  const { analysis, decided, nowMs, progress: moved, state: stateAfter } = judged;
  const { decision, reason } = decided;
  const { summaries, findings, sampleRatioP } = analysis;
  await deps.experiments.keepLook(id, {
    look: {
      at: new Date(nowMs),
      coverage: moved.coverage,
      summaries,
      findings,
      holdout: holdoutFindings(trials, experiment, 'start'),
      sampleRatioP,
      decision,
      reason,
    },
    state: stateAfter,
    progress: moved,
  });
  const counts = summaries.map(({ variant, group, count }) => ({
    variant: group === undefined ? variant : `${variant} (${group})`,
    count,
  }));
  return { ...view, ...decided, state: stateAfter, counts, coverage: moved.coverage };
}

const HOLDOUT_SECONDS = 6 * 3_600;

/** The experiment's own figures stay as they were when it ended: they stand in its verdict. */
async function lookAtHoldout(deps: ExperimentDeps, experiment: ExperimentRow, nowMs: number): Promise<number> {
  const { id, progress } = experiment;
  const untilMs = holdoutUntilMs(experiment);
  if (untilMs === null || nowMs >= untilMs) return 0;
  await refreshOutcomes(deps.trials, id, cancellation().signal);
  const holdout = holdoutFindings(await deps.trials.ofExperiment(id), experiment, 'promotion');
  const nothing = { summaries: [], findings: [], sampleRatioP: null };
  const look = { at: new Date(nowMs), coverage: progress.coverage, ...nothing, holdout };
  await deps.experiments.keepHoldoutLook(id, { ...look, decision: 'continue', reason: 'waiting' });
  return Math.min(HOLDOUT_SECONDS, Math.ceil((untilMs - nowMs) / 1_000));
}

/** Somebody deployed another version than the control, which no treatment was compared with. */
async function isBaselineChanged({ models }: ExperimentDeps, { slot, variants }: ExperimentRow): Promise<boolean> {
  if (slot === null) return false;
  const control = variants.find(({ role }) => role === 'control');
  return (await models.served())[slot] !== control?.model?.version;
}

function steered(experiment: ExperimentRow, update: 'resume' | 'ramp', nowMs: number): ExperimentProgress {
  const { progress, design } = experiment;
  if (update === 'resume') return resumed(progress);
  if (mayLeaveShadow(experiment)) return { ...progress, ...leftShadow(experiment, nowMs) };
  if (progress.phase === 'shadow' || progress.rampPosition >= design.ramp.length - 1) {
    throw new DomainError('EXPERIMENT_AT_LAST_STEP', { experimentId: experiment.id, coverage: progress.coverage });
  }
  return { ...progress, ...rampedTo(experiment, progress.rampPosition + 1, nowMs) };
}

async function beginForCandidate(
  { experiments, models, modelVersions, retrainRules }: ExperimentDeps,
  { retrainId, slot, candidateId }: Candidate,
): Promise<ExperimentToStart | null> {
  const served = (await models.served())[slot];
  const production = served === undefined ? undefined : await modelVersions.findByVersion(slot, served);
  const candidate = await modelVersions.find(candidateId);
  if (!production || !candidate) throw new DomainError('MODEL_NOT_DEPLOYED', { slot });
  const versionOf = ({ id, version }: { id: string; version: string }) => ({ id, version });
  const { settings: set } = await retrainRules.experimentOf(slot);
  const variants = candidateVariants({ production: versionOf(production), candidate: versionOf(candidate) }, set);
  const design = candidateDesign(set, randomUUID());
  const experiment = {
    // One of a retrain, however often it is begun.
    id: retrainId,
    name: candidate.version,
    pipeline: slot.split('/')[0] ?? '',
    kind: 'slot' as const,
    slot,
    mode: set.mode,
    variants,
    design,
    progress: initialProgress(set.mode, { variants, design }),
    retrainId,
    createdBy: null,
  };
  const { id, name, pipeline } = experiment;
  const obstacle = (await experiments.find(id)) ? null : await experiments.begin(experiment);
  return obstacle ? null : { id, name, pipeline, slot };
}
