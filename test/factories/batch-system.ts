/**
 * Batches at work for workflow tests: the real workflows, batch activities, rows and Temporal; only the stages of the
 * documents pipeline are not real. A test may step in before and after each call of a batch activity.
 */
import { Context } from '@temporalio/activity';
import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchNudger } from '../../activities/spine/batch-nudger';
import { type BatchActivities, createBatchActivities } from '../../activities/spine/batches';
import type { FetchActivities } from '../../activities/spine/fetch-inputs';
import { createRunStarter } from '../../activities/spine/run-starter';
import { createLogger } from '../../config/logger';
import type { BatchInput, BatchStatus, BatchUpdate } from '../../contracts/batch';
import { batchStartOptions } from '../../contracts/batch-start';
import { batchWorkflowId } from '../../contracts/workflow-ids';
import type { BatchRow } from '../../db/repositories/batches';
import type { TemporalUnderTest } from '../setup/temporal';
import type { BatchWorld } from './batches';
import { fakeDocuments, type FakeDocuments } from './fake-documents';

type Activities = BatchActivities & FetchActivities;
export type Moment = `${'before' | 'after'} ${keyof Activities}`;

export interface BatchSystemOptions {
  window?: number;
  /** False loses every nudge. */
  nudges?: boolean;
  /** Stages of the runs. */
  documents?: Parameters<typeof fakeDocuments>[1];
  fetchInputs?: FetchActivities['fetchInputs'];
  /** Called at each moment, with how often it has come. */
  at?: (moment: Moment, times: number, batchId: string) => Promise<void>;
  /** Called when the workflows of runs were started, before that is noted in their rows. */
  beforeAdmission?: () => Promise<void>;
}

export interface BatchSystem {
  fake: FakeDocuments;
  /** Names of the batch activities in the order of their calls. */
  calls: string[];
  withWorkers<Result>(work: () => Promise<Result>): Promise<Result>;
  start(batch: BatchRow, input?: Partial<BatchInput>): Promise<WorkflowHandleWithFirstExecutionRunId>;
  handle(batch: Pick<BatchRow, 'id' | 'pipeline' | 'attempt'>): WorkflowHandle;
  update(batch: BatchRow, update: BatchUpdate): Promise<BatchStatus>;
  /** Starts the batch and waits for its end. */
  run(batch: BatchRow, input?: Partial<BatchInput>): Promise<WorkflowHandle>;
}

export function batchSystem(
  { world, temporal }: { world: BatchWorld; temporal: TemporalUnderTest },
  options: BatchSystemOptions = {},
): BatchSystem {
  const { client } = temporal;
  const { batchProgress, progress } = world;
  const nudger = new BatchNudger({
    batches: batchProgress,
    client,
    logger: createLogger({ level: 'silent', process: 'test' }),
  });
  const ended = (runId: string) => options.nudges !== false && nudger.runEnded(runId);
  const fake = fakeDocuments(1, {
    completeRun: async ({ runId, runAttempt }) => {
      await progress.completed({ runId, runAttempt, result: { runId }, costUsd: 0, cacheTtlSeconds: 60 });
      ended(runId);
    },
    failRun: async (end) => {
      await progress.failed(end);
      ended(end.runId);
    },
    cancelRun: async (end) => {
      await progress.cancelled(end);
      ended(end.runId);
    },
    ...options.documents,
  });
  const calls: string[] = [];
  const activities = watched(
    {
      ...createBatchActivities({
        batches: {
          state: (key) => batchProgress.state(key),
          held: (batchId, limit) => batchProgress.held(batchId, limit),
          admit: async (ids) => {
            await options.beforeAdmission?.();
            return batchProgress.admit(ids);
          },
          steer: (key, update) => batchProgress.steer(key, update),
          cancelItems: (key) => batchProgress.cancelItems(key),
          finish: (key) => batchProgress.finish(key),
        },
        progress,
        starter: createRunStarter(client),
        window: options.window ?? 4,
      }),
      fetchInputs: options.fetchInputs ?? (async () => {}),
    },
    { calls, at: options.at ?? (async () => {}) },
  );
  const handle = (batch: Pick<BatchRow, 'id' | 'pipeline' | 'attempt'>) =>
    client.workflow.getHandle(batchWorkflowId(batch));
  const start = (batch: BatchRow, input: Partial<BatchInput> = {}) => {
    const { workflowType, options: startOptions } = batchStartOptions(batch);
    const [given] = startOptions.args;
    return client.workflow.start(workflowType, { ...startOptions, args: [{ ...given, ...input }] });
  };
  return {
    fake,
    calls,
    withWorkers: (work) =>
      temporal.withWorkers({ ...fake.activities, io: { ...fake.activities.io, ...activities } }, async () => {
        try {
          return await work();
        } finally {
          await nudger.close();
        }
      }),
    start,
    handle,
    update: (batch, update) => handle(batch).executeUpdate<BatchStatus, []>(update),
    run: async (batch, input) => {
      const started = await start(batch, input);
      await client.workflow.getHandle(started.workflowId).result();
      return started;
    },
  };
}

/** Each activity notes its calls, and lets the test step in before and after. */
function watched(
  activities: Activities,
  { calls, at }: { calls: string[]; at: NonNullable<BatchSystemOptions['at']> },
): Record<string, (key: { batchId: string }) => Promise<unknown>> {
  const times = new Map<Moment, number>();
  const come = async (moment: Moment, batchId: string) => {
    const time = (times.get(moment) ?? 0) + 1;
    times.set(moment, time);
    await at(moment, time, batchId);
  };
  const entries = Object.entries(activities) as [keyof Activities, (key: { batchId: string }) => Promise<unknown>][];
  return Object.fromEntries(
    entries.map(([name, activity]) => [
      name,
      async (key: { batchId: string }) => {
        const context = Context.current();
        const heartbeat = setInterval(() => context.heartbeat(), 50);
        try {
          calls.push(name);
          await come(`before ${name}`, key.batchId);
          const result = await activity(key);
          await come(`after ${name}`, key.batchId);
          return result;
        } finally {
          clearInterval(heartbeat);
        }
      },
    ]),
  );
}

/** Waits until it is so. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await sleep(20);
}
