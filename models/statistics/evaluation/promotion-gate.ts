/**
 * May a candidate replace production, by a frozen test set? Every metric must be shown to be no worse than its margin,
 * the metrics named `mustImprove` to be better, and no slice may be shown to be worse than its margin: a slice is mostly
 * too small to prove the absence of harm, so there the burden of proof is turned round. Verdicts are data; prose is
 * made where they are shown.
 */
import type { GateFinding } from '../../../contracts/retrain';
import { requireCount, requireNotNegative, requireOpenShare } from '../check-values';
import { pairedBootstrap, type BootstrapOptions } from './paired-bootstrap';

export interface GateMetric {
  /** The metric from its totals (`paired-bootstrap.ts`). */
  from(totals: readonly number[]): number;
  direction: 'higher' | 'lower';
  /** How much worse is allowed over all rows, in the metric's unit. */
  margin: number;
  /** The same for one slice. Default: twice the margin. */
  sliceMargin?: number;
  /** The whole must be shown to be better than production. Default false. */
  mustImprove?: boolean;
}

export interface GateRow {
  group: string;
  /** Names of the slices the row belongs to, such as `language:ko`. */
  slices: readonly string[];
  /** What the row adds to each metric's totals; a metric that does not apply to the row is left out. */
  production: Readonly<Record<string, readonly number[]>>;
  candidate: Readonly<Record<string, readonly number[]>>;
}

export interface GateOptions extends BootstrapOptions {
  /** Groups a slice must have to be judged. Default 20. */
  sliceGroupsMin?: number;
}

export interface GateResult {
  passed: boolean;
  findings: GateFinding[];
}

/**
 * Intervals of one metric's slices are widened by Bonferroni, so that many slices do not block by chance.
 * @throws RangeError on no rows, no metrics, or what `pairedBootstrap` refuses
 */
export function promotionGate(
  rows: readonly GateRow[],
  metrics: Readonly<Record<string, GateMetric>>,
  options: GateOptions = {},
): GateResult {
  const { alpha = 0.05, sliceGroupsMin = 20 } = options;
  requireOpenShare('alpha', alpha);
  requireCount('sliceGroupsMin', sliceGroupsMin, 2);
  if (rows.length === 0) throw new RangeError('rows is empty; give the rows of the test set');
  const names = Object.entries(metrics);
  if (names.length === 0) throw new RangeError('metrics is empty; give at least one');
  const findings = names.flatMap(([name, metric]) => {
    requireNotNegative(`metrics.${name}.margin`, metric.margin);
    const own = rows.filter((row) => row.production[name] && row.candidate[name]);
    const slices = [...new Set(own.flatMap((row) => row.slices))].sort();
    const whole = judge(own, { name, metric, slice: null, groupsMin: 2, options: { ...options, alpha } });
    const sliceAlpha = alpha / Math.max(1, slices.length);
    const parts = slices.map((slice) =>
      judge(
        own.filter((row) => row.slices.includes(slice)),
        { name, metric, slice, groupsMin: sliceGroupsMin, options: { ...options, alpha: sliceAlpha } },
      ),
    );
    return [whole, ...parts];
  });
  return { passed: findings.every(({ blocks }) => blocks === null), findings };
}

interface Question {
  name: string;
  metric: GateMetric;
  slice: string | null;
  groupsMin: number;
  options: BootstrapOptions;
}

function judge(rows: readonly GateRow[], { name, metric, slice, groupsMin, options }: Question): GateFinding {
  const margin = slice === null ? metric.margin : (metric.sliceMargin ?? 2 * metric.margin);
  const finding = { metric: name, slice, margin };
  if (new Set(rows.map(({ group }) => group)).size < groupsMin) {
    return { ...finding, verdict: 'too_few', measured: null, blocks: slice === null ? 'too_few_rows' : null };
  }
  const pairs = rows.map((row) => ({
    group: row.group,
    production: row.production[name] ?? [],
    candidate: row.candidate[name] ?? [],
  }));
  const measured = pairedBootstrap(pairs, (totals) => metric.from(totals), options);
  const [low, high] = metric.direction === 'higher' ? [measured.low, measured.high] : [-measured.high, -measured.low];
  const verdict = low > 0 ? 'improved' : high < -margin ? 'worse' : low >= -margin ? 'no_worse' : 'uncertain';
  return { ...finding, verdict, measured, blocks: reasonToBlock(verdict, slice, metric) };
}

function reasonToBlock(
  verdict: GateFinding['verdict'],
  slice: string | null,
  metric: GateMetric,
): GateFinding['blocks'] {
  if (verdict === 'worse') return 'worse_than_margin';
  if (slice !== null) return null;
  if (verdict === 'uncertain') return 'not_shown_within_margin';
  return metric.mustImprove === true && verdict !== 'improved' ? 'not_improved' : null;
}
