/** What the held-out units show against all others. Apart from the analysis, so that no decision can see it. */
import { HOLDOUT } from '../../../contracts/experiment';
import { type HoldoutFinding, stageAfter } from '../../../contracts/experiment-holdout';
import { differenceBounds } from '../../../models/statistics/sequential/confidence-sequence';
import { armSamples, type ExperimentToAnalyse, type Trial, unitsByVariant } from './samples';

const REST = 'rest';

/** Since the promotion, or while the experiment goes on; empty where nothing is held out. */
export function holdoutFindings(
  all: readonly Trial[],
  experiment: Pick<ExperimentToAnalyse, 'design' | 'progress'>,
  since: 'start' | 'promotion',
): HoldoutFinding[] {
  const { design, progress } = experiment;
  if (design.holdout === 0) return [];
  const from = since === 'promotion' ? stageAfter({ progress }) : progress.countedFrom;
  const counted = all
    .filter(({ stage, group, shadowOf }) => stage >= from && group === null && shadowOf === null)
    .map((trial) => ({ ...trial, variant: trial.variant === HOLDOUT ? HOLDOUT : REST }));
  const units = unitsByVariant(counted);
  const alpha = design.alpha / design.metrics.length;
  return design.metrics.map(({ name: metric }) => {
    const arms = { control: units.get(HOLDOUT) ?? [], treatment: units.get(REST) ?? [] };
    const samples = armSamples(arms, metric);
    const base = { metric, level: 1 - alpha };
    if (!samples) {
      const nothing = { holdout: null, rest: null, difference: null, low: null, high: null };
      return { ...base, ...nothing, counts: { holdout: 0, rest: 0 } };
    }
    const { control: holdout, treatment: rest } = samples;
    const bounds = differenceBounds({ production: holdout, candidate: rest }, { alpha, countMin: design.samplesMin });
    return {
      ...base,
      counts: { holdout: holdout.count, rest: rest.count },
      holdout: samples.counted.control,
      rest: samples.counted.treatment,
      difference: bounds.difference,
      low: finite(bounds.low),
      high: finite(bounds.high),
    };
  });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
