/** The composition root of the workers: opens what activities need and closes it again in reverse order. */
import { Client } from '@temporalio/client';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ModelStore } from '../activities/loop/model-store';
import { createRetrainStarter } from '../activities/loop/retrain-starter';
import { OperationLogger } from '../activities/spine/operation-logger';
import { RunBlobs } from '../activities/spine/run-blobs';
import { createRunStarter } from '../activities/spine/run-starter';
import { databaseUrl } from '../config/database-url';
import { ConfigurationError, type Env } from '../config/env';
import { createLogger } from '../config/logger';
import { readSecret } from '../config/secrets';
import { connectClient } from '../config/temporal-connection';
import type { WorkerRole } from '../contracts/task-queues';
import { createBlobStore } from '../db/blob-store/create-blob-store';
import { connectDatabase, type Database, type Orm } from '../db/connect';
import { isConnectionError } from '../db/connection-error';
import { AnnotationsRepository } from '../db/repositories/annotations';
import { BatchProgressRepository } from '../db/repositories/batch-progress';
import { BatchesRepository } from '../db/repositories/batches';
import { BlobsRepository } from '../db/repositories/blobs';
import { CategoriesRepository } from '../db/repositories/categories';
import { DatasetsRepository } from '../db/repositories/datasets';
import { DriftChecksRepository } from '../db/repositories/drift-checks';
import { ExperimentsRepository } from '../db/repositories/experiments';
import { FeedbackRepository } from '../db/repositories/feedback';
import { IdempotencyRepository } from '../db/repositories/idempotency';
import { LabelStudioRepository } from '../db/repositories/label-studio';
import { LlmLedgerRepository } from '../db/repositories/llm-ledger';
import { LlmPricesRepository } from '../db/repositories/llm-prices';
import { ModelPublicationsRepository } from '../db/repositories/model-publications';
import { ModelVersionsRepository } from '../db/repositories/model-versions';
import { ModelsRepository } from '../db/repositories/models';
import { OperationLogRepository } from '../db/repositories/operation-log';
import { PastCredentials } from '../db/repositories/past-credentials';
import { receiptFollower } from '../db/repositories/receipt-follower';
import { ReceiptsRepository } from '../db/repositories/receipts';
import { RetrainRulesRepository } from '../db/repositories/retrain-rules';
import { RetrainsRepository } from '../db/repositories/retrains';
import { RunProgressRepository } from '../db/repositories/run-progress';
import { RunsRepository } from '../db/repositories/runs';
import { SlotEvidenceRepository } from '../db/repositories/slot-evidence';
import { TrainingFeedbackRepository } from '../db/repositories/training-feedback';
import { TriggersRepository } from '../db/repositories/triggers';
import { TrialsRepository } from '../db/repositories/trials';

export type WorkerDeps = Awaited<ReturnType<typeof createWorkerDeps>>;

export async function createWorkerDeps(env: Env, role: WorkerRole) {
  const worker = `${role}@${hostname()}#${process.pid}`;
  const logger = createLogger({ level: env.LOG_LEVEL, process: `worker-${role}` });
  const database = connectDatabase({
    url: databaseUrl(env),
    connectionsMax: env.DATABASE_CONNECTIONS_MAX,
    applicationName: `treadle-${role}`,
    onIdleError: (error) => {
      logger.warn({ err: error }, 'a database connection broke; a new one is opened when it is needed');
    },
  });
  await requireAccess(database);
  const blobStore = createBlobStore(env);
  const connection = await connectClient(env);
  const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const repositories = repositoriesOf(database.orm, env);
  const operations = new OperationLogger({
    repository: repositories.operationsRepository,
    logger,
    file: join(env.TREADLE_HOME, 'logs', `operations-${role}.jsonl`),
    fileBytesMax: env.OPERATION_LOG_BYTES_MAX,
    filesMax: env.OPERATION_LOG_FILES_MAX,
  });
  return {
    env,
    worker,
    logger,
    database,
    blobStore,
    client,
    operations,
    ...repositories,
    runBlobs: new RunBlobs(blobStore, repositories.blobs),
    modelStore: new ModelStore({
      versions: repositories.modelVersions,
      blobStore,
      folder: join(env.TREADLE_HOME, 'models'),
      signingKey: readSecret('MODEL_SIGNING_KEY', env),
    }),
    starter: createRunStarter(client),
    retrainStarter: createRetrainStarter(client),
    async close(): Promise<void> {
      await operations.close();
      await connection.close();
      await database.close();
    },
  };
}

function repositoriesOf(orm: Orm, { TIME_ZONE: timeZone }: Env) {
  return {
    annotations: new AnnotationsRepository(orm),
    batches: new BatchesRepository(orm),
    batchProgress: new BatchProgressRepository(orm),
    blobs: new BlobsRepository(orm),
    categories: new CategoriesRepository(orm),
    datasets: new DatasetsRepository(orm),
    driftChecks: new DriftChecksRepository(orm),
    experiments: new ExperimentsRepository(orm),
    feedback: new FeedbackRepository(orm, [receiptFollower(timeZone)]),
    idempotency: new IdempotencyRepository(orm),
    labelStudioRows: new LabelStudioRepository(orm),
    llmLedger: new LlmLedgerRepository(orm),
    llmPrices: new LlmPricesRepository(orm),
    modelPublications: new ModelPublicationsRepository(orm),
    modelVersions: new ModelVersionsRepository(orm),
    models: new ModelsRepository(orm),
    operationsRepository: new OperationLogRepository(orm),
    pastCredentials: new PastCredentials(orm),
    receipts: new ReceiptsRepository(orm),
    retrainRules: new RetrainRulesRepository(orm),
    retrains: new RetrainsRepository(orm),
    progress: new RunProgressRepository(orm),
    runs: new RunsRepository(orm),
    slotEvidence: new SlotEvidenceRepository(orm),
    trials: new TrialsRepository(orm),
    trainingFeedback: new TrainingFeedbackRepository(orm),
    triggers: new TriggersRepository(orm),
  };
}

/** A wrong password shows now, in one sentence, and not in every activity; a server that is away is waited for. */
async function requireAccess(database: Database): Promise<void> {
  try {
    await database.pool.query('select 1');
  } catch (error) {
    if (isConnectionError(error)) return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`Postgres refuses this worker: ${reason}. Check DATABASE_URL and TREADLE_HOME.`);
  }
}
