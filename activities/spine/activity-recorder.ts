/**
 * The interceptor around every activity: reports the stage's progress, writes the operation log, sends heartbeats and
 * turns errors into Temporal failures. No activity does any of this by hand.
 */
import type { Context as ActivityContext } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { CancelledFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import type { StageContext } from '../../contracts/run';
import type { RunProgressRepository } from '../../db/repositories/run-progress';
import { toTemporalFailure } from './failure';
import { sendHeartbeat } from './heartbeat-details';
import type { OperationLogger } from './operation-logger';

export interface RecorderDeps {
  progress: Pick<RunProgressRepository, 'stageStarted' | 'stageEnded' | 'stageRetrying'>;
  operations: Pick<OperationLogger, 'log'>;
  logger: Logger;
  /** Name of this worker in the operation log: role, host and process id. */
  worker: string;
}

const HEARTBEAT_INTERVAL_MS = 1_000;

export class ActivityRecorder implements ActivityInboundCallsInterceptor {
  constructor(
    private readonly deps: RecorderDeps,
    private readonly context: ActivityContext,
  ) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    const stage = stageOf(input.args[0]);
    const startedAt = performance.now();
    const heartbeat = setInterval(() => sendHeartbeat(this.context), HEARTBEAT_INTERVAL_MS);
    // The report of the start travels while the work is done; the report of the end waits for it.
    const started = stage && this.reportStart(stage);
    try {
      const result = await next(input);
      await started;
      if (stage) await this.deps.progress.stageEnded(stage, { durationMs: performance.now() - startedAt });
      this.log('completed', { input, startedAt });
      return result;
    } catch (error) {
      const failure = toTemporalFailure(error, this.context.info.attempt);
      await started?.catch(() => {});
      await this.reportFailure(stage, failure);
      this.log(failure instanceof CancelledFailure ? 'cancelled' : 'failed', { input, startedAt, failure });
      throw failure;
    } finally {
      clearInterval(heartbeat);
    }
  }

  private reportStart(stage: StageContext): Promise<void> {
    const started = this.deps.progress.stageStarted(stage, {
      attempt: this.context.info.attempt,
      worker: this.deps.worker,
    });
    // Awaited later: until then a failure must not count as unhandled.
    started.catch(() => {});
    return started;
  }

  /** A failure that will be tried again shows as such; one that ends the run is reported by the run's last word. */
  private async reportFailure(stage: StageContext | undefined, failure: Error): Promise<void> {
    if (!stage || failure instanceof CancelledFailure || ('nonRetryable' in failure && failure.nonRetryable)) return;
    const errorCode = 'type' in failure && typeof failure.type === 'string' ? failure.type : 'INVARIANT_BROKEN';
    try {
      await this.deps.progress.stageRetrying(stage, { attempt: this.context.info.attempt, errorCode });
    } catch (error) {
      this.deps.logger.warn({ err: error, run_id: stage.runId }, 'the retry of a stage could not be reported');
    }
  }

  private log(
    status: 'completed' | 'failed' | 'cancelled',
    { input, startedAt, failure }: { input: ActivityExecuteInput; startedAt: number; failure?: Error },
  ): void {
    const { info } = this.context;
    const stage = stageOf(input.args[0]);
    const runId = runIdOf(input.args[0]);
    const metadata = {
      workflowId: info.workflowExecution?.workflowId,
      ...(stage ? { stage: stage.stage, part: stage.part, parts: stage.parts } : {}),
      ...(failure && 'type' in failure ? { errorCode: failure.type } : {}),
    };
    this.deps.operations.log({
      at: new Date(),
      operation: info.activityType,
      status,
      worker: this.deps.worker,
      runId,
      attempt: info.attempt,
      durationMs: performance.now() - startedAt,
      metadata,
    });
    if (status === 'failed') {
      const line = { err: failure, run_id: runId, attempt: info.attempt, ...metadata };
      this.deps.logger.warn(line, `${info.activityType} failed`);
    }
  }
}

/** The run that an activity works for: both a `StageContext` and a `RunEnd` name it. */
function runIdOf(argument: unknown): string | null {
  return argument !== null && typeof argument === 'object' && 'runId' in argument && typeof argument.runId === 'string'
    ? argument.runId
    : null;
}

/** Activities of a stage take their `StageContext` first; others don't. */
function stageOf(argument: unknown): StageContext | undefined {
  return argument !== null && typeof argument === 'object' && 'runAttempt' in argument && 'stage' in argument
    ? (argument as StageContext)
    : undefined;
}
