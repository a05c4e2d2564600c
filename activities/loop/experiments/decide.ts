/**
 * What is known → what to do. Pure. What may do harm comes first: a treatment that is worse goes before anything else is
 * weighed, and nothing is promoted on figures that cannot be trusted.
 */
import {
  type AllocationStage,
  coverageAt,
  type DecidedLook,
  type DecisionReason,
  type ExperimentDecision,
  type ExperimentMetric,
  type ExperimentProgress,
} from '../../../contracts/experiment';
import { activeTreatments, type ExperimentAnalysis, SAMPLE_RATIO_P_MIN } from './analyse';
import type { ExperimentToAnalyse } from './samples';

export interface ExperimentToDecide extends ExperimentToAnalyse {
  state: 'running' | 'held';
}

export interface DecisionFacts {
  analysis: ExperimentAnalysis;
  /** The workflow's clock, never earlier than at the look before. */
  nowMs: number;
  /** The slot is served by something that is not the control. */
  baselineChanged: boolean;
  /** Of a bandit, in the order of the variants: its shares, and the chance of each to be the best. */
  bandit: { weights: number[]; best: number[] } | null;
}

/** A decision, and where the experiment stands after it. */
export interface Decided extends DecidedLook {
  progress: ExperimentProgress;
}

const BANDIT_CERTAINTY = 0.99;
const DAY_MS = 86_400_000;
/** Shares of a bandit are changed when one of them moves by so much; stages stay few. */
const WEIGHT_STEP = 0.02;

export function decide(experiment: ExperimentToDecide, facts: DecisionFacts): Decided {
  const { progress } = experiment;
  const { analysis, nowMs } = facts;
  const startedMs = progress.startedMs ?? nowMs;
  const kept = {
    ...progress,
    startedMs,
    stepMs: progress.stepMs ?? nowMs,
    latestMs: nowMs,
    analyses: analysis.analyses,
  };
  const rule = RULES.map((each) => each(experiment, { ...facts, progress: kept })).find((found) => found !== undefined);
  return { ...(rule ?? plain('continue', 'waiting')), progress: { ...kept, ...rule?.change } };
}

type Ruling = DecidedLook & { change?: Partial<ExperimentProgress> };
type Rule = (
  experiment: ExperimentToDecide,
  facts: DecisionFacts & { progress: ExperimentProgress },
) => Ruling | undefined;

function plain(decision: ExperimentDecision, reason: DecisionReason): DecidedLook {
  return { decision, reason, variants: [], metric: null };
}

/** Somebody deployed another version: what was compared with serves no more. */
const baseline: Rule = (_, { baselineChanged }) => (baselineChanged ? plain('stop', 'baseline_changed') : undefined);

/** Worse by more than a guardrail allows, or in a goal. The last treatment to go takes the experiment with it. */
const harm: Rule = (experiment, { analysis, progress, nowMs }) => {
  const breached = analysis.findings.filter(({ verdict }) => verdict === 'breached');
  const worse = analysis.goals.filter(({ verdict }) => verdict === 'worse');
  const variants = [...new Set([...breached, ...worse].map(({ variant }) => variant))];
  if (variants.length === 0) return undefined;
  const metric: ExperimentMetric | null = breached[0]?.metric ?? worse[0]?.metric ?? null;
  const reason = breached.length > 0 ? 'guardrail_breached' : reasonOf(metric, 'goal_worse');
  const isLast = activeTreatments(experiment).every((name) => variants.includes(name));
  if (isLast) return { decision: 'roll_back', reason, variants, metric };
  const dropped = [...progress.dropped, ...variants];
  const weights = (progress.stages.at(-1)?.weights ?? []).map((weight, index) =>
    dropped.includes(experiment.variants[index]?.name ?? '') ? 0 : weight,
  );
  return {
    decision: 'drop',
    reason,
    variants,
    metric,
    change: { dropped, stepMs: nowMs, stages: next(progress, weights) },
  };
};

const sampleRatio: Rule = ({ state }, { analysis }) =>
  state === 'running' && analysis.sampleRatioP !== null && analysis.sampleRatioP < SAMPLE_RATIO_P_MIN
    ? { ...plain('hold', 'sample_ratio'), change: { heldBecause: 'sample_ratio' } }
    : undefined;

/** Held figures promote nothing, and neither does a shadow that only goes before a split. */
const goal: Rule = ({ state, mode, design }, { analysis, progress }) => {
  if (state === 'held' || design.allocation === 'bandit') return undefined;
  if (mode === 'shadow_then_split' && progress.phase === 'shadow') return undefined;
  const better = analysis.goals.filter(({ verdict }) => verdict === 'better').toSorted((a, b) => b.z - a.z);
  const [best] = better;
  return (
    best && {
      ...plain('promote', reasonOf(best.metric, 'goal_reached')),
      variants: [best.variant],
      metric: best.metric,
    }
  );
};

/** Clicks are judged at every look, all other goals at planned ones: people are told which. */
function reasonOf(metric: ExperimentMetric | null, planned: 'goal_reached' | 'goal_worse'): DecisionReason {
  if (metric !== 'preference') return planned;
  return planned === 'goal_reached' ? 'preferred' : 'control_preferred';
}

const bandit: Rule = ({ state, design, variants }, { analysis, bandit: shares }) => {
  if (state === 'held' || !shares || analysis.samples < design.samplesMin) return undefined;
  const index = shares.best.findIndex((chance) => chance >= BANDIT_CERTAINTY);
  const winner = variants[index];
  if (!winner) return undefined;
  if (winner.role === 'treatment') return { ...plain('promote', 'goal_reached'), variants: [winner.name] };
  const others = variants.filter(({ role }) => role === 'treatment').map(({ name }) => name);
  return { ...plain('roll_back', 'control_best'), variants: others };
};

/** The planned outcomes are used up. */
const used: Rule = ({ design }, { analysis, progress }) => {
  const isSplitOnly = design.promoteWhen === 'no_worse' || design.allocation === 'bandit';
  const isUsed = analysis.goals.length > 0 && analysis.goals.every(({ share }) => share >= 1);
  return isUsed && !isSplitOnly && progress.phase === 'split' ? plain('undecided', 'samples_used') : undefined;
};

const shadowUsed: Rule = ({ mode, design }, { analysis }) =>
  (mode === 'shadow' || mode === 'interleaved') &&
  design.promoteWhen === 'better' &&
  analysis.goals.every(({ share }) => share >= 1)
    ? plain('undecided', 'samples_used')
    : undefined;

const horizon: Rule = ({ design }, { nowMs, progress }) =>
  nowMs - (progress.startedMs ?? nowMs) >= design.horizonDays * DAY_MS ? plain('undecided', 'horizon') : undefined;

/** The time of a step has passed, and enough runs have ended in it. */
function isStepDone({ design, state }: ExperimentToDecide, facts: Parameters<Rule>[1]): boolean {
  const { analysis, progress, nowMs } = facts;
  const isLongEnough = nowMs - (progress.stepMs ?? nowMs) >= design.stepSecondsMin * 1_000;
  // A bandit makes a new stage with each change of its shares.
  const samples = design.allocation === 'bandit' ? analysis.samples : analysis.stageSamples;
  return state === 'running' && isLongEnough && samples >= design.samplesMin;
}

const leaveShadow: Rule = (experiment, facts) => {
  if (!mayLeaveShadow(experiment) || !isStepDone(experiment, facts)) return undefined;
  return { ...plain('split', 'step_passed'), change: leftShadow(experiment, facts.nowMs) };
};

const ramp: Rule = (experiment, facts) => {
  const { design } = experiment;
  const { progress } = facts;
  const isLast = progress.rampPosition >= design.ramp.length - 1;
  if (progress.phase === 'shadow' || isLast || !isStepDone(experiment, facts)) return undefined;
  return { ...plain('ramp', 'step_passed'), change: rampedTo(experiment, progress.rampPosition + 1, facts.nowMs) };
};

/** At the end of the ramp, where nothing is breached and something is shown to be kept. */
const noWorse: Rule = (experiment, facts) => {
  const { design, state } = experiment;
  const { analysis, progress } = facts;
  const isAtEnd = progress.phase === 'split' && progress.rampPosition >= design.ramp.length - 1;
  if (design.promoteWhen !== 'no_worse' || state === 'held' || !isAtEnd || !isStepDone(experiment, facts))
    return undefined;
  const kept = activeTreatments(experiment).find((variant) => isKept(analysis, variant, design.samplesMin));
  return kept === undefined ? undefined : { ...plain('promote', 'no_worse'), variants: [kept] };
};

/** What has too few outcomes, such as votes that nobody gave, is not waited for. */
function isKept({ findings }: ExperimentAnalysis, variant: string, samplesMin: number): boolean {
  const judged = findings.filter(
    ({ variant: own, counts }) => own === variant && Math.min(counts.control, counts.treatment) >= samplesMin,
  );
  return judged.length > 0 && judged.every(({ verdict }) => verdict === 'safe');
}

const reweigh: Rule = ({ state }, { bandit: shares, progress }) => {
  const now = progress.stages.at(-1)?.weights ?? [];
  if (state === 'held' || !shares) return undefined;
  const moved = shares.weights.some((weight, index) => Math.abs(weight - (now[index] ?? 0)) >= WEIGHT_STEP);
  return moved
    ? { ...plain('reweigh', 'shares_follow_evidence'), change: { stages: next(progress, shares.weights) } }
    : undefined;
};

const RULES: readonly Rule[] = [
  baseline,
  harm,
  sampleRatio,
  goal,
  bandit,
  noWorse,
  used,
  shadowUsed,
  horizon,
  leaveShadow,
  ramp,
  reweigh,
];

function next({ stages }: ExperimentProgress, weights: number[]): AllocationStage[] {
  return [...stages, { number: (stages.at(-1)?.number ?? 0) + 1, weights }];
}

/** The next step of the ramp, by the rules or by a person. */
export function rampedTo(
  experiment: Pick<ExperimentToAnalyse, 'variants' | 'design' | 'progress'>,
  position: number,
  nowMs: number,
): Partial<ExperimentProgress> {
  const { design, progress } = experiment;
  return {
    rampPosition: position,
    coverage: coverageAt(experiment.variants, design.ramp[position] ?? 0),
    stages: next(progress, progress.stages.at(-1)?.weights ?? []),
    stepMs: nowMs,
  };
}

export function mayLeaveShadow({ mode, progress }: Pick<ExperimentToDecide, 'mode' | 'progress'>): boolean {
  return mode === 'shadow_then_split' && progress.phase === 'shadow';
}

/** What was seen in the shadow counts no more: nobody had lived with it. */
export function leftShadow(experiment: Pick<ExperimentToDecide, 'variants' | 'design' | 'progress'>, nowMs: number) {
  const { progress } = experiment;
  const change = rampedTo(experiment, 0, nowMs);
  const countedFrom = change.stages?.at(-1)?.number ?? progress.countedFrom;
  return { ...change, phase: 'split' as const, analyses: [], countedFrom };
}

/** After a hold: what was counted before it is not trusted, and counts no more. */
export function resumed(progress: ExperimentProgress): ExperimentProgress {
  if (progress.heldBecause === null) return progress;
  const stages = next(progress, progress.stages.at(-1)?.weights ?? []);
  return {
    ...progress,
    stages,
    countedFrom: stages.at(-1)?.number ?? 0,
    analyses: [],
    heldBecause: null,
    stepMs: null,
  };
}
