/** What came of each run that takes part: computed when it has ended, and again when people say something about it. */
import { findPipeline } from '../../../contracts/pipelines';
import type { PipelineDefinition } from '../../../contracts/pipeline';
import type { DueTrial, TrialOutcome, TrialsRepository } from '../../../db/repositories/trials';

const RUNS_AT_ONCE = 200;

/** Returns how many outcomes are new. */
export async function refreshOutcomes(
  trials: Pick<TrialsRepository, 'due' | 'record'>,
  experimentId: string,
  signal: AbortSignal,
): Promise<number> {
  for (let count = 0; ;) {
    signal.throwIfAborted();
    const due = await trials.due(experimentId, RUNS_AT_ONCE);
    await trials.record(due.map(outcomeOf));
    count += due.length;
    if (due.length < RUNS_AT_ONCE) return count;
  }
}

/** A treatment that failed has no result of its own, even where the control has answered for it. */
export function outcomeOf(trial: DueTrial): TrialOutcome {
  const { runId, status, fellBack, seen } = trial;
  const pipeline = findPipeline(trial.pipeline);
  const isOwn = status === 'completed' && !fellBack && !isStandIn(pipeline, trial.result);
  const failed = status === 'cancelled' ? null : !isOwn;
  const hasResult = failed === false && pipeline !== undefined;
  return {
    runId,
    failed,
    seen,
    seconds: failed === false ? trial.seconds : null,
    costUsd: failed === false ? trial.costUsd : null,
    quality: hasResult ? meanQuality(pipeline, trial) : null,
    confidence: hasResult ? figure(() => pipeline.confidence?.(trial.result)) : null,
    satisfaction: failed === false ? trial.satisfaction : null,
    preference: failed === false ? preference(trial.clicks) : null,
    disagreement: hasResult && trial.shadowOf !== null ? figure(() => disagreement(pipeline, trial)) : null,
    covariate: Math.log(1 + trial.sizeBytes),
  };
}

/** What answered in a model's place says nothing of it, nor may it hide that the model failed. */
function isStandIn(pipeline: PipelineDefinition | undefined, result: unknown): boolean {
  return result !== null && typeof result === 'object' && pipeline?.isStandIn?.(result) === true;
}

/** 1 where more of its picks were clicked than of the other's, 0 where fewer, 0.5 for a tie; null without clicks. */
function preference({ own, other, all }: DueTrial['clicks']): number | null {
  return all === 0 ? null : (1 + Math.sign(own - other)) / 2;
}

/** Null where a result has not the form that this release knows: one odd run must not stop an experiment. */
function figure(compute: () => number | null | undefined): number | null {
  try {
    const value = compute();
    return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

/** Of several people's corrections the mean. */
function meanQuality(pipeline: PipelineDefinition, { result, corrections }: DueTrial): number | null {
  const judged = corrections
    .map((correction) => figure(() => pipeline.quality?.(result, correction)))
    .filter((quality) => quality !== null);
  return judged.length === 0 ? null : judged.reduce((sum, quality) => sum + quality, 0) / judged.length;
}

/** Share of the cells in which the two results differ; null where the shown one has gone, or neither has any. */
function disagreement(pipeline: PipelineDefinition, { result, shownResult }: DueTrial): number | null {
  if (shownResult === null || shownResult === undefined) return null;
  const [own, shown] = [result, shownResult].map(
    (each) => new Map(pipeline.resultColumns(each).map(({ name, value }) => [name, value])),
  );
  if (!own || !shown) return null;
  const names = new Set([...own.keys(), ...shown.keys()]);
  const differing = [...names].filter((name) => (own.get(name) ?? null) !== (shown.get(name) ?? null));
  return names.size === 0 ? null : differing.length / names.size;
}
