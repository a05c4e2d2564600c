/** Rows of triggers, rules and drift, and schedules, as the API shows them. */
import type { z } from 'zod';
import type { Locale } from '../../contracts/errors';
import { RETRAIN_RULES } from '../../contracts/pipelines';
import { type TriggerFinding, triggerReason } from '../../contracts/trigger';
import type { ListedDriftCheck } from '../../db/repositories/drift-checks';
import type { EffectiveExperiment, EffectiveRule } from '../../db/repositories/retrain-rules';
import type { FiringRow, StandingFinding } from '../../db/repositories/triggers';
import type {
  candidateExperimentSchema,
  driftCheckSchema,
  firingSchema,
  retrainRuleSchema,
  scheduleSchema,
  triggerSchema,
} from '../schemas/triggers';
import type { StandingSchedule } from '../system-schedules';

export function triggerView({ finding, at }: StandingFinding, locale: Locale): z.input<typeof triggerSchema> {
  const { enabled, fired, recommendation } = finding;
  return { ...findingView(finding, locale), enabled, fired, recommendation, at: at.toISOString() };
}

export function firingView(firing: FiringRow, locale: Locale): z.input<typeof firingSchema> {
  const { id, finding, decision, retrainId, at } = firing;
  return { id, ...findingView(finding, locale), at: at.toISOString(), decision, retrain_id: retrainId };
}

function findingView(finding: TriggerFinding, locale: Locale) {
  const { slot, kind, severity, priority, value, threshold, details } = finding;
  return { slot, kind, severity, priority, value, threshold, reason: triggerReason(finding, locale), details };
}

export function retrainRuleView(rule: EffectiveRule): z.input<typeof retrainRuleSchema> {
  const { slot, kind, threshold, enabled, coolDownHours, promotion, changedAt } = rule;
  const own = RETRAIN_RULES.find((each) => each.slot === slot && each.kind === kind);
  return {
    slot,
    kind,
    threshold,
    default_threshold: own?.threshold ?? threshold,
    enabled,
    cool_down_hours: coolDownHours,
    promotion,
    changed_at: changedAt?.toISOString() ?? null,
  };
}

export function candidateExperimentView({
  settings,
  changedAt,
}: EffectiveExperiment): z.input<typeof candidateExperimentSchema> {
  const { stepSecondsMin, samplesMin, samplesMax, horizonDays, promoteWhen, ...set } = settings;
  return {
    ...set,
    step_hours_min: stepSecondsMin / 3_600,
    samples_min: samplesMin,
    samples_max: samplesMax,
    horizon_days: horizonDays,
    promote_when: promoteWhen,
    changed_at: changedAt?.toISOString() ?? null,
  };
}

export function driftCheckView(check: ListedDriftCheck): z.input<typeof driftCheckSchema> {
  const { day, modelVersionId, version, runs, confidence, windowRuns, features } = check;
  return { day, model_id: modelVersionId, version, runs, confidence, window_runs: windowRuns, features };
}

export function scheduleView(schedule: StandingSchedule, locale: Locale): z.input<typeof scheduleSchema> {
  const { id, workflow, purpose, paused, note, nextAt, recent } = schedule;
  return {
    id,
    workflow,
    purpose: purpose[locale],
    paused,
    note,
    next_at: nextAt.map((at) => at.toISOString()),
    recent: recent.map(({ at, workflowId }) => ({ at: at.toISOString(), workflow_id: workflowId })),
  };
}
