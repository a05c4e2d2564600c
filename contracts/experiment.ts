/**
 * An experiment compares variants of a slot (model versions) or of run options on live traffic. The treatments take the
 * place of what serves, the control, for a share of the units that grows while nothing speaks against it.
 */
import type { ClickCredits } from './interleaving';
import type { ServedModels } from './run';

export const EXPERIMENT_STATES = [
  'running',
  'paused',
  'held',
  'promoted',
  'rolled_back',
  'stopped',
  'undecided',
] as const;
/** `paused`: nobody takes part until it is resumed. `held`: goes on as it is, but grows and promotes no more. */
export type ExperimentState = (typeof EXPERIMENT_STATES)[number];

export const OPEN_STATES = ['running', 'paused', 'held'] as const satisfies readonly ExperimentState[];
export type ExperimentEnding = Exclude<ExperimentState, (typeof OPEN_STATES)[number]>;

export function isOpen(state: ExperimentState): state is (typeof OPEN_STATES)[number] {
  return (OPEN_STATES as readonly ExperimentState[]).includes(state);
}

export const EXPERIMENT_KINDS = ['slot', 'options'] as const;

/**
 * `split`: each unit gets one variant. `shadow`: the control answers all, treatments work on the same inputs unseen.
 * `interleaved`: a ranked result is mixed from both.
 */
export const EXPERIMENT_MODES = ['split', 'shadow', 'shadow_then_split', 'interleaved'] as const;
export type ExperimentMode = (typeof EXPERIMENT_MODES)[number];

export const EXPERIMENT_UNITS = ['run', 'user', 'session'] as const;
/** What keeps its variant. */
export type ExperimentUnit = (typeof EXPERIMENT_UNITS)[number];

export const ALLOCATIONS = ['fixed', 'bandit'] as const;

/**
 * What is measured of each run. A margin is how much worse a treatment may be: in the metric's own unit, or as a share
 * of the control's mean. A `proxy` stands in for a truth that nobody has told yet.
 */
export const EXPERIMENT_METRICS = {
  quality: { better: 'higher', margin: 'absolute', marginDefault: 0.02, proxy: false },
  confidence: { better: 'higher', margin: 'absolute', marginDefault: 0.05, proxy: true },
  failures: { better: 'lower', margin: 'absolute', marginDefault: 0.02, proxy: false },
  seconds: { better: 'lower', margin: 'relative', marginDefault: 0.5, proxy: false },
  cost_usd: { better: 'lower', margin: 'relative', marginDefault: 0.5, proxy: false },
  satisfaction: { better: 'higher', margin: 'absolute', marginDefault: 0.1, proxy: false },
  /** Of lists that were mixed from both variants only: the share of the runs that each won by clicks, ties by halves. */
  preference: { better: 'higher', margin: 'absolute', marginDefault: 0.1, proxy: false },
} as const satisfies Record<
  string,
  { better: 'higher' | 'lower'; margin: 'absolute' | 'relative'; marginDefault: number; proxy: boolean }
>;
export type ExperimentMetric = keyof typeof EXPERIMENT_METRICS;
export const METRIC_NAMES = Object.keys(EXPERIMENT_METRICS) as ExperimentMetric[];

export interface ChosenMetric {
  name: ExperimentMetric;
  /** A treatment is promoted for its goals, and rolled back for its guardrails. */
  role: 'goal' | 'guardrail';
  margin: number;
}

/** The first is the control. Weights add up to 1. */
export interface ExperimentVariant {
  name: string;
  role: 'control' | 'treatment';
  weight: number;
  /** Of a slot's experiment. */
  model: { id: string; version: string } | null;
  /** Of an experiment with options: these take the place of the defaults. */
  options: Record<string, unknown> | null;
}

/** Fixed when the experiment is made. */
export interface ExperimentDesign {
  unit: ExperimentUnit;
  salt: string;
  /** Its part of the pipeline's traffic; parts of experiments at the same time never overlap. */
  traffic: { from: number; to: number };
  /** Share of the units that keep the control whatever comes, and are counted apart. */
  holdout: number;
  /** Named groups of subjects and the variant that each always gets. They are not drawn, so they are counted apart. */
  groups?: Record<string, string>;
  allocation: (typeof ALLOCATIONS)[number];
  /** Shares of the units that treatments get together, step by step. */
  ramp: number[];
  lookSeconds: number;
  stepSecondsMin: number;
  /** Outcomes that each arm needs in a step, and before a bandit decides. */
  samplesMin: number;
  /** Outcomes of a goal in each arm at which the last planned analysis is made. */
  samplesMax: number;
  horizonDays: number;
  metrics: ChosenMetric[];
  /** `no_worse` promotes after the last step of the ramp where no guardrail is breached and some are shown to be kept. */
  promoteWhen: 'better' | 'no_worse';
  /** Chance of any false alarm, and of any false promotion. */
  alpha: number;
}

/** A time in which all units were spread by the same weights. */
export interface AllocationStage {
  number: number;
  /** In the order of the variants; 0 for one that was dropped. */
  weights: number[];
}

/** A planned look at a goal, of one treatment. */
export interface PlannedAnalysis {
  variant: string;
  metric: ExperimentMetric;
  /** Of `samplesMax`. */
  share: number;
  /** Above 0 where the treatment is better. */
  z: number;
}

/** Where an experiment stands. Times are the workflow's, in milliseconds; null before the first look. */
export interface ExperimentProgress {
  phase: 'shadow' | 'split';
  rampPosition: number;
  /** Share of the units that take part, as control or treatment. */
  coverage: number;
  /** The last one is in force. */
  stages: AllocationStage[];
  /** Outcomes of earlier stages count no more. */
  countedFrom: number;
  dropped: string[];
  analyses: PlannedAnalysis[];
  heldBecause: 'sample_ratio' | null;
  startedMs: number | null;
  stepMs: number | null;
  /** A clock that was set back is waited for. */
  latestMs: number | null;
}

/** A treatment against the control in one metric. */
export interface ExperimentFinding {
  variant: string;
  metric: ExperimentMetric;
  role: ChosenMetric['role'];
  margin: number;
  counts: { control: number; treatment: number };
  control: number | null;
  treatment: number | null;
  /**
   * Treatment less control with an interval that holds at every look at once; null where it is not bounded yet. The
   * level is that of the one-sided bounds, already corrected for the number of metrics and treatments.
   */
  difference: number | null;
  low: number | null;
  high: number | null;
  level: number;
  /** `breached`: shown to be worse than the margin allows. `safe`: shown to be within it. `open`: neither yet. */
  verdict: 'breached' | 'safe' | 'open';
  /** Of goals: the p-value of a single look, corrected by Holm for several goals and treatments; null for guardrails. */
  p: number | null;
  /** Of preference. */
  credits?: ClickCredits;
}

/** What is known of a variant's runs. */
export interface VariantSummary {
  variant: string;
  /** Of a named group, which is kept out of all comparisons; left out for units that were drawn. */
  group?: string;
  /** Units that it was given. */
  units: number;
  /** Runs that have ended. */
  count: number;
  means: Record<ExperimentMetric, number | null>;
  /** Outcomes behind each mean. */
  counts: Record<ExperimentMetric, number>;
}

export const EXPERIMENT_DECISIONS = [
  'continue',
  'ramp',
  'split',
  'reweigh',
  'hold',
  'drop',
  'roll_back',
  'promote',
  'undecided',
  'stop',
] as const;
export type ExperimentDecision = (typeof EXPERIMENT_DECISIONS)[number];

export const DECISION_REASONS = [
  'waiting',
  'step_passed',
  'shares_follow_evidence',
  'guardrail_breached',
  'goal_worse',
  'control_preferred',
  'sample_ratio',
  'goal_reached',
  'preferred',
  'no_worse',
  'control_best',
  'samples_used',
  'horizon',
  'baseline_changed',
  'deployment_failed',
  'person',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export interface DecidedLook {
  decision: ExperimentDecision;
  reason: DecisionReason;
  /** Whom it is about: the winner, or those that were dropped. */
  variants: string[];
  /** Why, where a metric is the reason. */
  metric: ExperimentMetric | null;
}

/** Why an experiment ended, as data; the words are made where it is shown. */
export interface ExperimentVerdict extends DecidedLook {
  findings: ExperimentFinding[];
  summaries: VariantSummary[];
  /** Of the sample-ratio check: below 0.001 the figures are not to be trusted. */
  sampleRatioP: number | null;
  days: number;
  /** What the person said, or the code of the error. */
  remark: string | null;
}

export const EXPERIMENT_UPDATES = ['pause', 'resume', 'ramp', 'stop', 'promote'] as const;
/** What an operator tells a running experiment: the names of its workflow's updates. */
export type ExperimentUpdate = (typeof EXPERIMENT_UPDATES)[number];

export interface ExperimentOrder {
  update: ExperimentUpdate;
  /** Of `promote`: which treatment; the only one, if left out. */
  variant?: string;
  /** In words, for people. */
  reason?: string;
  byId?: string | null;
}

/** Argument of the workflow `experiment`. All else stands in the experiment's row. */
export interface ExperimentInput {
  experimentId: string;
  pipeline: string;
  slot: string | null;
  title: string;
  /** Looks in one execution, after which it goes on as a new one; for tests. */
  looksMax?: number;
}

/** What a run would be with another variant. */
export interface RunVariant {
  variant: string;
  options: unknown;
  models: ServedModels;
}

/** Kept with a run that takes part. */
export interface RunAlternatives {
  /** Who answers where the treatment fails. */
  fallBack: RunVariant | null;
  /** Who works on the same input, unseen. */
  shadows: RunVariant[];
}

/** Why a run has its variant: drawn by a hash, its group, held out, or because treatments still work in the shadow. */
export const ASSIGNMENT_REASONS = ['hash', 'group', 'holdout', 'shadow'] as const;
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number];

/** A run's part in an experiment. */
export interface RunTrial {
  experimentId: string;
  variant: string;
  assignedBy: AssignmentReason;
  /** The named group that decided, where one did. */
  group: string | null;
  /** A hash: who it was cannot be read from it. */
  unit: string;
  stage: number;
  alternatives: RunAlternatives | null;
}

/** Of a submission: what assignment asks beside the options. */
export interface SubmissionOrigin {
  /** The caller's session, as it was sent; null where none was. */
  session: string | null;
  /** The named group of the subject, as it was sent; left out where none was. */
  group?: string | null;
  /** Options that the caller set: no experiment changes them. */
  explicitOptions: string[];
}

/** Of a held-out unit. */
export const HOLDOUT = 'holdout';

/** What assignment needs to know of an experiment. */
export interface RunningExperiment {
  id: string;
  pipeline: string;
  slot: string | null;
  design: Pick<ExperimentDesign, 'unit' | 'salt' | 'traffic' | 'holdout' | 'groups'>;
  variants: ExperimentVariant[];
  progress: Pick<ExperimentProgress, 'phase' | 'coverage' | 'stages' | 'dropped'>;
}

/** Options that won an experiment, by pipeline: they are the defaults until they are taken back. */
export type WonOptions = Record<string, Record<string, unknown>>;

/** Announced when an experiment begins, moves on or ends, so that every process assigns alike at once. */
export const EXPERIMENT_CHANNEL = 'treadle_experiment';

/** Steps of the ramp that are left out where treatments get no such share. */
export const RAMP = [0.01, 0.05, 0.1, 0.25, 0.5] as const;

/**
 * What is measured unless somebody chooses: promoted for what people found right, or chose of a mixed list, and watched in
 * all else. Votes are about the list that was shown, which is nobody's where it was mixed.
 */
export function defaultMetrics(mode: ExperimentMode = 'split'): ChosenMetric[] {
  const [goal, without] = mode === 'interleaved' ? ['preference', 'satisfaction'] : ['quality', 'preference'];
  return METRIC_NAMES.filter((name) => name !== without).map((name) => ({
    name,
    role: name === goal ? 'goal' : 'guardrail',
    margin: EXPERIMENT_METRICS[name].marginDefault,
  }));
}

export const DESIGN_DEFAULTS = {
  unit: 'run',
  traffic: { from: 0, to: 1 },
  holdout: 0,
  allocation: 'fixed',
  lookSeconds: 300,
  stepSecondsMin: 86_400,
  samplesMin: 50,
  samplesMax: 1_000,
  horizonDays: 28,
  promoteWhen: 'better',
  alpha: 0.05,
} as const satisfies Partial<ExperimentDesign>;

/** Steps below the share that the treatments' weights give them, and that share as the last one. */
export function defaultRamp(variants: readonly Pick<ExperimentVariant, 'role' | 'weight'>[]): number[] {
  const full = treatedShare(variants);
  return [...RAMP.filter((step) => step < full), full];
}

export function treatedShare(variants: readonly Pick<ExperimentVariant, 'role' | 'weight'>[]): number {
  const share = variants.filter(({ role }) => role === 'treatment').reduce((sum, { weight }) => sum + weight, 0);
  return Math.round(share * 1e9) / 1e9;
}

/**
 * So many units take part that treatments together get `share` of all; the control is measured on its own part of them,
 * by the same weights at each step: widening moves nobody from one variant to another.
 */
export function coverageAt(variants: readonly Pick<ExperimentVariant, 'role' | 'weight'>[], share: number): number {
  return Math.min(1, share / treatedShare(variants));
}

/** Where an experiment stands before anybody has looked at it. In the shadow as many take part as at the ramp's end. */
export function initialProgress(
  mode: ExperimentMode,
  { variants, design }: { variants: readonly ExperimentVariant[]; design: Pick<ExperimentDesign, 'ramp'> },
): ExperimentProgress {
  const phase = mode === 'split' ? 'split' : 'shadow';
  return {
    phase,
    rampPosition: 0,
    coverage: phase === 'split' ? coverageAt(variants, design.ramp[0] ?? 0) : (design.ramp.at(-1) ?? 1),
    stages: [{ number: 1, weights: variants.map(({ weight }) => weight) }],
    countedFrom: 1,
    dropped: [],
    analyses: [],
    heldBecause: null,
    startedMs: null,
    stepMs: null,
    latestMs: null,
  };
}
