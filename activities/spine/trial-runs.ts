/** What experiments add to the end of a run: shadows of one that completed, the control for a treatment that failed. */
import { MODELS_ERRORS } from '../../contracts/error-codes/models';
import { type ErrorClass, type ErrorCode, errorClassOf } from '../../contracts/errors';
import { findPipeline } from '../../contracts/pipelines';
import type { RunError } from '../../contracts/run';
import type { RunEnd } from '../../db/repositories/run-progress';
import type { RunRow } from '../../db/repositories/runs';
import type { TrialsRepository } from '../../db/repositories/trials';
import type { RunStarter } from './run-starter';

export interface TrialRunsDeps {
  trials: Pick<TrialsRepository, 'fallBack' | 'shadows'>;
  starter: RunStarter;
  /** One that was not started is started by the reconciler. */
  onNotStarted: (error: unknown, run: RunRow) => void;
}

export class TrialRuns {
  constructor(private readonly deps: TrialRunsDeps) {}

  async completed(runId: string): Promise<void> {
    for (const run of await this.deps.trials.shadows(runId, stagesOf)) await this.start(run);
  }

  /** Whether the control answers in its place. */
  async failed({ error, ...end }: RunEnd & { error: RunError }): Promise<boolean> {
    if (!isTechnical(error.code)) return false;
    const run = await this.deps.trials.fallBack(end, stagesOf);
    if (run) await this.start(run);
    return run !== undefined;
  }

  private async start(run: RunRow): Promise<void> {
    await this.deps.starter.start(run).catch((error: unknown) => this.deps.onNotStarted(error, run));
  }
}

function stagesOf(pipeline: string) {
  return findPipeline(pipeline)?.stages ?? [];
}

const NOT_TECHNICAL: ReadonlySet<ErrorClass> = new Set([
  'invalid_input',
  'cancelled',
  'unauthorised',
  'not_found',
  'conflict',
]);

/** The input is not to blame, nor a deadline that has passed: with the control the run may succeed. */
export function isTechnical(code: ErrorCode): boolean {
  if (code === 'RUN_DEADLINE_EXCEEDED') return false;
  // What is wrong with a model is no fault of the input, whatever class it is of.
  return Object.hasOwn(MODELS_ERRORS, code) || !NOT_TECHNICAL.has(errorClassOf(code));
}
