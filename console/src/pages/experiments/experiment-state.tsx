/** How an experiment stands, and what its metrics mean. */
import type { ExperimentFinding, ExperimentMetric, ExperimentState } from '../../api/types';
import type { Interval } from '../../components/interval-bar';
import { StateBadge } from '../../components/state-badge';
import { useTranslation } from '../../i18n/i18n';

const SIGNS = {
  running: 'running',
  paused: 'paused',
  held: 'paused',
  promoted: 'completed',
  rolled_back: 'failed',
  stopped: 'cancelled',
  undecided: 'pending',
} as const satisfies Record<ExperimentState, string>;

export const EXPERIMENT_STATES = Object.keys(SIGNS) as ExperimentState[];

export function ExperimentStateBadge({ state, plain }: { state: ExperimentState; plain?: boolean }) {
  const { t } = useTranslation('loop');
  return (
    <StateBadge as={SIGNS[state]} plain={plain}>
      {t(`experiments.state.${state}`)}
    </StateBadge>
  );
}

/** The same as in the contracts, which the console knows by their types alone. */
const METRICS = {
  quality: { better: 'higher', isRelative: false },
  confidence: { better: 'higher', isRelative: false },
  failures: { better: 'lower', isRelative: false },
  seconds: { better: 'lower', isRelative: true },
  cost_usd: { better: 'lower', isRelative: true },
  satisfaction: { better: 'higher', isRelative: false },
  preference: { better: 'higher', isRelative: false },
} as const satisfies Record<ExperimentMetric, { better: 'higher' | 'lower'; isRelative: boolean }>;

export const METRIC_NAMES = Object.keys(METRICS) as ExperimentMetric[];

/** The difference beyond which a treatment counts as worse. */
export function limitOf({ metric, margin, control }: ExperimentFinding): number {
  const { better, isRelative } = METRICS[metric];
  const allowed = isRelative ? margin * Math.abs(control ?? 0) : margin;
  return better === 'higher' ? -allowed : allowed;
}

const TONES = { breached: 'bad', safe: 'good', open: 'open' } as const;

export function intervalOf(finding: ExperimentFinding): Interval | undefined {
  const { difference, low, high, verdict } = finding;
  if (difference === null) return undefined;
  return { difference, low, high, limit: limitOf(finding), tone: TONES[verdict] };
}
