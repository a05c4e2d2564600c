/**
 * What a day's checks lead to: nothing, a warning, or a retrain. Features that drift only warn, because most drift harms
 * nothing and a retrain on it costs without gain; a fall of performance retrains, as estimated from confidences, as seen
 * on labels, or both. Pure: the caller keeps the state between days and starts a new one after a retrain.
 */
import { requireOpenShare, requirePositive } from '../check-values';
import { benjaminiHochbergAdjusted } from '../experiments/multiple-tests';
import {
  detectorLevel,
  startMeanDetector,
  startSuccessDetector,
  watchMean,
  watchSuccesses,
  type DailyMean,
  type DetectorState,
  type PerformanceBaseline,
} from './change-detector';
import type { FeatureDrift } from './feature-drift';

export interface DriftPolicy {
  /** Estimated performance on normal days, and the fall that is tolerated. Left out where confidences are not kept. */
  estimated?: { baseline: PerformanceBaseline; margin: number };
  /** The least share of labelled answers that should be right. Left out where there are no labels. */
  labelled?: { least: number };
  /** Mean days between false retrains, at least. Default 3,650: ten years. */
  falseRetrainDaysMin?: number;
  /** The same for warnings that performance falls. Default 180. */
  falseWarningDaysMin?: number;
  /** Share of false findings among a day's features. Default 0.01. */
  falseDiscoveryRate?: number;
}

/** A feature's comparison with the reference on one day. */
export interface FeatureFinding {
  name: string;
  p: number;
  /** The difference matters, whatever its p. */
  isLarge: boolean;
}

export interface DriftDay {
  features: readonly FeatureFinding[];
  /** Mean calibrated confidence of the day's answers (`estimated-performance.ts`). */
  estimated?: DailyMean;
  labelled?: { right: number; count: number };
}

/** Plain data. */
export interface DriftState {
  estimated: DetectorState;
  labelled: DetectorState;
  /** Names of the features that drifted on each of the last days, the latest last. */
  recent: readonly (readonly string[])[];
}

export interface DriftDecision {
  level: 'none' | 'warn' | 'retrain';
  /** In the order of weight. */
  reasons: ('performance_fell' | 'performance_falling' | 'features_drifted')[];
  /** Features that drifted on two of the last three days. */
  features: string[];
  /** Days of normal running that would bring as much evidence of a fall by chance. */
  performanceLevel: number;
}

export const startDriftState = (): DriftState => ({
  estimated: startMeanDetector(),
  labelled: startSuccessDetector(),
  recent: [],
});

/** Days that are remembered, and on how many of them a feature must drift: one odd day warns of nothing. */
const DAYS_REMEMBERED = 3;
const DAYS_DRIFTED_MIN = 2;

/** Large: above the customary 0.1 and above what samples of these sizes reach by themselves. */
export function featureFinding(name: string, drift: FeatureDrift, stabilityIndexMin = 0.1): FeatureFinding {
  const { p, stabilityIndex, stabilityIndexLimit } = drift;
  return { name, p, isLarge: stabilityIndex > Math.max(stabilityIndexMin, stabilityIndexLimit) };
}

/** @throws RangeError on a policy or figure that cannot be */
export function watchDrift(
  policy: DriftPolicy,
  state: DriftState,
  day: DriftDay,
): { state: DriftState; decision: DriftDecision } {
  const { falseRetrainDaysMin = 3650, falseWarningDaysMin = 180, falseDiscoveryRate = 0.01 } = policy;
  requirePositive('falseRetrainDaysMin', falseRetrainDaysMin);
  requirePositive('falseWarningDaysMin', falseWarningDaysMin);
  requireOpenShare('falseDiscoveryRate', falseDiscoveryRate);
  const next: DriftState = {
    estimated:
      policy.estimated && day.estimated ? watchMean(state.estimated, day.estimated, policy.estimated) : state.estimated,
    labelled:
      policy.labelled && day.labelled
        ? watchSuccesses(state.labelled, day.labelled, policy.labelled.least)
        : state.labelled,
    recent: [...state.recent, driftedFeatures(day.features, falseDiscoveryRate)].slice(-DAYS_REMEMBERED),
  };
  const features = persistent(next.recent);
  const performanceLevel = levelOf(policy, next);
  const fell = performanceLevel >= falseRetrainDaysMin;
  const reasons: DriftDecision['reasons'] = [];
  if (fell) reasons.push('performance_fell');
  else if (performanceLevel >= falseWarningDaysMin) reasons.push('performance_falling');
  if (features.length > 0) reasons.push('features_drifted');
  const level = fell ? 'retrain' : reasons.length > 0 ? 'warn' : 'none';
  return { state: next, decision: { level, reasons, features, performanceLevel } };
}

function driftedFeatures(features: readonly FeatureFinding[], falseDiscoveryRate: number): string[] {
  const adjusted = benjaminiHochbergAdjusted(features.map(({ p }) => p));
  return features
    .filter(({ isLarge }, at) => isLarge && (adjusted[at] ?? 1) <= falseDiscoveryRate)
    .map(({ name }) => name);
}

function persistent(recent: readonly (readonly string[])[]): string[] {
  return [...new Set(recent.flat())].filter(
    (name) => recent.filter((names) => names.includes(name)).length >= DAYS_DRIFTED_MIN,
  );
}

/** The mean of the detectors in use, which is itself a detector with the same bound. */
function levelOf(policy: DriftPolicy, state: DriftState): number {
  const levels = [
    ...(policy.estimated ? [detectorLevel(state.estimated)] : []),
    ...(policy.labelled ? [detectorLevel(state.labelled)] : []),
  ];
  return levels.length === 0 ? 0 : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
