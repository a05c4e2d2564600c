/** Housekeeping of the rows: runs that stand still, and what is past its retention. Called by `workflows/spine/maintenance.ts`. */
import type { RetrainReconciler } from '../loop/retrain-reconciler';
import type { BatchReconciler } from './batch-reconciler';
import type { ExperimentReconciler } from './experiment-reconciler';
import type { RunStarter } from './run-starter';
import type { BatchesRepository } from '../../db/repositories/batches';
import type { IdempotencyRepository } from '../../db/repositories/idempotency';
import type { LlmLedgerRepository } from '../../db/repositories/llm-ledger';
import type { OperationLogRepository } from '../../db/repositories/operation-log';
import type { PastCredentials } from '../../db/repositories/past-credentials';
import type { RunProgressRepository } from '../../db/repositories/run-progress';
import type { RunsRepository } from '../../db/repositories/runs';

export interface MaintenanceDeps {
  runs: Pick<RunsRepository, 'stale' | 'expired' | 'delete' | 'deleteExpiredCache'>;
  progress: Pick<RunProgressRepository, 'failed' | 'touch'>;
  operations: Pick<OperationLogRepository, 'deleteOlderThan'>;
  pastCredentials: Pick<PastCredentials, 'delete'>;
  idempotency: Pick<IdempotencyRepository, 'deleteOlderThan'>;
  llmLedger: Pick<LlmLedgerRepository, 'deleteOlderThan'>;
  batches: Pick<BatchesRepository, 'deleteExpired'>;
  batchReconciler: BatchReconciler;
  retrainReconciler: Pick<RetrainReconciler, 'startMissing'>;
  experimentReconciler: Pick<ExperimentReconciler, 'startMissing'>;
  starter: RunStarter;
  retentionDays: number;
}

export type MaintenanceActivities = ReturnType<typeof createMaintenanceActivities>;

/** A run that reported nothing for so long is looked at: long enough for a page to be read in the meantime. */
const STALE_SECONDS = 30;
const RUNS_AT_ONCE = 200;

export function createMaintenanceActivities(deps: MaintenanceDeps) {
  return {
    /**
     * Starts the workflow of each stale run, batch, retrain and open experiment again; starting is idempotent, so a
     * healthy one is not disturbed.
     */
    async reconcileStaleRuns(): Promise<
      Record<'looked' | 'started' | 'lost' | 'batches' | 'retrains' | 'experiments', number>
    > {
      const batches = await deps.batchReconciler.startMissing();
      const retrains = await deps.retrainReconciler.startMissing();
      const experiments = await deps.experimentReconciler.startMissing();
      const counts = { looked: 0, started: 0, lost: 0, batches, retrains, experiments };
      for (const run of await deps.runs.stale(STALE_SECONDS, RUNS_AT_ONCE)) {
        counts.looked += 1;
        const state = await deps.starter.start(run);
        if (state === 'ended') {
          counts.lost += 1;
          const error = { code: 'RUN_LOST', details: {}, stage: null } as const;
          await deps.progress.failed({ runId: run.id, runAttempt: run.attempt, error });
        } else {
          if (state === 'started') counts.started += 1;
          await deps.progress.touch(run.id);
        }
      }
      return counts;
    },

    /** Counts what is gone, by kind. */
    async removeExpired(): Promise<Record<string, number>> {
      const batches = await deps.batches.deleteExpired(deps.retentionDays);
      let removed = 0;
      for (;;) {
        const ids = await deps.runs.expired(deps.retentionDays, RUNS_AT_ONCE);
        if (ids.length === 0) break;
        removed += await deps.runs.delete(ids);
      }
      return {
        batches,
        runs: removed,
        cacheEntries: await deps.runs.deleteExpiredCache(),
        operations: await deps.operations.deleteOlderThan(deps.retentionDays),
        llmCalls: await deps.llmLedger.deleteOlderThan(deps.retentionDays),
        idempotencyKeys: await deps.idempotency.deleteOlderThan(),
        ...(await deps.pastCredentials.delete(deps.retentionDays)),
      };
    },
  };
}
