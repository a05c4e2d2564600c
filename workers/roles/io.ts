import { createExperimentActivities } from '../../activities/loop/experiments/experiments';
import { createDeploymentActivities } from '../../activities/loop/deployments';
import { createRetrainEndActivities } from '../../activities/loop/retrain';
import { RetrainReconciler } from '../../activities/loop/retrain-reconciler';
import { createTriggerActivities } from '../../activities/loop/triggers';
import { createDocumentIoActivities } from '../../activities/documents/io';
import { createLlmExtractorFromEnv, llmLimits } from '../llm';
import { BatchNudger } from '../../activities/spine/batch-nudger';
import { BatchReconciler } from '../../activities/spine/batch-reconciler';
import { createBatchStarter } from '../../activities/spine/batch-starter';
import { createBatchActivities } from '../../activities/spine/batches';
import { createFetchActivities } from '../../activities/spine/fetch-inputs';
import { isPublicAddress } from '../../activities/spine/fetching/public-address';
import { BlobFetcher } from '../../activities/spine/fetching/fetch-blob';
import { createMaintenanceActivities } from '../../activities/spine/maintenance';
import { createSpineActivities } from '../../activities/spine/activities';
import { learningSlots } from '../../contracts/pipelines';
import { ExperimentReconciler } from '../../activities/spine/experiment-reconciler';
import { TrialRuns } from '../../activities/spine/trial-runs';
import type { WorkerDeps } from '../deps';
import type { Role } from './role';

/** One address of a batch is given up after this time. */
const FETCH_SECONDS_MAX = 60;

/** Database, blobs and HTTP: many activities at once, little CPU. */
export const ioRole: Role = (deps) => {
  const { env, blobStore, progress, runBlobs, llmLedger, batchProgress, client, logger } = deps;
  const nudger = new BatchNudger({ batches: batchProgress, client, logger });
  return {
    options: {
      activities: {
        ...createSpineActivities({
          progress,
          blobStore,
          cacheTtlSeconds: env.CACHE_TTL_SECONDS,
          trialRuns: new TrialRuns({
            trials: deps.trials,
            starter: deps.starter,
            onNotStarted: (error, { id }) => logger.warn({ err: error, run_id: id }, 'the reconciler starts this run'),
          }),
          onRunEnded: (runId) => nudger.runEnded(runId),
        }),
        ...batchActivities(deps),
        ...maintenanceActivities(deps),
        ...createDeploymentActivities(deps),
        ...createRetrainEndActivities(deps),
        ...triggerActivities(deps),
        ...createExperimentActivities(deps),
        ...createDocumentIoActivities({
          blobs: runBlobs,
          llm: createLlmExtractorFromEnv(env),
          ledger: llmLedger,
          limits: llmLimits(env),
        }),
      },
      maxConcurrentActivityTaskExecutions: env.WORKER_IO_SLOTS,
    },
    close: () => nudger.close(),
  };
};

function batchActivities({ env, blobStore, progress, starter, batchProgress, ...deps }: WorkerDeps) {
  const fetcher = new BlobFetcher(blobStore, {
    bytesMax: env.UPLOAD_BYTES_MAX,
    secondsMax: FETCH_SECONDS_MAX,
    mayConnect: env.URL_FETCH_PRIVATE ? () => true : isPublicAddress,
  });
  return {
    ...createBatchActivities({ batches: batchProgress, progress, starter, window: env.BATCH_WINDOW }),
    ...createFetchActivities({ ...deps, batches: batchProgress, fetcher }),
  };
}

function maintenanceActivities(deps: WorkerDeps) {
  const { env, progress, runs, operationsRepository, pastCredentials, idempotency, starter, client } = deps;
  return createMaintenanceActivities({
    runs,
    progress,
    operations: operationsRepository,
    pastCredentials,
    idempotency,
    llmLedger: deps.llmLedger,
    batches: deps.batches,
    batchReconciler: new BatchReconciler({ batches: deps.batchProgress, starter: createBatchStarter(client) }),
    retrainReconciler: new RetrainReconciler({ retrains: deps.retrains, starter: deps.retrainStarter }),
    experimentReconciler: new ExperimentReconciler(deps),
    starter,
    retentionDays: env.RETENTION_DAYS,
  });
}

function triggerActivities(deps: WorkerDeps) {
  const { env, datasets, models, retrains, triggers } = deps;
  return createTriggerActivities({
    datasets,
    models,
    retrains,
    triggers,
    feedback: deps.trainingFeedback,
    versions: deps.modelVersions,
    evidence: deps.slotEvidence,
    checks: deps.driftChecks,
    rules: deps.retrainRules,
    starter: deps.retrainStarter,
    timeZone: env.TIME_ZONE,
    slots: learningSlots(),
  });
}
