/** Ours and the usual policies on the same days: whether each would retrain. */
import type { DailyMean, PerformanceBaseline } from '../../models/statistics/drift/change-detector';
import {
  featureFinding,
  startDriftState,
  watchDrift,
  type DriftDecision,
  type DriftPolicy,
  type FeatureFinding,
} from '../../models/statistics/drift/drift-monitor';
import { createFeatureTest, type FeatureDrift } from '../../models/statistics/drift/feature-drift';
import { ACCURACY, type Day } from './world';

/** A fall of two points is tolerated. */
const MARGIN = 0.02;

export function ourPolicy(baseline: PerformanceBaseline): DriftPolicy {
  return { estimated: { baseline, margin: MARGIN }, labelled: { least: ACCURACY - MARGIN } };
}

export function watcher(policy: DriftPolicy): (day: Day, features: readonly FeatureFinding[]) => DriftDecision {
  let state = startDriftState();
  return (day, features) => {
    const step = watchDrift(policy, state, { features, estimated: day.confidence, labelled: day.labelled });
    state = step.decision.level === 'retrain' ? startDriftState() : step.state;
    return step.decision;
  };
}

/** Every feature of a day against the reference. */
export function featureComparison(reference: Pick<Day, 'numeric' | 'category'>): (day: Day) => FeatureDrift[] {
  const numeric = reference.numeric.map((values) => createFeatureTest({ kind: 'numeric', values }));
  const category = reference.category.map((values) => createFeatureTest({ kind: 'category', values }));
  return (day) => [
    ...numeric.map((test, feature) => test(day.numeric[feature] ?? [])),
    ...category.map((test, feature) => test(day.category[feature] ?? [])),
  ];
}

export const findingsOf = (drifts: readonly FeatureDrift[]): FeatureFinding[] =>
  drifts.map((drift, feature) => featureFinding(`feature-${feature}`, drift));

/** Retrains on drift: any feature with p < 0.05, each day anew. */
export const anyFeatureRejects = (drifts: readonly FeatureDrift[]): boolean => drifts.some(({ p }) => p < 0.05);

/** Retrains on drift: any feature with a stability index above the customary 0.1. */
export const anyIndexAboveTenth = (drifts: readonly FeatureDrift[]): boolean =>
  drifts.some(({ stabilityIndex }) => stabilityIndex > 0.1);

/** Retrains where a day's estimated performance is below mean − 3 deviations of the reference days. */
export function threeDeviations(days: readonly DailyMean[]): (day: Day) => boolean {
  const mean = days.reduce((sum, day) => sum + day.mean, 0) / days.length;
  const deviation = Math.sqrt(days.reduce((sum, day) => sum + (day.mean - mean) ** 2, 0) / (days.length - 1));
  return (day) => day.confidence.mean < mean - 3 * deviation;
}
