import { createExperimentActivities } from '../../activities/loop/experiments/experiments';
import { createDeploymentActivities } from '../../activities/loop/deployments';
import { createRetrainEndActivities } from '../../activities/loop/retrain';
import { RetrainReconciler } from '../../activities/loop/retrain-reconciler';
import { createTriggerActivities } from '../../activities/loop/triggers';
import { createDocumentIoActivities } from '../../activities/documents/io';
import { createLlmExtractorFromEnv, createNewLlmExtractorFromEnv, llmLimits } from '../llm';
import { createReceiptIoActivities } from '../../activities/receipts/io';
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
import { createMlflow } from '../../activities/mlflow/mlflow';
import { createPublicationActivities } from '../../activities/mlflow/publish-models';
import { SCHEDULE_IDS } from '../../contracts/schedules';
import { scheduleTrigger } from '../schedules';
import { documentLabelWork } from '../../activities/documents/label-work';
import { receiptLabelWork } from '../../activities/receipts/label-work';
import { createLabelStudio } from '../../activities/label-studio/label-studio';
import { createLabelStudioActivities, type LabelStudioDeps } from '../../activities/label-studio/sync-annotations';
import { readSecret } from '../../config/secrets';
import { LABEL_STUDIO_WEBHOOK_PATH } from '../../contracts/label-studio';
import { PAGE_LINK_PATH, signPageLink } from '../../contracts/page-link';
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
        ...loopActivities(deps),
        ...triggerActivities(deps),
        ...createExperimentActivities(deps),
        ...createLabelStudioActivities(labelStudioDeps(deps)),
        ...createDocumentIoActivities({
          blobs: runBlobs,
          llm: createLlmExtractorFromEnv(env, deps.llmPrices),
          newLlm: createNewLlmExtractorFromEnv(env, deps.llmPrices),
          ledger: llmLedger,
          limits: llmLimits(env),
        }),
        ...createReceiptIoActivities({ blobs: runBlobs, receipts: deps.receipts, timeZone: env.TIME_ZONE }),
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
    agreement: env.ANNOTATION_AGREEMENT,
    timeZone: env.TIME_ZONE,
    slots: learningSlots(),
  });
}

function loopActivities({ env, models, modelVersions, retrains, ...deps }: WorkerDeps) {
  const { modelPublications, blobStore, client, logger } = deps;
  const mlflow = createMlflow(env);
  const onRegistryChanged = mlflow
    ? scheduleTrigger(client, { scheduleId: SCHEDULE_IDS.publishModels, logger })
    : () => {};
  return {
    ...createDeploymentActivities({ models, versions: modelVersions, onRegistryChanged }),
    ...createRetrainEndActivities({ retrains, onRegistryChanged }),
    ...createPublicationActivities({ mlflow, publications: modelPublications, blobStore }),
  };
}

/** Images of an annotator's tasks can be seen for as long as the runs are kept. */
function labelStudioDeps(deps: WorkerDeps): LabelStudioDeps {
  const { env, annotations, feedback, runs, labelStudioRows, runBlobs } = deps;
  const labelStudio = createLabelStudio(env);
  const origin = (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, '');
  const until = () => Math.floor(Date.now() / 1_000) + env.RETENTION_DAYS * 86_400;
  const key = labelStudio ? readSecret('JWT_SECRET', env) : new Uint8Array();
  const secret = env.LABEL_STUDIO_WEBHOOK_SECRET;
  return {
    labelStudio,
    work: [
      documentLabelWork(runBlobs),
      receiptLabelWork({ categoriesOf: (projectId) => deps.categories.list(projectId) }),
    ],
    rows: labelStudioRows,
    annotations,
    feedback,
    runs,
    agreement: env.ANNOTATION_AGREEMENT,
    imageAddress: (page) => `${origin}${PAGE_LINK_PATH}/${signPageLink(key, { ...page, until: until() })}`,
    webhook: secret === undefined ? null : { url: `${origin}${LABEL_STUDIO_WEBHOOK_PATH}`, secret },
  };
}
