/** The rows of an experiment's trials as samples for the tests: one value of each unit, or of each pair in the shadow. */
import {
  type ExperimentDesign,
  type ExperimentMetric,
  type ExperimentMode,
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
  /** A shadow that goes before a split has its part of alpha. */
  mode: ExperimentMode;
}

/** A metric of control and treatment. `pairs` are differences on the same input, treatment less control. */
export interface ArmSamples {
  control: SampleSummary;
  treatment: SampleSummary;
  pairs: SampleSummary | null;
  /** As people counted it, where the samples are adjusted: an adjusted share of failures may well lie below 0. */
  counted: { control: number; treatment: number };
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

/** Of each variant the trials of each unit. */
export function unitsByVariant(trials: readonly Trial[]): Map<string, Trial[][]> {
  const units = new Map<string, Map<string, Trial[]>>();
  for (const trial of trials) {
    const own = units.get(trial.variant) ?? new Map<string, Trial[]>();
    units.set(trial.variant, own);
    const same = own.get(trial.unit);
    if (same) same.push(trial);
    else own.set(trial.unit, [trial]);
  }
  return new Map([...units].map(([variant, own]) => [variant, [...own.values()]]));
}

/** Undefined where an arm has fewer than two values. */
export function armSamples(
  arms: { control: readonly Trial[][]; treatment: readonly Trial[][] },
  metric: ExperimentMetric,
): ArmSamples | undefined {
  const controls = unitMeans(arms.control, metric);
  const treatments = unitMeans(arms.treatment, metric);
  if (controls.outcomes.length < 2 || treatments.outcomes.length < 2) return undefined;
  const [control, treatment] = adjustByCovariate([controls, treatments]).adjusted;
  const counted = { control: summarize(controls.outcomes).mean, treatment: summarize(treatments.outcomes).mean };
  return control && treatment ? { control, treatment, pairs: null, counted } : undefined;
}

/** Runs of the same user or session are no separate witnesses: each unit counts once, with its mean. */
function unitMeans(units: readonly Trial[][], metric: ExperimentMetric) {
  const outcomes: number[] = [];
  const covariates: number[] = [];
  for (const trials of units) {
    let [sum, covariate, count] = [0, 0, 0];
    for (const trial of trials) {
      const value = valueOf(trial, metric);
      if (value === null) continue;
      sum += value;
      covariate += trial.covariate ?? 0;
      count += 1;
    }
    if (count === 0) continue;
    outcomes.push(sum / count);
    covariates.push(covariate / count);
  }
  return { outcomes, covariates };
}

/** Undefined where fewer than two inputs were worked on by both. */
export function pairedSamples(
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
  const control = summarize(pairs.map((pair) => pair.control));
  const treatment = summarize(pairs.map((pair) => pair.treatment));
  return {
    control,
    treatment,
    pairs: summarize(pairs.map((pair) => pair.treatment - pair.control)),
    counted: { control: control.mean, treatment: treatment.mean },
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
