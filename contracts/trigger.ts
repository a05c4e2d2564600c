/** Triggers: the rules by which the loop notices that a slot should be trained anew, or watched. */
import type { Locale } from './errors';

/**
 * `new_data`: corrections wait. `data_change`: so many of them, compared with what was learned. `quality_decline`: the
 * models' own confidences fall. `accuracy_decline`: people correct more. `repeated_failures`: the slot's stage fails.
 * `scheduled`: the last retrain is long ago. `drift`: inputs and answers look different; it only ever warns.
 */
export const TRIGGER_KINDS = [
  'new_data',
  'data_change',
  'quality_decline',
  'accuracy_decline',
  'repeated_failures',
  'scheduled',
  'drift',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 1 is the most urgent, as of runs. */
export const PRIORITY_OF = { critical: 1, warning: 3, info: 5 } as const satisfies Record<Severity, number>;

export const RECOMMENDATIONS = ['none', 'watch', 'retrain'] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

/** Why a kind cannot be judged yet. */
export const UNKNOWNS = ['no_dataset', 'too_few_days', 'too_few_reviews', 'too_few_runs', 'never_retrained'] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** What a rule found when it was last looked at. */
export interface TriggerFinding {
  slot: string;
  kind: TriggerKind;
  enabled: boolean;
  fired: boolean;
  severity: Severity;
  /** 1..5, from the severity. */
  priority: number;
  /** What is compared with the threshold; null where it cannot be said yet (`details.unknown` says why). */
  value: number | null;
  threshold: number;
  details: Readonly<Record<string, string | number | null>>;
  recommendation: Recommendation;
}

/**
 * What came of a firing: a retrain (`start`), or the reason why none was started. `retrain_under_way`: another one of
 * the slot was.
 */
export const TRIGGER_DECISIONS = ['start', 'warns_only', 'nothing_to_learn', 'cool_down', 'retrain_under_way'] as const;
export type TriggerDecision = (typeof TRIGGER_DECISIONS)[number];

/** Argument of the workflow `evaluateTriggers`. */
export interface EvaluateTriggersInput {
  /** False only looks: nothing is started and no firing is recorded. */
  mayStart: boolean;
}

const SENTENCES: Record<TriggerKind, Record<Locale, string>> = {
  new_data: {
    en: 'Corrections that wait to be learned: {value}; the limit is {threshold}.',
    ko: '학습을 기다리는 교정이 {value}건입니다. 기준은 {threshold}건입니다.',
  },
  data_change: {
    en: '{valuePercent} of the feedback has changed since the last dataset; the limit is {thresholdPercent}.',
    ko: '마지막 데이터셋 이후 피드백의 {valuePercent}가 바뀌었습니다. 기준은 {thresholdPercent}입니다.',
  },
  quality_decline: {
    en: 'The estimated quality is {valuePoints} points below its normal {normalPercent}; {thresholdPoints} are tolerated.',
    ko: '추정 품질이 평소 {normalPercent}보다 {valuePoints}점 낮습니다. 허용 범위는 {thresholdPoints}점입니다.',
  },
  accuracy_decline: {
    en: 'Of what people checked, the share that was right is {valuePoints} points below {normalPercent}; {thresholdPoints} are tolerated.',
    ko: '사람이 확인한 결과 중 정답 비율이 {normalPercent}보다 {valuePoints}점 낮습니다. 허용 범위는 {thresholdPoints}점입니다.',
  },
  repeated_failures: {
    en: 'Runs that failed in this stage within {hours} hours: {value}; the limit is {threshold}.',
    ko: '{hours}시간 동안 이 단계에서 실패한 실행이 {value}건입니다. 기준은 {threshold}건입니다.',
  },
  scheduled: {
    en: 'Days since the last retrain: {value}; the limit is {threshold}.',
    ko: '마지막 재학습 후 {value}일이 지났습니다. 기준은 {threshold}일입니다.',
  },
  drift: {
    en: 'Features that differ from when the version went into service: {features}.',
    ko: '배포 당시와 달라진 특성이 {value}개입니다: {features}.',
  },
};

const UNKNOWN_SENTENCES: Record<Unknown, Record<Locale, string>> = {
  no_dataset: {
    en: 'There is no dataset yet to compare with.',
    ko: '비교할 데이터셋이 아직 없습니다.',
  },
  too_few_days: {
    en: 'Too few days with runs since the version went into service: {have} of {needed}.',
    ko: '배포 후 실행이 있는 날이 부족합니다: {needed}일 중 {have}일.',
  },
  too_few_reviews: {
    en: 'Too few results were checked by people: {have} of {needed}.',
    ko: '사람이 확인한 결과가 부족합니다: {needed}건 중 {have}건.',
  },
  too_few_runs: {
    en: 'Too few runs to compare: {have} of {needed}.',
    ko: '비교할 실행이 부족합니다: {needed}건 중 {have}건.',
  },
  never_retrained: {
    en: 'There was no retrain yet.',
    ko: '아직 재학습한 적이 없습니다.',
  },
};

const NOTHING_TO_LEARN: Record<Locale, string> = {
  en: ' There is nothing new to learn from: correct some results first.',
  ko: ' 새로 학습할 내용이 없습니다. 먼저 결과를 교정하십시오.',
};

const NONE: Record<Locale, string> = { en: 'none', ko: '없음' };

/** The finding in one or two sentences. */
export function triggerReason(
  finding: Pick<TriggerFinding, 'kind' | 'value' | 'threshold' | 'details' | 'fired' | 'recommendation'>,
  locale: Locale,
): string {
  const { kind, value, threshold, details } = finding;
  const unknown = UNKNOWNS.find((each) => each === details['unknown']);
  const sentence = unknown ? UNKNOWN_SENTENCES[unknown][locale] : SENTENCES[kind][locale];
  const features = details['features'];
  const words: Record<string, string | number | null> = {
    ...details,
    ...numberWords('value', value ?? 0),
    ...numberWords('threshold', threshold),
    ...numberWords('normal', Number(details['normal'] ?? 0)),
    features: features === undefined || features === '' ? NONE[locale] : features,
  };
  const text = sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? '?'));
  const isStuck = finding.fired && details['news'] === 0 && kind !== 'drift';
  return isStuck ? text + NOTHING_TO_LEARN[locale] : text;
}

function numberWords(name: string, value: number): Record<string, string | number> {
  const points = Math.round(value * 1000) / 10;
  return { [name]: Math.round(value * 10) / 10, [`${name}Percent`]: `${points} %`, [`${name}Points`]: points };
}
