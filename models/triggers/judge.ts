/** What each rule of a slot says to the evidence. Pure: who acts on it is `activities/loop/triggers.ts`. */
import type { RetrainRule } from '../../contracts/pipeline';
import { PRIORITY_OF, type Severity, type TriggerFinding, type TriggerKind } from '../../contracts/trigger';
import { type Judgement, notKnown } from './judgement';
import { judgeAccuracy, judgeDrift, judgeQuality, type CheckedDay, type ReviewedDay } from './judge-decline';

export interface SlotEvidence {
  now: Date;
  /** Feedback in force that no dataset of the slot has. */
  unlearned: number;
  /** Feedback of the newest dataset that is no longer in force. */
  revoked: number;
  /** Feedback that the newest dataset was made from; null where there is none. */
  learned: number | null;
  /** Nothing was trained on the newest dataset: a training was killed, or failed. */
  isUntrained: boolean;
  /** Runs that failed in the slot's stage within `FAILURE_HOURS`. */
  failures: number;
  lastRetrainAt: Date | null;
  /** Of the serving version, oldest first. */
  checks: readonly CheckedDay[];
  reviews: readonly ReviewedDay[];
  /** The share of right answers on the test rows when the version was trained; null where its metrics do not tell. */
  evaluated: number | null;
}

export const FAILURE_HOURS = 24;

export type JudgedRule = RetrainRule & { enabled: boolean };

export function judgeSlot(rules: readonly JudgedRule[], evidence: SlotEvidence): TriggerFinding[] {
  const news = hasNews(evidence);
  return rules.map((rule) => {
    const { value, level, severity, details } = JUDGES[rule.kind](rule.threshold, evidence);
    const asks = level === 'asks' && rule.enabled;
    return {
      slot: rule.slot,
      kind: rule.kind,
      enabled: rule.enabled,
      fired: level !== 'quiet',
      severity,
      priority: PRIORITY_OF[severity],
      value,
      threshold: rule.threshold,
      details: { ...details, news: news ? 1 : 0 },
      recommendation: asks && news ? 'retrain' : level === 'quiet' || !rule.enabled ? 'none' : 'watch',
    };
  });
}

/** Whether a retrain would find anything that the last one did not have. */
export function hasNews({ unlearned, revoked, isUntrained }: SlotEvidence): boolean {
  return unlearned + revoked > 0 || isUntrained;
}

const JUDGES: Record<TriggerKind, (threshold: number, evidence: SlotEvidence) => Judgement> = {
  new_data: (threshold, { unlearned }) => counted(unlearned, threshold, 'info'),
  data_change: judgeChange,
  quality_decline: (threshold, { checks }) => judgeQuality(threshold, checks),
  accuracy_decline: (threshold, { reviews, evaluated }) => judgeAccuracy(threshold, { reviews, evaluated }),
  repeated_failures: judgeFailures,
  scheduled: judgeSchedule,
  drift: (threshold, { checks }) => judgeDrift(threshold, checks),
};

function counted(value: number, threshold: number, severity: Severity): Judgement {
  const level = value >= threshold ? 'asks' : 'quiet';
  return { value, level, severity: level === 'asks' ? severity : 'info', details: {} };
}

function judgeChange(threshold: number, { unlearned, revoked, learned }: SlotEvidence): Judgement {
  if (learned === null || learned === 0) return notKnown('no_dataset');
  return counted((unlearned + revoked) / learned, threshold, 'warning');
}

/** So many times the threshold is more than a bad day. */
const CRITICAL_FACTOR = 3;

function judgeFailures(threshold: number, { failures }: SlotEvidence): Judgement {
  const severity = failures >= CRITICAL_FACTOR * threshold ? 'critical' : 'warning';
  return { ...counted(failures, threshold, severity), details: { hours: FAILURE_HOURS } };
}

const DAY_MS = 86_400_000;

function judgeSchedule(threshold: number, { lastRetrainAt, now }: SlotEvidence): Judgement {
  if (lastRetrainAt === null) return notKnown('never_retrained');
  return counted((now.getTime() - lastRetrainAt.getTime()) / DAY_MS, threshold, 'info');
}
