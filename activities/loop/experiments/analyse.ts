/**
 * Trials → what is known: guardrails and sample ratio by tests that hold at every look at once, goals by a few planned
 * analyses (group-sequential), which have more power and decide on promotion; clicks by a sign test at every look.
 * Several metrics and treatments are corrected for: bounds by dividing alpha, the p-values that people read by Holm.
 */
import {
  type ChosenMetric,
  EXPERIMENT_METRICS,
  type ExperimentFinding,
  type PlannedAnalysis,
  type VariantSummary,
} from '../../../contracts/experiment';
import { groupSequentialBoundaries } from '../../../models/statistics/experiments/group-sequential';
import { holmAdjusted } from '../../../models/statistics/experiments/multiple-tests';
import { normalCdf } from '../../../models/statistics/distributions';
import { differenceBounds, meanBounds } from '../../../models/statistics/sequential/confidence-sequence';
import {
  checkMeanGuardrail,
  checkPairedGuardrail,
  checkSuccessGuardrail,
} from '../../../models/statistics/sequential/guardrail';
import { sampleRatioTest } from '../../../models/statistics/sequential/sample-ratio';
import { clickCredits, preferenceSamples, preferenceVerdict } from './preference';
import {
  type ArmSamples,
  countedTrials,
  type ExperimentToAnalyse,
  armSamples,
  pairedSamples,
  summariesOf,
  type Trial,
  unitsByVariant,
  valueOf,
} from './samples';

export interface ExperimentAnalysis {
  summaries: VariantSummary[];
  findings: ExperimentFinding[];
  /** Null where there is nothing to compare, as in the shadow. */
  sampleRatioP: number | null;
  /** Those made so far, this look's included. */
  analyses: PlannedAnalysis[];
  /** Of each treatment and goal what its analyses say. */
  goals: GoalState[];
  /** Ended trials of the present stage in the arm that has the fewest. */
  stageSamples: number;
  /** Of all stages that count. */
  samples: number;
}

export interface GoalState {
  variant: string;
  metric: ChosenMetric['name'];
  verdict: 'better' | 'worse' | 'open';
  z: number;
  /** Of the planned outcomes. */
  share: number;
}

/** A sample ratio less likely than this says that assignment or counting is broken. */
export const SAMPLE_RATIO_P_MIN = 0.001;
/** Shares of the planned outcomes at which goals are judged. */
const PLANNED_SHARES = [0.25, 0.5, 0.75, 1];
/** A z beyond this says no more, and infinite ones cannot be kept. */
const Z_MAX = 40;

export function analyse(all: readonly Trial[], experiment: ExperimentToAnalyse): ExperimentAnalysis {
  const trials = countedTrials(all, experiment);
  const treatments = activeTreatments(experiment);
  const ratioP = experiment.progress.phase === 'shadow' ? null : sampleRatioP(trials, experiment);
  const isSpread = ratioP !== null && ratioP >= SAMPLE_RATIO_P_MIN;
  const seen = { trials, experiment, samples: samplesReader(trials, experiment) };
  const findings = treatments.flatMap((variant) =>
    experiment.design.metrics.map((chosen) => findingOf(seen, { variant, chosen, isSpread })),
  );
  const analyses = plannedAnalyses(seen);
  return {
    summaries: summariesOf(all, experiment),
    findings: withHolm(findings, seen),
    sampleRatioP: ratioP,
    analyses,
    goals: [...goalStates(analyses, experiment), ...preferenceStates(seen)],
    stageSamples: fewest(
      trials.filter(({ stage }) => stage === experiment.progress.stages.at(-1)?.number),
      experiment,
    ),
    samples: fewest(trials, experiment),
  };
}

export function activeTreatments({ variants, progress }: ExperimentToAnalyse): string[] {
  return variants
    .filter(({ role, name }) => role === 'treatment' && !progress.dropped.includes(name))
    .map(({ name }) => name);
}

function controlName({ variants }: ExperimentToAnalyse): string {
  return variants.find(({ role }) => role === 'control')?.name ?? '';
}

interface Compared {
  variant: string;
  chosen: ChosenMetric;
}

/** What one look sees. */
interface Seen {
  trials: readonly Trial[];
  experiment: ExperimentToAnalyse;
  samples: (compared: Compared) => ArmSamples | undefined;
}

interface Judged extends Compared {
  /** The units are spread as planned. */
  isSpread: boolean;
}

/**
 * Alpha is spent once: half of it on the guards, half on goals that turn out worse, and where a split follows a shadow
 * half of that in each. So all that can stop an experiment without cause adds up to alpha at most, and all that can
 * promote it by a goal to half of that.
 */
function alphaOfPhase({ design, mode }: ExperimentToAnalyse): number {
  return mode === 'shadow_then_split' ? design.alpha / 2 : design.alpha;
}

function alphaPerGuard(experiment: ExperimentToAnalyse): number {
  const { metrics } = experiment.design;
  const share = goalsOf(experiment).length > 0 ? 0.5 : 1;
  return (share * alphaOfPhase(experiment)) / (metrics.length * treatmentCount(experiment));
}

/** Of a two-sided analysis. */
function alphaPerGoal(experiment: ExperimentToAnalyse): number {
  return alphaOfPhase(experiment) / (goalsOf(experiment).length * treatmentCount(experiment));
}

function treatmentCount({ variants }: ExperimentToAnalyse): number {
  return variants.filter(({ role }) => role === 'treatment').length;
}

/** Bounds, planned analyses and p-values ask for the same samples. */
function samplesReader(trials: readonly Trial[], experiment: ExperimentToAnalyse): Seen['samples'] {
  const isPaired = experiment.progress.phase === 'shadow';
  const control = controlName(experiment);
  const units = isPaired ? new Map<string, Trial[][]>() : unitsByVariant(trials);
  const known = new Map<string, ArmSamples | undefined>();
  return ({ variant, chosen: { name: metric } }) => {
    const key = `${metric} ${variant}`;
    if (!known.has(key)) {
      const samples = isPaired
        ? samplesOfPairs(trials, { metric, variant })
        : armSamples({ control: units.get(control) ?? [], treatment: units.get(variant) ?? [] }, metric);
      known.set(key, samples);
    }
    return known.get(key);
  };
}

function samplesOfPairs(trials: readonly Trial[], asked: Parameters<typeof pairedSamples>[1]): ArmSamples | undefined {
  return asked.metric === 'preference' ? preferenceSamples(trials, asked.variant) : pairedSamples(trials, asked);
}

function findingOf(seen: Seen, compared: Judged): ExperimentFinding {
  const { variant, chosen } = compared;
  const { design } = seen.experiment;
  const alpha = alphaPerGuard(seen.experiment);
  const samples = seen.samples(compared);
  const base = {
    variant,
    metric: chosen.name,
    role: chosen.role,
    margin: chosen.margin,
    level: 1 - alpha,
    p: null,
    ...(chosen.name === 'preference' ? { credits: clickCredits(seen.trials, variant) } : {}),
  };
  if (!samples) {
    const counts = { control: 0, treatment: 0 };
    return {
      ...base,
      counts,
      control: null,
      treatment: null,
      difference: null,
      low: null,
      high: null,
      verdict: 'open',
    };
  }
  const options = { alpha, countMin: design.samplesMin };
  const bounds = samples.pairs
    ? meanBounds(samples.pairs, options)
    : differenceBounds({ production: samples.control, candidate: samples.treatment }, options);
  return {
    ...base,
    counts: { control: samples.control.count, treatment: samples.treatment.count },
    ...samples.counted,
    difference: bounds.difference,
    low: finite(bounds.low),
    high: finite(bounds.high),
    verdict: guardrailVerdict(seen, { ...compared, samples, alpha }),
  };
}

/** Failures are judged exactly, from the first one on; all else by its mean and margin. */
function guardrailVerdict(
  { trials, experiment }: Seen,
  { variant, chosen, samples, alpha, isSpread }: Judged & { samples: ArmSamples; alpha: number },
): ExperimentFinding['verdict'] {
  const { better, margin } = EXPERIMENT_METRICS[chosen.name];
  const allowed = margin === 'relative' ? chosen.margin * Math.abs(samples.control.mean) : chosen.margin;
  const guardrail = { direction: better, margin: allowed, options: { alpha, countMin: experiment.design.samplesMin } };
  const { verdict } = samples.pairs
    ? checkPairedGuardrail(samples.pairs, guardrail)
    : checkMeanGuardrail({ production: samples.control, candidate: samples.treatment }, guardrail);
  // The exact test asks that each run's arm was drawn by chance with the planned share, as runs of one unit are not.
  const isDrawn = isSpread && experiment.design.unit === 'run';
  if (chosen.name !== 'failures' || !isDrawn) return verdict;
  const exact = checkSuccessGuardrail(failureStages(trials, experiment, variant), { alpha });
  return exact.verdict === 'breached' ? 'breached' : verdict;
}

function failureStages(trials: readonly Trial[], experiment: ExperimentToAnalyse, variant: string) {
  const control = controlName(experiment);
  const index = (name: string) => experiment.variants.findIndex((each) => each.name === name);
  return experiment.progress.stages.flatMap(({ number, weights }) => {
    const [own, other] = [weights[index(variant)] ?? 0, weights[index(control)] ?? 0];
    if (own === 0 || other === 0) return [];
    const armOf = (name: string) => {
      const values = trials
        .filter((trial) => trial.stage === number && trial.variant === name)
        .map((trial) => valueOf(trial, 'failures'))
        .filter((value) => value !== null);
      return { count: values.length, successes: values.filter((value) => value === 0).length };
    };
    return [{ production: armOf(control), candidate: armOf(variant), candidateShare: own / (own + other) }];
  });
}

/** Each stage has its own weights; the evidence of all is multiplied. */
function sampleRatioP(trials: readonly Trial[], { variants, progress }: ExperimentToAnalyse): number | null {
  const seen = new Set<string>();
  let logEvidence = 0;
  let tested = false;
  for (const { number, weights } of progress.stages) {
    const counts = new Array<number>(variants.length).fill(0);
    for (const { stage, variant, unit } of trials) {
      const index = variants.findIndex(({ name }) => name === variant);
      // Of a unit with many runs, or in several stages, only the first one was a draw.
      if (stage !== number || index < 0 || seen.has(unit)) continue;
      seen.add(unit);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    const drawn = weights
      .map((weight, index) => ({ weight, count: counts[index] ?? 0 }))
      .filter(({ weight }) => weight > 0);
    if (drawn.length < 2) continue;
    tested = true;
    const evidence = sampleRatioTest(
      drawn.map(({ count }) => count),
      drawn.map(({ weight }) => weight),
    );
    logEvidence += evidence.logEvidence;
  }
  return tested ? Math.min(1, Math.exp(-logEvidence)) : null;
}

/** An analysis is made once for each planned share that the goal's outcomes have reached. */
function plannedAnalyses({ experiment, samples: samplesFor }: Seen): PlannedAnalysis[] {
  const { design, progress } = experiment;
  const made = [...progress.analyses];
  for (const variant of activeTreatments(experiment)) {
    for (const chosen of plannedGoals(experiment)) {
      const samples = samplesFor({ variant, chosen });
      if (!samples) continue;
      const count = Math.min(samples.control.count, samples.treatment.count);
      const share = Math.min(1, count / design.samplesMax);
      const last = made.filter((each) => each.variant === variant && each.metric === chosen.name).at(-1)?.share ?? 0;
      const isDue = PLANNED_SHARES.some((planned) => last < planned && share >= planned);
      if (isDue) made.push({ variant, metric: chosen.name, share, z: zOf(samples, chosen) });
    }
  }
  return made;
}

function goalsOf({ design }: ExperimentToAnalyse): ChosenMetric[] {
  return design.metrics.filter(({ role }) => role === 'goal');
}

function plannedGoals(experiment: ExperimentToAnalyse): ChosenMetric[] {
  return goalsOf(experiment).filter(({ name }) => name !== 'preference');
}

/** Above 0 where the treatment is better. */
function zOf({ control, treatment, pairs }: ArmSamples, { name }: ChosenMetric): number {
  const difference = treatment.mean - control.mean;
  const error = pairs
    ? Math.sqrt(pairs.variance / pairs.count)
    : Math.sqrt(control.variance / control.count + treatment.variance / treatment.count);
  const gain = EXPERIMENT_METRICS[name].better === 'higher' ? difference : -difference;
  if (gain === 0) return 0;
  return Math.max(-Z_MAX, Math.min(Z_MAX, error === 0 ? gain * Infinity : gain / error));
}

function goalStates(analyses: readonly PlannedAnalysis[], experiment: ExperimentToAnalyse): GoalState[] {
  const goals = plannedGoals(experiment);
  const treatments = activeTreatments(experiment);
  return treatments.flatMap((variant) =>
    goals.map(({ name: metric }) => {
      const own = analyses.filter((each) => each.variant === variant && each.metric === metric);
      const last = own.at(-1);
      if (!last) return { variant, metric, verdict: 'open' as const, z: 0, share: 0 };
      const needed = lastBoundary(
        own.map(({ share }) => share),
        alphaPerGoal(experiment),
      );
      const verdict =
        last.z >= needed ? ('better' as const) : last.z <= -needed ? ('worse' as const) : ('open' as const);
      return { variant, metric, verdict, z: last.z, share: last.share };
    }),
  );
}

function preferenceStates({ trials, experiment }: Seen): GoalState[] {
  const { samplesMin, samplesMax } = experiment.design;
  if (!goalsOf(experiment).some(({ name }) => name === 'preference')) return [];
  return activeTreatments(experiment).map((variant) => {
    const credits = clickCredits(trials, variant);
    const { control, treatment, ties } = credits;
    return {
      variant,
      metric: 'preference',
      verdict: preferenceVerdict(credits, { alpha: alphaPerGoal(experiment), samplesMin }),
      z: (treatment - control) / Math.sqrt(Math.max(1, treatment + control)),
      share: Math.min(1, (control + treatment + ties) / samplesMax),
    };
  });
}

const BOUNDARIES_MAX = 100;
const boundaries = new Map<string, number>();

/** The z that the newest analysis needs. Kept: each takes tens of milliseconds, and every look asks for the same one. */
function lastBoundary(informationShares: readonly number[], alpha: number): number {
  const key = JSON.stringify([alpha, informationShares]);
  const known = boundaries.get(key);
  if (known !== undefined) return known;
  const z = groupSequentialBoundaries({ informationShares, alpha }).at(-1)?.z ?? Infinity;
  if (boundaries.size >= BOUNDARIES_MAX) boundaries.clear();
  boundaries.set(key, z);
  return z;
}

function withHolm(findings: readonly ExperimentFinding[], { samples: samplesFor }: Seen): ExperimentFinding[] {
  const goals = findings.flatMap((finding, index) => {
    if (finding.role !== 'goal') return [];
    const { variant, metric: name, role, margin } = finding;
    const chosen = { name, role, margin };
    const samples = samplesFor({ variant, chosen });
    return samples ? [{ index, p: 2 * normalCdf(-Math.abs(zOf(samples, chosen))) }] : [];
  });
  const adjusted = holmAdjusted(goals.map(({ p }) => Math.min(1, p)));
  const ps = new Map(goals.map(({ index }, rank) => [index, adjusted[rank] ?? 1]));
  return findings.map((finding, index) => ({ ...finding, p: ps.get(index) ?? null }));
}

/** Ended trials of the arm that has the fewest. */
function fewest(trials: readonly Trial[], experiment: ExperimentToAnalyse): number {
  const names = [controlName(experiment), ...activeTreatments(experiment)];
  const counts = names.map(
    (name) => trials.filter(({ variant, failed }) => variant === name && failed !== null).length,
  );
  return Math.min(...counts);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
