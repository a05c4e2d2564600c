/** What somebody chose of the experiment that retrains begin, in per cent, as people write it. */
import type { CandidateExperiment, CandidateExperimentChange } from '../../api/types';

export const CHOICES = {
  mode: ['shadow_then_split', 'split'],
  unit: ['run', 'user', 'session'],
  rule: ['better', 'no_worse'],
} as const;

/** Within what the API takes. */
export const NUMBERS = [
  { name: 'percent', min: 1, max: 99, rightSection: '%' },
  { name: 'stepHours', min: 0, max: 720 },
  { name: 'samplesMin', min: 10, max: 100_000, step: 1 },
  { name: 'samplesMax', min: 40, max: 100_000, step: 1 },
  { name: 'days', min: 0.01, max: 365 },
  { name: 'holdoutPercent', min: 0, max: 50, rightSection: '%' },
] as const;

type Figures = Record<(typeof NUMBERS)[number]['name'], number | undefined>;

export interface DesignChoice extends Figures {
  mode: CandidateExperiment['mode'];
  /** Divided by commas; empty for the usual steps. */
  ramp: string;
  unit: CandidateExperiment['unit'];
  rule: CandidateExperiment['promote_when'];
}

export function choiceOf(experiment: CandidateExperiment): DesignChoice {
  return {
    mode: experiment.mode,
    ramp: (experiment.ramp ?? []).map(percentOf).join(', '),
    percent: percentOf(experiment.share),
    stepHours: experiment.step_hours_min,
    samplesMin: experiment.samples_min,
    samplesMax: experiment.samples_max,
    days: experiment.horizon_days,
    holdoutPercent: percentOf(experiment.holdout),
    unit: experiment.unit,
    rule: experiment.promote_when,
  };
}

/** A field that was left empty is as it came. What is no number goes to the API as it is not one, which says so. */
export function changeOf(choice: DesignChoice): CandidateExperimentChange {
  const steps = choice.ramp.split(',').filter((step) => step.trim() !== '');
  return {
    mode: choice.mode,
    ramp: steps.length === 0 ? null : steps.map((step) => Number(step.replace('%', '')) / 100),
    share: shareOf(choice.percent),
    step_hours_min: choice.stepHours ?? null,
    samples_min: choice.samplesMin ?? null,
    samples_max: choice.samplesMax ?? null,
    horizon_days: choice.days ?? null,
    holdout: shareOf(choice.holdoutPercent),
    unit: choice.unit,
    promote_when: choice.rule,
  };
}

export const AS_IT_CAME: CandidateExperimentChange = {
  mode: null,
  ramp: null,
  share: null,
  step_hours_min: null,
  samples_min: null,
  samples_max: null,
  horizon_days: null,
  holdout: null,
  unit: null,
  promote_when: null,
  traffic: null,
};

function shareOf(percent: number | undefined): number | null {
  return percent === undefined ? null : percent / 100;
}

/** Without the dust of binary fractions. */
function percentOf(share: number): number {
  return Math.round(share * 1e6) / 1e4;
}
