/**
 * Decline and drift by the days since a version went into service. The statistics may be asked every hour for years:
 * what they promise is the mean time to a false alarm (`models/statistics/drift/change-detector.ts`). They are computed
 * anew from the kept days each time, so that another threshold counts for the past too and no state can be lost.
 */
import type { DailyConfidence, FeatureCheck } from '../../contracts/drift';
import { performanceBaseline } from '../statistics/drift/change-detector';
import { type DriftDay, type DriftPolicy, startDriftState, watchDrift } from '../statistics/drift/drift-monitor';
import { normalQuantile } from '../statistics/distributions';
import { type Judgement, notKnown } from './judgement';

export interface CheckedDay {
  confidence: DailyConfidence | null;
  windowRuns: number;
  features: readonly FeatureCheck[];
}

/** What people said on one day about results of the version. */
export interface ReviewedDay {
  runs: number;
  /** Sum of the runs' shares of right answers. */
  right: number;
}

/** Days that say what is normal; from the next one on it is watched. */
export const REFERENCE_DAYS = 7;
/** Checked results that say what share of those that people look at is right. */
const REFERENCE_REVIEWS = 30;
/** The days of which the present figure is the mean. */
const RECENT_DAYS = 7;
/** Days on which all runs agree to the last digit are no proof that they always will. */
const STANDARD_ERROR_MIN = 0.001;

export function judgeQuality(threshold: number, checks: readonly CheckedDay[]): Judgement {
  const days = checks.flatMap(({ confidence }) =>
    confidence
      ? [{ mean: confidence.mean, standardError: Math.max(confidence.standard_error, STANDARD_ERROR_MIN) }]
      : [],
  );
  if (days.length <= REFERENCE_DAYS) {
    return notKnown('too_few_days', { have: days.length, needed: REFERENCE_DAYS + 1 });
  }
  const baseline = performanceBaseline(days.slice(0, REFERENCE_DAYS));
  const watched = days.slice(REFERENCE_DAYS);
  const recent = meanOf(watched.slice(-RECENT_DAYS).map(({ mean }) => mean));
  return fallen(
    replay(
      { estimated: { baseline, margin: threshold } },
      watched.map((estimated) => ({ features: [], estimated })),
    ),
    { normal: baseline.mean, recent, days: watched.length },
  );
}

/**
 * Compared with what people found in the first results they checked: whoever only reports mistakes does so from the
 * beginning. Until there are enough of these, with the figure of the training.
 */
export function judgeAccuracy(
  threshold: number,
  { reviews, evaluated }: { reviews: readonly ReviewedDay[]; evaluated: number | null },
): Judgement {
  const first = referenceLength(reviews);
  const have = reviews.reduce((sum, { runs }) => sum + runs, 0);
  const isComplete = first < reviews.length;
  if (!isComplete && (evaluated === null || reviews.length === 0)) {
    return notKnown('too_few_reviews', { have, needed: REFERENCE_REVIEWS + 1 });
  }
  const normal = isComplete || evaluated === null ? leastShare(reviews.slice(0, first)) : evaluated;
  const watched = isComplete ? reviews.slice(first) : reviews;
  const least = Math.min(0.99, Math.max(0.01, normal - threshold));
  const labelled = watched.map(({ right, runs }) => ({
    // Shares count as whole successes: rounding up errs on the quiet side.
    right: Math.min(runs, Math.ceil(right - 1e-9)),
    count: runs,
  }));
  const last = watched.slice(-RECENT_DAYS);
  const recent = last.reduce((sum, { right }) => sum + right, 0) / last.reduce((sum, { runs }) => sum + runs, 0);
  return fallen(
    replay(
      { labelled: { least } },
      labelled.map((day) => ({ features: [], labelled: day })),
    ),
    { normal, recent, reviews: have },
  );
}

/** Days until enough results were checked; all of them where there are not. */
function referenceLength(reviews: readonly ReviewedDay[]): number {
  let runs = 0;
  const last = reviews.findIndex((day) => (runs += day.runs) >= REFERENCE_REVIEWS);
  return last === -1 ? reviews.length : last + 1;
}

/** Wilson's lower bound at 90 %: what the share is at least. */
function leastShare(reviews: readonly ReviewedDay[]): number {
  const n = reviews.reduce((sum, { runs }) => sum + runs, 0);
  const share = reviews.reduce((sum, { right }) => sum + right, 0) / n;
  const z = normalQuantile(0.9);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return (share + (z * z) / (2 * n) - spread) / (1 + (z * z) / n);
}

/** An area of 0.5 is chance; what a classifier can just see harms nothing. */
const AREA_MIN = 0.6;
const NAMES_MAX = 5;

/** Inputs that look different warn, and nothing more: most drift harms nothing, and a retrain on it gains nothing. */
export function judgeDrift(threshold: number, checks: readonly CheckedDay[]): Judgement {
  const compared = checks.filter(({ windowRuns }) => windowRuns > 0);
  if (compared.length === 0) {
    return notKnown('too_few_days', { have: checks.length, needed: REFERENCE_DAYS + 1 });
  }
  const { features } = replay(
    {},
    compared.map((day) => ({
      features: day.features.map((check) => ({ name: check.name, p: check.p, isLarge: isLarge(check, threshold) })),
    })),
  );
  const names = features.slice(0, NAMES_MAX).join(', ');
  const details = { features: features.length > NAMES_MAX ? `${names} …` : names };
  const fired = features.length > 0;
  return { value: features.length, level: fired ? 'warns' : 'quiet', severity: fired ? 'warning' : 'info', details };
}

export function isLarge(check: FeatureCheck, stabilityIndexMin: number): boolean {
  if (check.area !== null) return check.area >= AREA_MIN;
  return (check.stability_index ?? 0) > Math.max(stabilityIndexMin, check.stability_index_limit ?? 0);
}

function replay(policy: DriftPolicy, days: readonly DriftDay[]) {
  let state = startDriftState();
  let decision = watchDrift(policy, state, { features: [] }).decision;
  for (const day of days) ({ state, decision } = watchDrift(policy, state, day));
  return decision;
}

function fallen(
  { reasons, performanceLevel }: ReturnType<typeof replay>,
  figures: { normal: number; recent: number; [name: string]: number },
): Judgement {
  const fell = reasons.includes('performance_fell');
  const falling = reasons.includes('performance_falling');
  return {
    value: figures.normal - figures.recent,
    level: fell ? 'asks' : falling ? 'warns' : 'quiet',
    severity: fell ? 'critical' : falling ? 'warning' : 'info',
    details: { ...figures, chance_days: Math.round(performanceLevel) },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
