/**
 * What a holdout is for: units that keep the control while an experiment goes on, and for as long again as its horizon
 * after a promotion, tell what the promotion has gained. For people: no decision looks at it.
 */
import type { ExperimentDesign, ExperimentMetric, ExperimentState, RunningExperiment } from './experiment';

const DAY_MS = 86_400_000;

/** The held-out units against all others, in one metric. */
export interface HoldoutFinding {
  metric: ExperimentMetric;
  counts: { holdout: number; rest: number };
  holdout: number | null;
  rest: number | null;
  /** Rest less holdout, with bounds that hold at every look at once; null where it is not bounded yet. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** Of each bound, corrected for the number of metrics. */
  level: number;
}

/** A promoted experiment whose holdout still keeps the control. */
export interface KeptHoldout extends RunningExperiment {
  winner: string;
  untilMs: number;
}

/** When held-out units get what all get; null where none are held out after the end, or the experiment goes on. */
export function holdoutUntilMs({
  state,
  design,
  endedAt,
}: {
  state: ExperimentState;
  design: Pick<ExperimentDesign, 'holdout' | 'horizonDays'>;
  endedAt: Date | null;
}): number | null {
  if (state !== 'promoted' || endedAt === null || design.holdout === 0) return null;
  return endedAt.getTime() + design.horizonDays * DAY_MS;
}

/** Runs since the promotion stand in a stage of their own. */
export function stageAfter({ progress }: Pick<RunningExperiment, 'progress'>): number {
  return (progress.stages.at(-1)?.number ?? 0) + 1;
}
