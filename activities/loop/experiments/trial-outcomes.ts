/** What came of each run that takes part: computed when it has ended, and again when people say something about it. */
import { findPipeline } from '../../../contracts/pipelines';
import type { PipelineDefinition } from '../../../contracts/pipeline';
import type { DueTrial, TrialOutcome, TrialsRepository } from '../../../db/repositories/trials';
import { cancellation } from '../../spine/cancellation';

const RUNS_AT_ONCE = 200;

/** Returns how many outcomes are new. */
export async function refreshOutcomes(
  trials: Pick<TrialsRepository, 'due' | 'record'>,
  experimentId: string,
): Promise<number> {
  for (let count = 0; ;) {
    cancellation().signal.throwIfAborted();
    const due = await trials.due(experimentId, RUNS_AT_ONCE);
    await trials.record(due.map(outcomeOf));
    count += due.length;
    if (due.length < RUNS_AT_ONCE) return count;
  }
}

/** A treatment that failed has no result of its own, even where the control has answered for it. */
export function outcomeOf(trial: DueTrial): TrialOutcome {
  const { runId, status, fellBack, seen } = trial;
  const failed = status === 'cancelled' ? null : fellBack || status === 'failed';
  const pipeline = findPipeline(trial.pipeline);
  const hasResult = failed === false && pipeline !== undefined;
  return {
    runId,
    failed,
    seen,
    seconds: failed === false ? trial.seconds : null,
    costUsd: failed === false ? trial.costUsd : null,
    quality: hasResult ? meanQuality(pipeline, trial) : null,
    confidence: hasResult ? (pipeline.confidence?.(trial.result) ?? null) : null,
    satisfaction: failed === false ? trial.satisfaction : null,
    disagreement: hasResult && trial.shadowOf !== null ? disagreement(pipeline, trial) : null,
    covariate: Math.log(1 + trial.sizeBytes),
  };
}

/** Of several people's corrections the mean. */
function meanQuality(pipeline: PipelineDefinition, { result, corrections }: DueTrial): number | null {
  const judged = corrections
    .map((correction) => pipeline.quality?.(result, correction) ?? null)
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
