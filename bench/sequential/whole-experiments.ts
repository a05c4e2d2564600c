/**
 * Whole experiments as production runs them: runs arrive, the share grows by the ramp, and every five minutes the very
 * function that the activity calls looks at all metrics, guardrails, sample ratio and clock at once. What is simulated
 * are the runs and their luck; what is decided is not.
 */
import { judge } from '../../activities/loop/experiments/judge';
import type { ExperimentToDecide } from '../../activities/loop/experiments/decide';
import type { Trial } from '../../activities/loop/experiments/samples';
import {
  type DecidedLook,
  defaultMetrics,
  defaultRamp,
  DESIGN_DEFAULTS,
  type ExperimentMode,
  type ExperimentVariant,
  initialProgress,
  type ExperimentDesign,
} from '../../contracts/experiment';
import { createRandom, type Random } from '../../models/samples/random';
import { median, round } from '../bench';

const DAY_MS = 86_400_000;

/** What is true of a variant. */
export interface TrueRates {
  /** Of the fields that somebody looked at, so many are right. */
  quality: number;
  failures: number;
}

export interface WholeScenario {
  control: TrueRates;
  treatment: TrueRates;
  mode: ExperimentMode;
  promoteWhen: ExperimentDesign['promoteWhen'];
  runsPerDay: number;
  /** Fields that a correction judges: 1 makes quality a right or wrong, as noisy as it can be. */
  fields: number;
  /** Share of the runs that somebody corrects, and votes on. */
  correctedShare: number;
  votedShare: number;
  experiments: number;
}

export interface WholeResult {
  /** Shares of the experiments. `stopped` is rolled back or dropped for harm. */
  stopped: number;
  promoted: number;
  held: number;
  undecided: number;
  /** Of those that were stopped. */
  median_days_to_stop: number | null;
  median_control_runs_to_stop: number | null;
  /** Metric or reason -> experiments that it stopped. */
  stopped_by: Record<string, number>;
}

const VARIANTS: readonly ExperimentVariant[] = [
  { name: 'control', role: 'control', weight: 0.5, model: null, options: { v: 1 } },
  { name: 'treatment', role: 'treatment', weight: 0.5, model: null, options: { v: 2 } },
];

interface Ended extends DecidedLook {
  isHeld: boolean;
  days: number;
  /** Runs of the control that have ended. */
  runs: number;
}

export function simulateWhole(scenario: WholeScenario, seed: number): WholeResult {
  const random = createRandom(seed);
  const ended = Array.from({ length: scenario.experiments }, () => new WholeExperiment(scenario, random).live());
  const stopped = ended.filter(({ decision }) => decision === 'roll_back');
  const share = (count: number) => round(count / scenario.experiments, 4);
  const by: Record<string, number> = {};
  for (const { metric, reason } of stopped) {
    const name = `${reason} ${metric ?? ''}`.trim();
    by[name] = (by[name] ?? 0) + 1;
  }
  return {
    stopped: share(stopped.length),
    promoted: share(ended.filter(({ decision }) => decision === 'promote').length),
    held: share(ended.filter(({ isHeld }) => isHeld).length),
    undecided: share(ended.filter(({ decision }) => decision === 'undecided').length),
    median_days_to_stop: stopped.length === 0 ? null : round(median(stopped.map(({ days }) => days)), 2),
    median_control_runs_to_stop: stopped.length === 0 ? null : median(stopped.map(({ runs }) => runs)),
    stopped_by: by,
  };
}

/** One experiment, from its first look to its end. */
class WholeExperiment {
  private readonly trials: Trial[] = [];
  private readonly experiment: ExperimentToDecide;
  private arrived = 0;

  constructor(
    private readonly scenario: WholeScenario,
    private readonly random: Random,
  ) {
    const { mode, promoteWhen } = scenario;
    const design: ExperimentDesign = {
      ...DESIGN_DEFAULTS,
      salt: 'simulated',
      ramp: defaultRamp(VARIANTS),
      metrics: defaultMetrics(),
      promoteWhen,
    };
    const progress = initialProgress(mode, { variants: VARIANTS, design });
    this.experiment = { variants: VARIANTS, design, mode, state: 'running', progress };
  }

  live(): Ended {
    const { experiment, scenario } = this;
    const lookMs = experiment.design.lookSeconds * 1_000;
    let seen = -1;
    let due = 0;
    for (let clockMs = 0; ; clockMs += lookMs) {
      this.arrived += (scenario.runsPerDay * lookMs) / DAY_MS;
      for (; this.arrived >= 1; this.arrived -= 1) this.run();
      // Without a new run a look sees what the one before it saw, unless the time of a step or of all has come.
      if (this.trials.length === seen && clockMs < due) continue;
      seen = this.trials.length;
      const { decided, progress, state } = judge(this.trials, experiment, { clockMs, baselineChanged: false });
      Object.assign(experiment, { progress, state });
      due = this.nextDue(clockMs);
      if (!isEnd(decided)) continue;
      const runs = this.trials.filter(({ variant }) => variant === 'control').length;
      return { ...decided, isHeld: state === 'held', days: clockMs / DAY_MS, runs };
    }
  }

  private nextDue(clockMs: number): number {
    const { progress, design } = this.experiment;
    const stepEnds = (progress.stepMs ?? clockMs) + design.stepSecondsMin * 1_000;
    const allEnds = (progress.startedMs ?? clockMs) + design.horizonDays * DAY_MS;
    return stepEnds > clockMs ? Math.min(stepEnds, allEnds) : allEnds;
  }

  private run(): void {
    const { progress } = this.experiment;
    const { random } = this;
    if (random.next() >= progress.coverage) return;
    const stage = progress.stages.at(-1);
    const size = 12 + random.gaussian();
    const runId = String(this.trials.length);
    const base = { runId, unit: runId, stage: stage?.number ?? 1, covariate: size };
    if (progress.phase === 'shadow') {
      this.trials.push(this.outcome('control', base));
      this.trials.push(this.outcome('treatment', { ...base, runId: `${runId} shadow`, shadowOf: runId }));
      return;
    }
    const variant = random.next() < (stage?.weights[0] ?? 1) ? 'control' : 'treatment';
    this.trials.push(this.outcome(variant, base));
  }

  private outcome(
    variant: 'control' | 'treatment',
    base: Pick<Trial, 'runId' | 'unit' | 'stage' | 'covariate'> & { shadowOf?: string },
  ): Trial {
    const { random, scenario } = this;
    const { fields, correctedShare, votedShare } = scenario;
    const rates = scenario[variant];
    const failed = random.next() < rates.failures;
    const size = base.covariate ?? 0;
    const measured = <Value>(value: () => Value, share = 1) => (failed || random.next() >= share ? null : value());
    const right = () => Array.from({ length: fields }, () => Number(random.next() < rates.quality));
    return {
      shadowOf: null,
      ...base,
      variant,
      assignedBy: 'hash',
      group: null,
      fellBack: false,
      failed,
      seconds: measured(() => Math.exp(0.3 * (size - 12) + 0.4 * random.gaussian())),
      costUsd: measured(() => 0.001 * Math.exp(0.3 * (size - 12) + 0.4 * random.gaussian())),
      quality: measured(() => right().reduce((sum, each) => sum + each, 0) / fields, correctedShare),
      confidence: measured(() => Math.min(1, Math.max(0, 0.8 + 0.1 * random.gaussian()))),
      satisfaction: measured(() => Number(random.next() < 0.8), votedShare),
      preference: null,
      disagreement: null,
    };
  }
}

function isEnd({ decision }: DecidedLook): boolean {
  return decision === 'roll_back' || decision === 'promote' || decision === 'undecided' || decision === 'stop';
}
