/** Experiments as the API shows them. */
import type { z } from 'zod';
import type { Locale } from '../../contracts/errors';
import {
  EXPERIMENT_METRICS,
  type ExperimentFinding,
  type ExperimentMetric,
  METRIC_NAMES,
  type VariantSummary,
} from '../../contracts/experiment';
import { holdoutUntilMs } from '../../contracts/experiment-holdout';
import { experimentWorkflowId } from '../../contracts/workflow-ids';
import type { ListedExperiment, LookRow } from '../../db/repositories/experiments';
import type { experimentLooksSchema, experimentResultsSchema, experimentSchema } from '../schemas/experiments';
import { type RunViewContext, workflowLink } from './run';
import { verdictText } from './verdict-text';

export function experimentView(
  experiment: ListedExperiment,
  { locale, settings }: RunViewContext,
): z.input<typeof experimentSchema> {
  const { id, name, pipeline, kind, slot, mode, state, variants, design, progress } = experiment;
  return {
    id,
    name,
    pipeline,
    kind,
    slot,
    mode,
    state,
    held_because: progress.heldBecause,
    phase: progress.phase,
    variants,
    dropped: progress.dropped,
    weights: progress.stages.at(-1)?.weights ?? [],
    unit: design.unit,
    salt: design.salt,
    traffic: design.traffic,
    holdout: design.holdout,
    groups: design.groups ?? {},
    allocation: design.allocation,
    ramp: design.ramp,
    ramp_step: progress.rampPosition,
    coverage: progress.coverage,
    look_seconds: design.lookSeconds,
    step_hours_min: design.stepSecondsMin / 3_600,
    samples_min: design.samplesMin,
    samples_max: design.samplesMax,
    horizon_days: design.horizonDays,
    promote_when: design.promoteWhen,
    alpha: design.alpha,
    metrics: design.metrics,
    verdict: verdictView(experiment, locale),
    retrain_id: experiment.retrainId,
    created_by: experiment.createdByName,
    created_at: experiment.createdAt.toISOString(),
    ended_at: experiment.endedAt?.toISOString() ?? null,
    links: {
      self: `/api/v1/experiments/${id}`,
      looks: `/api/v1/experiments/${id}/looks`,
      workflow: workflowLink(experimentWorkflowId(experiment), settings),
    },
  };
}

export function experimentResults(
  experiment: ListedExperiment,
  last: LookRow | undefined,
  context: RunViewContext,
): z.input<typeof experimentResultsSchema> {
  const { verdict } = experiment;
  const untilMs = holdoutUntilMs(experiment);
  return {
    ...experimentView(experiment, context),
    // Looks after the end are at the holdout alone.
    results: (verdict ?? last)?.summaries.map(summaryView) ?? [],
    findings: (verdict ?? last)?.findings.map(findingView) ?? [],
    sample_ratio_p: (verdict ?? last)?.sampleRatioP ?? null,
    holdout_findings: last?.holdout ?? [],
    holdout_until: untilMs === null ? null : new Date(untilMs).toISOString(),
    looked_at: last?.at.toISOString() ?? null,
  };
}

export function lookView(look: LookRow): z.input<typeof experimentLooksSchema>['items'][number] {
  const { id, at, coverage, summaries, findings, sampleRatioP, decision, reason } = look;
  return {
    id,
    at: at.toISOString(),
    coverage,
    results: summaries.map(summaryView),
    findings: findings.map(findingView),
    sample_ratio_p: sampleRatioP,
    decision,
    reason,
  };
}

const NO_MEANS = ofEachMetric<number | null>(null);
const NO_COUNTS = ofEachMetric(0);

function ofEachMetric<Value>(value: Value): Record<ExperimentMetric, Value> {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, value])) as Record<ExperimentMetric, Value>;
}

function summaryView(summary: VariantSummary) {
  // A look of an earlier release knows fewer metrics.
  const means = { ...NO_MEANS, ...summary.means };
  const counts = { ...NO_COUNTS, ...summary.counts };
  return { ...summary, means, counts, group: summary.group ?? null };
}

function findingView(finding: ExperimentFinding) {
  return { ...finding, credits: finding.credits ?? null, proxy: EXPERIMENT_METRICS[finding.metric].proxy };
}

function verdictView({ verdict, state }: ListedExperiment, locale: Locale) {
  if (!verdict) return null;
  const { decision, reason, variants, metric, days, remark } = verdict;
  return { decision, reason, variants, metric, days, remark, text: verdictText(verdict, state, locale) };
}
