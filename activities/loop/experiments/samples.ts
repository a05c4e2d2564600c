/** The rows of an experiment's trials as samples for the tests: one value of each unit, or of each pair in the shadow. */
import {
  type ExperimentDesign,
  type ExperimentMetric,
  type ExperimentProgress,
  type ExperimentVariant,
  HOLDOUT,
  METRIC_NAMES,
  type VariantSummary,
} from '../../../contracts/experiment';
import type { TrialRow } from '../../../db/repositories/trials';
import { adjustByCovariate } from '../../../models/statistics/experiments/cuped';
import { type SampleSummary, summarize } from '../../../models/statistics/sample-summary';

export type Trial = Omit<TrialRow, 'seen' | 'experimentId' | 'createdAt'>;

export interface ExperimentToAnalyse {
  variants: readonly ExperimentVariant[];
  design: ExperimentDesign;
  progress: ExperimentProgress;
}

/** A metric of control and treatment. `pairs` are differences on the same input, treatment less control. */
export interface ArmSamples {
  control: SampleSummary;
  treatment: SampleSummary;
  pairs: SampleSummary | null;
}

export function valueOf(trial: Trial, metric: ExperimentMetric): number | null {
  if (metric === 'failures') return trial.failed === null ? null : Number(trial.failed);
  return metric === 'cost_usd' ? trial.costUsd : trial[metric];
}

/** Trials of the stages that count, of the present phase. Named groups were not drawn, so they are never compared. */
export function countedTrials(trials: readonly Trial[], { progress }: ExperimentToAnalyse): Trial[] {
  const counted = trials.filter(({ stage, group }) => stage >= progress.countedFrom && group === null);
  if (progress.phase === 'split') return counted.filter(({ shadowOf }) => shadowOf === null);
  return counted;
}

/** Undefined where an arm has fewer than two values, or so few that are counted. */
export function samplesOf(
  trials: readonly Trial[],
  {
    metric,
    variant,
    control,
    isPaired,
  }: { metric: ExperimentMetric; variant: string; control: string; isPaired: boolean },
): ArmSamples | undefined {
  if (isPaired) return pairedSamples(trials, { metric, variant });
  const arms = [control, variant].map((name) => unitMeans(trials, name, metric));
  const [controls, treatments] = arms;
  if (!controls || !treatments || controls.values.length < 2 || treatments.values.length < 2) return undefined;
  const [adjustedControl, adjustedTreatment] = adjustByCovariate([
    { outcomes: controls.values, covariates: controls.covariates },
    { outcomes: treatments.values, covariates: treatments.covariates },
  ]).adjusted;
  if (!adjustedControl || !adjustedTreatment) return undefined;
  return { control: adjustedControl, treatment: adjustedTreatment, pairs: null };
}

/** Runs of the same user or session are no separate witnesses: each unit counts once, with its mean. */
function unitMeans(trials: readonly Trial[], variant: string, metric: ExperimentMetric) {
  const units = new Map<string, { sum: number; covariates: number; count: number }>();
  for (const trial of trials) {
    const value = trial.variant === variant ? valueOf(trial, metric) : null;
    if (value === null) continue;
    const unit = units.get(trial.unit) ?? { sum: 0, covariates: 0, count: 0 };
    unit.sum += value;
    unit.covariates += trial.covariate ?? 0;
    unit.count += 1;
    units.set(trial.unit, unit);
  }
  const all = [...units.values()];
  return {
    values: all.map(({ sum, count }) => sum / count),
    covariates: all.map(({ covariates, count }) => covariates / count),
  };
}

function pairedSamples(
  trials: readonly Trial[],
  { metric, variant }: { metric: ExperimentMetric; variant: string },
): ArmSamples | undefined {
  const shown = new Map(trials.filter(({ shadowOf }) => shadowOf === null).map((trial) => [trial.runId, trial]));
  const pairs = trials.flatMap((trial) => {
    const other = trial.variant === variant && trial.shadowOf !== null ? shown.get(trial.shadowOf) : undefined;
    const [control, treatment] = [other && valueOf(other, metric), valueOf(trial, metric)];
    return control === null || control === undefined || treatment === null ? [] : [{ control, treatment }];
  });
  if (pairs.length < 2) return undefined;
  return {
    control: summarize(pairs.map(({ control }) => control)),
    treatment: summarize(pairs.map(({ treatment }) => treatment)),
    pairs: summarize(pairs.map(({ control, treatment }) => treatment - control)),
  };
}

/** Of each variant, the held-out units included, over all that was measured. */
export function summariesOf(
  trials: readonly Trial[],
  { variants }: Pick<ExperimentToAnalyse, 'variants'>,
): VariantSummary[] {
  const names = variants.map(({ name }) => name);
  const drawn = [...names, HOLDOUT]
    .map((variant) =>
      summaryOf(
        trials.filter((trial) => trial.variant === variant && trial.group === null),
        variant,
      ),
    )
    .filter(({ variant, units }) => variant !== HOLDOUT || units > 0);
  return [...drawn, ...groupSummaries(trials, names)];
}

/** A group has two where its treatment was dropped and the control has answered since. */
function groupSummaries(trials: readonly Trial[], names: readonly string[]): VariantSummary[] {
  const groups = [...new Set(trials.map(({ group }) => group))].filter((group) => group !== null).toSorted();
  return groups.flatMap((group) =>
    names.flatMap((variant) => {
      const own = trials.filter((trial) => trial.group === group && trial.variant === variant);
      return own.length === 0 ? [] : [{ ...summaryOf(own, variant), group }];
    }),
  );
}

function summaryOf(trials: readonly Trial[], variant: string): VariantSummary {
  const values = METRIC_NAMES.map(
    (metric) => [metric, trials.map((trial) => valueOf(trial, metric)).filter((value) => value !== null)] as const,
  );
  const mean = (all: readonly number[]) =>
    all.length === 0 ? null : all.reduce((sum, one) => sum + one, 0) / all.length;
  return {
    variant,
    units: new Set(trials.map(({ unit }) => unit)).size,
    count: trials.filter(({ failed }) => failed !== null).length,
    means: Object.fromEntries(values.map(([metric, all]) => [metric, mean(all)])) as VariantSummary['means'],
    counts: Object.fromEntries(values.map(([metric, all]) => [metric, all.length])) as VariantSummary['counts'],
  };
}
