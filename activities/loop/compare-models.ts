/** A candidate against production by what both did on the same test rows. */
import type { LearnerDefinition } from '../../contracts/pipeline';
import type { GateVerdict } from '../../contracts/retrain';
import type { RowScores } from '../../models/learning/learner';
import { type GateMetric, type GateRow, promotionGate } from '../../models/statistics/evaluation/promotion-gate';

export interface Scored {
  /** Of the same rows in the same order. */
  production: readonly RowScores[];
  candidate: readonly RowScores[];
}

/** The verdict, and the candidate's figures over all rows. */
export function compareModels(
  { metrics }: Pick<LearnerDefinition, 'metrics'>,
  { production, candidate }: Scored,
): { verdict: GateVerdict; metrics: Record<string, number> } {
  const rows = candidate.map(({ group, scores, slices }, index): GateRow => ({
    group,
    slices: Object.entries(slices).map(([name, value]) => `${name}:${value}`),
    production: totalsOf(production[index]?.scores ?? {}),
    candidate: totalsOf(scores),
  }));
  const { passed: isHarmless, findings } = promotionGate(
    rows,
    Object.fromEntries(metrics.map(({ name, better, margin }) => [name, gateMetric(better, margin)])),
  );
  const whole = findings.filter(({ slice }) => slice === null);
  const isBetter = metrics.some(({ name, better }) => {
    const difference = whole.find(({ metric }) => metric === name)?.measured?.difference ?? 0;
    return better === 'higher' ? difference > 0 : difference < 0;
  });
  const figures = whole.flatMap(({ metric, measured }) => (measured ? [[metric, measured.candidate] as const] : []));
  const verdict: GateVerdict = { passed: isHarmless && isBetter, isBetter, findings };
  return { verdict, metrics: Object.fromEntries(figures) };
}

/** Beyond chance, by some metric over all rows; a candidate need not be, since it was made from what is new. */
export function isShownBetter({ passed, findings }: GateVerdict): boolean {
  return passed && findings.some(({ slice, verdict }) => slice === null && verdict === 'improved');
}

function gateMetric(direction: 'higher' | 'lower', margin: number): GateMetric {
  return { direction, margin, from: ([numerator = 0, denominator = 0]) => numerator / denominator };
}

function totalsOf(scores: RowScores['scores']): Record<string, readonly number[]> {
  return Object.fromEntries(
    Object.entries(scores).map(([name, { numerator, denominator }]) => [name, [numerator, denominator]]),
  );
}
