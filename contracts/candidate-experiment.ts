/** The experiment that a retrain begins by itself: its candidate against what serves. */
import {
  defaultMetrics,
  defaultRamp,
  DESIGN_DEFAULTS,
  type ExperimentDesign,
  type ExperimentVariant,
} from './experiment';

/** What somebody may set of it for a slot. */
export interface CandidateExperiment extends Pick<
  ExperimentDesign,
  'unit' | 'traffic' | 'holdout' | 'stepSecondsMin' | 'samplesMin' | 'samplesMax' | 'horizonDays' | 'promoteWhen'
> {
  mode: 'shadow_then_split' | 'split';
  /** Of those that take part, so many get the candidate. */
  share: number;
  /** Null goes up to `share` in the usual steps. */
  ramp: number[] | null;
}

export const CANDIDATE_EXPERIMENT: CandidateExperiment = {
  mode: 'shadow_then_split',
  share: 0.5,
  ramp: null,
  unit: DESIGN_DEFAULTS.unit,
  traffic: DESIGN_DEFAULTS.traffic,
  holdout: DESIGN_DEFAULTS.holdout,
  stepSecondsMin: DESIGN_DEFAULTS.stepSecondsMin,
  samplesMin: DESIGN_DEFAULTS.samplesMin,
  samplesMax: DESIGN_DEFAULTS.samplesMax,
  horizonDays: DESIGN_DEFAULTS.horizonDays,
  // It was better on the test rows already: now it must do no harm.
  promoteWhen: 'no_worse',
};

/** Null gives a setting back to the default; what is left out stays. */
export type CandidateExperimentChange = { [Name in keyof CandidateExperiment]?: CandidateExperiment[Name] | null };

/** Those of the settings that are set; all else as the default has it. */
export function candidateExperiment(set: CandidateExperimentChange | undefined): CandidateExperiment {
  const chosen = Object.entries(set ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return { ...CANDIDATE_EXPERIMENT, ...(Object.fromEntries(chosen) as Partial<CandidateExperiment>) };
}

/** What is wrong with the settings, and with which of them; undefined where nothing is. */
export function candidateExperimentProblem({
  ramp,
  share,
  traffic,
}: CandidateExperiment): { problem: string; field: string } | undefined {
  if (traffic.from >= traffic.to) {
    return { problem: `traffic begins at ${traffic.from} and ends at ${traffic.to}`, field: 'traffic' };
  }
  const problem = ramp === null ? undefined : rampProblem(ramp, share);
  return problem === undefined ? undefined : { problem, field: 'ramp' };
}

type Version = NonNullable<ExperimentVariant['model']>;

/** The control first. */
export function candidateVariants(
  { production, candidate }: { production: Version; candidate: Version },
  { share }: Pick<CandidateExperiment, 'share'>,
): ExperimentVariant[] {
  return [
    { name: 'production', role: 'control', weight: 1 - share, model: production, options: null },
    { name: 'candidate', role: 'treatment', weight: share, model: candidate, options: null },
  ];
}

export function candidateDesign({ mode: _, share, ramp, ...set }: CandidateExperiment, salt: string): ExperimentDesign {
  return {
    ...DESIGN_DEFAULTS,
    ...set,
    salt,
    ramp: ramp ?? defaultRamp([{ role: 'treatment', weight: share }]),
    metrics: defaultMetrics(),
  };
}

/** What is wrong with steps of a ramp that ends at `full` at most; undefined where nothing is. */
export function rampProblem(ramp: readonly number[], full: number): string | undefined {
  for (const [index, step] of ramp.entries()) {
    const before = ramp[index - 1] ?? 0;
    if (step <= before) return `the ramp goes from ${before} to ${step}; its steps rise`;
    if (step > full + 1e-9) return `the ramp goes to ${step}, and the treatments' weights add up to ${full}`;
  }
  return undefined;
}
