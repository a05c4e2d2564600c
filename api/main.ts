/** Entry of the API process: `node dist/api/main.js`. */
import { Client, Connection } from '@temporalio/client';
import { collectDefaultMetrics } from 'prom-client';
import { databaseUrl } from '../config/database-url';
import { readEnv, type Env } from '../config/env';
import { feedbackGoals } from '../config/feedback-goals';
import { announceReady, onShutdown, runMain } from '../config/lifecycle';
import { releaseVersion } from '../config/release-version';
import { readSecret } from '../config/secrets';
import { createLogger, type Logger } from '../config/logger';
import { temporalConnectionOptions } from '../config/temporal-connection';
import { createBlobStore } from '../db/blob-store/create-blob-store';
import { connectDatabase } from '../db/connect';
import { Notifications } from '../db/notifications';
import { DocumentExports } from '../models/serving/document-exports';
import { PageImages } from '../models/serving/page-images';
import { createApiDeps, type ApiDeps, type ApiSettings } from './deps';
import { AccessTokens } from './identity/access-tokens';
import { BatchWorkflows } from './batch-workflows';
import { ExperimentWorkflows } from './experiment-workflows';
import { LoopWorkflows } from './loop-workflows';
import { RunWorkflows } from './run-workflows';
import { SystemSchedules } from './system-schedules';
import type { BarcodeSettings } from './barcodes/barcode-settings';
import { createApiServer } from './server';

async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ level: env.LOG_LEVEL, process: 'api' });
  // The connection opens with its first call and mends itself: the API serves while Temporal is away.
  const connection = Connection.lazy(temporalConnectionOptions(env));
  const deps = openDeps(env, logger, connection);
  await deps.blobStore.sweepTemporary().catch((error: unknown) => logger.warn({ err: error }, 'temporary files stay'));
  const api = createApiServer(deps);
  collectDefaultMetrics({ register: api.registry });
  const ended = new Promise<void>((resolve) => onShutdown(() => resolve()));
  await api.listen({ host: env.HOST, port: env.PORT });
  announceReady();
  logger.info({ address: `${env.HOST}:${env.PORT}` }, 'API listens');

  await ended;
  logger.info('API stops');
  await api.close();
  await deps.pageImages.close();
  await deps.documentExports.close();
  await deps.database.close();
  await connection.close();
}

function openDeps(env: Env, logger: Logger, connection: Connection): ApiDeps {
  const url = databaseUrl(env);
  const database = connectDatabase({
    url,
    connectionsMax: env.DATABASE_CONNECTIONS_MAX,
    applicationName: 'treadle-api',
    onIdleError: (error) => logger.warn({ err: error }, 'a database connection broke; a new one is opened when needed'),
  });
  const notifications = new Notifications({
    url,
    applicationName: 'treadle-api-listen',
    onError: (error) => logger.warn({ err: error }, 'the connection for notifications broke; it is opened again'),
  });
  const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const calls = { client, apiUrl: `http://${env.HOST}:${env.PORT}` };
  return createApiDeps({
    settings: apiSettings(env),
    logger,
    database,
    notifications,
    blobStore: createBlobStore(env),
    workflows: new RunWorkflows(calls),
    batchWorkflows: new BatchWorkflows(calls),
    loopWorkflows: new LoopWorkflows(calls),
    schedules: new SystemSchedules(calls),
    experimentWorkflows: new ExperimentWorkflows(calls),
    accessTokens: new AccessTokens(readSecret('JWT_SECRET', env)),
    pageImages: new PageImages(),
    documentExports: new DocumentExports(),
  });
}

function apiSettings(env: Env): ApiSettings {
  return {
    UPLOAD_BYTES_MAX: env.UPLOAD_BYTES_MAX,
    UPLOAD_IDLE_SECONDS_MAX: env.UPLOAD_IDLE_SECONDS_MAX,
    PIXELS_MAX: env.PIXELS_MAX,
    PAGES_MAX: env.PAGES_MAX,
    ANNOTATION_AGREEMENT: env.ANNOTATION_AGREEMENT,
    CONNECTIONS_MAX: env.CONNECTIONS_MAX,
    RATE_LIMIT_PER_MINUTE: env.RATE_LIMIT_PER_MINUTE,
    CORS_ORIGINS: env.CORS_ORIGINS,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE,
    TIME_ZONE: env.TIME_ZONE,
    FEEDBACK_GOALS_PER_DAY: feedbackGoals(env.FEEDBACK_GOALS_PER_DAY) ?? {},
    TRUSTED_PROXIES: env.TRUSTED_PROXIES,
    LLM_BUDGET_USD_PER_DAY: env.LLM_BUDGET_USD_PER_DAY,
    LLM_PRICES: env.LLM_PRICES,
    LABEL_STUDIO_WEBHOOK_SECRET: env.LABEL_STUDIO_WEBHOOK_SECRET,
    barcodes: barcodeSettings(env),
    linkKey: readSecret('JWT_SECRET', env),
    temporalUiUrl: (env.TEMPORAL_UI_URL ?? `http://127.0.0.1:${env.TEMPORAL_UI_PORT}`).replace(/\/+$/, ''),
    version: releaseVersion(),
  };
}

function barcodeSettings(env: Env): BarcodeSettings {
  const plain = (url: string) => url.replace(/\/+$/, '');
  const contact = env.OPEN_FOOD_FACTS_CONTACT;
  const userAgent = `Treadle/${releaseVersion()}${contact === undefined ? '' : ` (${contact})`}`;
  const { OPEN_FOOD_FACTS_URL: offUrl, FOOD_QR_ACCESS_KEY: accessKey, FOOD_SAFETY_KOREA_KEY: key } = env;
  return {
    deadlineMs: env.BARCODE_DEADLINE_MS,
    hedgeMs: env.BARCODE_HEDGE_MS,
    freshDays: env.BARCODE_FRESH_DAYS,
    openFoodFacts:
      offUrl === undefined
        ? null
        : { baseUrl: plain(offUrl), readsPerMinute: env.OPEN_FOOD_FACTS_READS_PER_MINUTE, userAgent },
    foodQr: accessKey === undefined ? null : { baseUrl: plain(env.FOOD_QR_URL), accessKey },
    foodSafetyKorea:
      key === undefined
        ? null
        : { baseUrl: plain(env.FOOD_SAFETY_KOREA_URL), key, callsPerDay: env.FOOD_SAFETY_KOREA_CALLS_PER_DAY },
  };
}

runMain(main);
