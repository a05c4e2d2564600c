/** An experiment's verdict in plain words: what was seen, how sure that is, and what was done. */
import type { Locale } from '../../contracts/errors';
import type {
  DecisionReason,
  ExperimentFinding,
  ExperimentMetric,
  ExperimentState,
  ExperimentVerdict,
} from '../../contracts/experiment';

type Words = Record<Locale, string>;

const METRICS: Record<ExperimentMetric, Words> = {
  quality: { en: 'quality by corrections', ko: '교정 기준 품질' },
  confidence: { en: 'confidence (a proxy for quality)', ko: '신뢰도(품질의 대리 지표)' },
  failures: { en: 'share of failed runs', ko: '실패율' },
  seconds: { en: 'seconds a run', ko: '실행 시간(초)' },
  cost_usd: { en: 'cost a run (USD)', ko: '실행당 비용(USD)' },
  satisfaction: { en: 'satisfaction', ko: '만족도' },
  preference: { en: 'share won by clicks', ko: '클릭으로 얻은 비율' },
};

const DONE: Partial<Record<ExperimentState, Words>> = {
  promoted: { en: 'Promoted: {names} serves now.', ko: '승격했습니다. 이제 {names}이(가) 응답합니다.' },
  rolled_back: {
    en: 'Rolled back {names}: the control serves all.',
    ko: '{names}을(를) 되돌렸습니다. 대조군이 모두 응답합니다.',
  },
  stopped: { en: 'Stopped: the control serves all.', ko: '중지했습니다. 대조군이 모두 응답합니다.' },
  undecided: { en: 'Ended undecided: the control serves all.', ko: '결론 없이 끝났습니다. 대조군이 모두 응답합니다.' },
};

const WHY: Record<DecisionReason, Words> = {
  waiting: { en: '', ko: '' },
  step_passed: { en: '', ko: '' },
  shares_follow_evidence: { en: '', ko: '' },
  guardrail_breached: { en: 'Worse than allowed in {metric}.', ko: '{metric}이(가) 허용 범위보다 나빴습니다.' },
  goal_worse: {
    en: 'Shown to be worse in {metric} by the test at planned looks; the intervals below hold at every look and are wider.',
    ko: '계획된 시점의 검정에서 {metric}이(가) 더 나쁜 것으로 확인되었습니다. 아래 구간은 언제 보아도 성립하므로 더 넓습니다.',
  },
  sample_ratio: { en: 'The units were not spread as planned.', ko: '대상이 계획한 비율로 나뉘지 않았습니다.' },
  goal_reached: {
    en: 'Shown to be better in {metric} by the test at planned looks; the intervals below hold at every look and are wider.',
    ko: '계획된 시점의 검정에서 {metric}이(가) 더 나은 것으로 확인되었습니다. 아래 구간은 언제 보아도 성립하므로 더 넓습니다.',
  },
  preferred: {
    en: 'People chose its results more often, by a test that holds at every look.',
    ko: '사람들이 이 결과를 더 자주 선택했습니다. 언제 보아도 성립하는 검정으로 확인했습니다.',
  },
  control_preferred: {
    en: 'People chose the control’s results more often, by a test that holds at every look.',
    ko: '사람들이 대조군의 결과를 더 자주 선택했습니다. 언제 보아도 성립하는 검정으로 확인했습니다.',
  },
  no_worse: {
    en: 'Shown to be no worse than allowed in all that was measured.',
    ko: '측정한 모든 지표가 허용 범위 안에 있는 것으로 확인되었습니다.',
  },
  control_best: {
    en: 'The control is the best with at least 99 % chance.',
    ko: '대조군이 최선일 확률이 99% 이상입니다.',
  },
  samples_used: {
    en: 'The planned number of outcomes showed no difference.',
    ko: '계획한 표본 수까지 차이가 확인되지 않았습니다.',
  },
  horizon: { en: 'The time was up before anything was shown.', ko: '결과가 확인되기 전에 기간이 끝났습니다.' },
  baseline_changed: {
    en: 'Another version was deployed meanwhile, so there was nothing to compare with.',
    ko: '그동안 다른 버전이 배포되어 비교할 수 없게 되었습니다.',
  },
  deployment_failed: { en: 'The winner could not be deployed.', ko: '승자를 배포할 수 없었습니다.' },
  person: { en: 'A person decided so.', ko: '사람이 결정했습니다.' },
};

const SEEN: Words = {
  en: '{metric}: {treatment} with {variant} against {control}, a difference of {difference}{interval} ({runs} outcomes).',
  ko: '{metric}: {variant} {treatment}, 대조군 {control}, 차이 {difference}{interval} (결과 {runs}건).',
};
const INTERVAL: Words = {
  en: ', between {low} and {high} with {level} certainty on each side',
  ko: ', 양쪽 각각 {level} 확실성으로 {low}~{high}',
};
const CREDITS: Words = {
  en:
    'By clicks {variant} won {treatment}, the control {control}, and {ties} were ties; a lead like this comes by luck ' +
    'alone with a chance of {p} at most, however often one looks.',
  ko: '클릭으로 {variant} {treatment}건, 대조군 {control}건, 동률 {ties}건입니다. 아무리 자주 보아도 우연히 이만큼 앞설 확률은 {p} 이하입니다.',
};
const NOTHING: Words = { en: 'Nothing had been measured.', ko: '측정된 것이 없습니다.' };
const MISMATCH: Words = {
  en: 'The units were not spread as planned, so these figures are not to be trusted.',
  ko: '대상이 계획한 비율로 나뉘지 않아 이 수치는 신뢰할 수 없습니다.',
};

/** In quotation marks: it is no sentence of ours. */
const REMARK: Words = { en: 'The reason given: “{remark}”.', ko: '사유: “{remark}”.' };
const TIME = {
  moment: { en: 'It took less than an hour.', ko: '기간: 1시간 미만.' },
  hours: { en: 'It took {hours} h.', ko: '기간: {hours}시간.' },
  days: { en: 'It took {days} days.', ko: '기간: {days}일.' },
} as const satisfies Record<string, Words>;

const HOURS_A_DAY = 24;
const RATIO_P_MIN = 0.001;

export function verdictText(verdict: ExperimentVerdict, state: ExperimentState, locale: Locale): string {
  const { variants, metric, reason, findings, remark, sampleRatioP, days } = verdict;
  const names = variants.join(', ');
  const done = fill(DONE[state]?.[locale] ?? '', { names });
  const why = fill(WHY[reason][locale], { metric: metric === null ? '' : METRICS[metric][locale] });
  const seen = findings.filter(({ difference }) => difference !== null).map((finding) => seenText(finding, locale));
  const doubt = sampleRatioP !== null && sampleRatioP < RATIO_P_MIN ? MISMATCH[locale] : '';
  const clicked = findings.map((finding) => creditsText(finding, locale));
  const facts = seen.length === 0 ? [NOTHING[locale]] : seen;
  const said = remark === null ? '' : fill(REMARK[locale], { remark });
  return [done, why, said, timeText(days, locale), ...clicked, ...facts, doubt]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function timeText(days: number, locale: Locale): string {
  const hours = Math.round(days * HOURS_A_DAY);
  if (hours < 1) return TIME.moment[locale];
  if (hours < 2 * HOURS_A_DAY) return fill(TIME.hours[locale], { hours: String(hours) });
  return fill(TIME.days[locale], { days: rounded(days) });
}

function creditsText({ credits, variant }: ExperimentFinding, locale: Locale): string {
  if (!credits) return '';
  const { control, treatment, ties, p } = credits;
  return fill(CREDITS[locale], {
    variant,
    control: String(control),
    treatment: String(treatment),
    ties: String(ties),
    p: rounded(p),
  });
}

function seenText(finding: ExperimentFinding, locale: Locale): string {
  const { metric, variant, counts, low, high, level } = finding;
  const interval =
    low === null || high === null
      ? ''
      : fill(INTERVAL[locale], { low: rounded(low), high: rounded(high), level: `${rounded(level * 100)} %` });
  const text = fill(SEEN[locale], {
    metric: METRICS[metric][locale],
    variant,
    control: rounded(finding.control ?? 0),
    treatment: rounded(finding.treatment ?? 0),
    difference: signed(finding.difference ?? 0),
    interval,
    runs: String(counts.control + counts.treatment),
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Three significant digits. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function signed(value: number): string {
  return value > 0 ? `+${rounded(value)}` : rounded(value);
}
