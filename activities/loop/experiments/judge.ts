/**
 * All that an experiment's outcomes say at one look, and what follows from it. Pure: the activity that looks and the
 * simulation of false alarms call this same function.
 */
import { type DecidedLook, EXPERIMENT_METRICS, type ExperimentProgress } from '../../../contracts/experiment';
import { banditForMeans } from '../../../models/statistics/experiments/bandit';
import { summarize } from '../../../models/statistics/sample-summary';
import { analyse, type ExperimentAnalysis } from './analyse';
import { decide, type DecisionFacts, type ExperimentToDecide } from './decide';
import { countedTrials, type Trial, valueOf } from './samples';

export interface Judged {
  analysis: ExperimentAnalysis;
  decided: DecidedLook;
  progress: ExperimentProgress;
  state: 'running' | 'held';
  nowMs: number;
}

export function judge(
  trials: readonly Trial[],
  experiment: ExperimentToDecide,
  { clockMs, baselineChanged }: { clockMs: number; baselineChanged: boolean },
): Judged {
  const analysis = analyse(trials, experiment);
  // A clock that was set back stands still until it has caught up.
  const nowMs = Math.max(clockMs, experiment.progress.latestMs ?? clockMs);
  const facts = { analysis, nowMs, baselineChanged, bandit: banditOf(trials, experiment) };
  const { progress, ...decided } = decide(experiment, facts);
  return { analysis, decided, progress, state: decided.decision === 'hold' ? 'held' : experiment.state, nowMs };
}

/** Shares by the first goal; undefined values of a variant leave it what the floor gives. */
function banditOf(trials: readonly Trial[], experiment: ExperimentToDecide): DecisionFacts['bandit'] {
  const { design, progress, variants } = experiment;
  const goal = design.metrics.find(({ role }) => role === 'goal');
  if (design.allocation !== 'bandit' || progress.phase === 'shadow' || !goal) return null;
  const sign = EXPERIMENT_METRICS[goal.name].better === 'higher' ? 1 : -1;
  const active = variants.filter(({ name }) => !progress.dropped.includes(name));
  const counted = countedTrials(trials, experiment);
  const arms = active.map(({ name }) =>
    counted
      .filter(({ variant }) => variant === name)
      .map((trial) => valueOf(trial, goal.name))
      .filter((value) => value !== null)
      .map((value) => sign * value),
  );
  if (active.length < 2 || arms.some((values) => values.length < 2)) return null;
  const { best, shares } = banditForMeans(arms.map(summarize), { shareMin: 0.05 });
  const of = (values: readonly number[]) =>
    variants.map(({ name }) => values[active.findIndex((each) => each.name === name)] ?? 0);
  return { weights: toPerCents(of(shares)), best: of(best) };
}

/** Whole per cents that add up to 1. */
function toPerCents(weights: readonly number[]): number[] {
  const rounded = weights.map((weight) => Math.round(weight * 100));
  const largest = rounded.indexOf(Math.max(...rounded));
  const rest = 100 - rounded.reduce((sum, weight) => sum + weight, 0);
  return rounded.map((weight, index) => (index === largest ? weight + rest : weight) / 100);
}
