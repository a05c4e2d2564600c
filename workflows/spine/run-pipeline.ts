/**
 * The frame around every pipeline's workflow: names the stage that each activity belongs to, keeps a live table of
 * the stages for the Temporal Web UI, holds the run to its deadline, and records how it ended. A pipeline's own
 * workflow is then nothing but its diagram.
 */
import {
  ActivityCancellationType,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
} from '@temporalio/workflow';
import type { SpineActivities } from '../../activities/spine/activities';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { RunError, RunInput, RunOutcome, StageContext } from '../../contracts/run';
import { ACTIVITY_PROFILES } from './activity-options';
import { toRunError } from './run-error';

const { completeRun, failRun, cancelRun } = proxyActivities<SpineActivities>({
  ...ACTIVITY_PROFILES.io,
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
});

type StageName<Definition extends PipelineDefinition> = Definition['stages'][number]['name'];

/** Given to a pipeline's workflow: `stage(name)` makes the first argument of an activity. */
export interface RunStages<Definition extends PipelineDefinition> {
  /** The context of part `part` (from 0) of `parts` of the stage. */
  stage(name: StageName<Definition>, part?: number, parts?: number): StageContext;
}

export async function runPipeline<const Definition extends PipelineDefinition>(
  definition: Definition,
  input: RunInput,
  process: (run: RunStages<Definition>) => Promise<RunOutcome>,
): Promise<void> {
  const stages = new StageTable(definition, input);
  const end = { runId: input.runId, runAttempt: input.attempt };
  const deadline = new CancellationScope({
    cancellable: true,
    ...(input.deadlineSeconds === null ? {} : { timeout: input.deadlineSeconds * 1_000 }),
  });
  try {
    const outcome = await deadline.run(() => process(stages));
    await completeRun({ ...end, pipeline: definition.name, outcome });
    stages.close();
  } catch (error) {
    const cancelled = isCancellation(error) && CancellationScope.current().consideredCancelled;
    const missedDeadline = isCancellation(error) && !cancelled;
    const runError = cancelled
      ? cancellation()
      : missedDeadline
        ? deadlineError(input, stages.current)
        : toRunError(error, { runId: input.runId, stage: stages.current });
    await CancellationScope.nonCancellable(() =>
      cancelled ? cancelRun({ ...end, error: runError }) : failRun({ ...end, error: runError }),
    );
    throw missedDeadline ? deadlineFailure(runError) : error;
  }
}

/** Knows the stage that the run is in, and shows all of them as a table in the Web UI. */
class StageTable<Definition extends PipelineDefinition> implements RunStages<Definition> {
  current: string | null = null;
  private readonly rows = new Map<string, { beganAt: number; tookMs: number | null; part: number; parts: number }>();

  constructor(
    private readonly definition: Definition,
    private readonly input: RunInput,
  ) {}

  stage(name: StageName<Definition>, part = 0, parts = 1): StageContext {
    if (this.current !== name) {
      this.endCurrent();
      this.current = name;
      this.rows.set(name, { beganAt: Date.now(), tookMs: null, part, parts });
    }
    const row = this.rows.get(name);
    if (row) row.part = Math.max(row.part, part);
    this.show();
    const { runId, attempt: runAttempt, projectId } = this.input;
    return { runId, runAttempt, projectId, stage: name, part, parts };
  }

  close(): void {
    this.endCurrent();
    this.show();
  }

  private endCurrent(): void {
    const row = this.current === null ? undefined : this.rows.get(this.current);
    if (row) row.tookMs = Date.now() - row.beganAt;
  }

  private show(): void {
    const rows = this.definition.stages.map(({ name, title }) => {
      const row = this.rows.get(name);
      if (!row) return `| ${title.en} | | |`;
      if (row.tookMs !== null) return `| ${title.en} | done | ${(row.tookMs / 1_000).toFixed(1)} s |`;
      return `| ${title.en} | **running**${row.parts > 1 ? `, ${row.part + 1} of ${row.parts}` : ''} | |`;
    });
    setCurrentDetails(['| stage | state | took |', '| --- | --- | --- |', ...rows].join('\n'));
  }
}

function cancellation(): RunError {
  return { code: 'RUN_CANCELLED', details: {}, stage: null };
}

function deadlineError(input: RunInput, stage: string | null): RunError {
  return { code: 'RUN_DEADLINE_EXCEEDED', details: { deadlineSeconds: input.deadlineSeconds }, stage };
}

function deadlineFailure(error: RunError): ApplicationFailure {
  return ApplicationFailure.nonRetryable('The run missed its deadline.', error.code, error.details);
}
