/**
 * What a batch's workflow does in the world: it looks how the batch stands, admits runs, cancels them, and records how
 * the batch is steered and how it ends. Each activity may run twice without harm.
 */
import type { BatchCounts, BatchStatus, BatchUpdate } from '../../contracts/batch';
import type { BatchKey, BatchProgressRepository } from '../../db/repositories/batch-progress';
import type { RunProgressRepository } from '../../db/repositories/run-progress';
import type { RunRow } from '../../db/repositories/runs';
import { inLanes } from './in-lanes';
import type { RunCanceller, RunStarter } from './run-starter';

export interface BatchDeps {
  batches: Pick<BatchProgressRepository, 'state' | 'held' | 'admit' | 'steer' | 'cancelItems' | 'finish'>;
  progress: Pick<RunProgressRepository, 'cancelled'>;
  starter: RunStarter & RunCanceller;
  /** Runs of one batch that are in work at once. */
  window: number;
}

/** How a batch stands after a look at it. */
export interface BatchView {
  status: BatchStatus;
  counts: BatchCounts;
  /** Runs in work, those that were just admitted included. */
  active: number;
  admitted: number;
  /** Whether addresses are left to be fetched. */
  fetching: boolean;
}

export type BatchActivities = ReturnType<typeof createBatchActivities>;

const CALLS_AT_ONCE = 16;

export function createBatchActivities({ batches, progress, starter, window }: BatchDeps) {
  async function cancelRun(run: RunRow): Promise<void> {
    if (await starter.cancel(run)) return;
    const error = { code: 'RUN_CANCELLED', details: {}, stage: null } as const;
    await progress.cancelled({ runId: run.id, runAttempt: run.attempt, error });
  }

  /** First start, then note it: killed in between, the start is made again and finds the first. */
  async function admit(runs: readonly RunRow[]): Promise<void> {
    await inLanes(runs, CALLS_AT_ONCE, async (run) => void (await starter.start(run)));
    const goingOn = await batches.admit(runs.map(({ id }) => id));
    const cancelled = runs.filter(({ id }) => !goingOn.has(id));
    await inLanes(cancelled, CALLS_AT_ONCE, async (run) => void (await starter.cancel(run)));
  }

  return {
    /** Fills the window of a batch that is neither paused nor cancelled. Null where the batch is gone. */
    async advanceBatch(key: BatchKey): Promise<BatchView | null> {
      const state = await batches.state(key);
      if (!state) return null;
      const room = state.status === 'running' ? Math.max(0, window - state.active) : 0;
      const runs = room === 0 ? [] : await batches.held(key.batchId, room);
      await admit(runs);
      return { ...state, active: state.active + runs.length, admitted: runs.length };
    },

    /** Gives up all that has not ended. Returns how many runs are still to end by themselves. */
    async cancelBatchRuns(key: BatchKey): Promise<number> {
      const running = await batches.cancelItems(key);
      await inLanes(running, CALLS_AT_ONCE, cancelRun);
      return running.length;
    },

    /** Records what an operator asked for; gives the batch's state afterwards, null where it is gone. */
    async steerBatch({ update, ...key }: BatchKey & { update: BatchUpdate }): Promise<BatchStatus | null> {
      return (await batches.steer(key, update)) ?? null;
    },

    /** Ends the batch unless something of it is left to do; gives how it stands, null where it is gone. */
    async finishBatch(key: BatchKey): Promise<Pick<BatchView, 'status' | 'counts'> | null> {
      return (await batches.finish(key)) ?? null;
    },
  };
}
