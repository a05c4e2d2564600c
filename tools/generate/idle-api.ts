/** The API with nothing behind it and nobody listening: enough to read the declarations of its routes. */
import { Client, Connection } from '@temporalio/client';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiDeps } from '../../api/deps';
import type { OpenApiDocument } from '../../api/openapi/document-types';
import { openApiDocument } from '../../api/openapi/document';
import { AccessTokens } from '../../api/identity/access-tokens';
import { BatchWorkflows } from '../../api/batch-workflows';
import { ExperimentWorkflows } from '../../api/experiment-workflows';
import { LoopWorkflows } from '../../api/loop-workflows';
import { RunWorkflows } from '../../api/run-workflows';
import { SystemSchedules } from '../../api/system-schedules';
import { createApiServer } from '../../api/server';
import { createLogger } from '../../config/logger';
import { projectRoot } from '../../contracts/project-root';
import { createBlobStore } from '../../db/blob-store/create-blob-store';
import { connectDatabase } from '../../db/connect';
import { Notifications } from '../../db/notifications';

/** Nothing connects before it is used. */
const NOWHERE = { url: 'postgres://nobody@127.0.0.1:1/nothing', applicationName: 'declarations' };

/** The OpenAPI document of this checkout. */
export function currentDocument(): OpenApiDocument {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return openApiDocument(idleRoutes(), version);
}

const notHere = () => Promise.reject(new Error('No page is drawn here.'));

function idleRoutes() {
  const logger = createLogger({ level: 'silent', process: 'declarations' });
  const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  const deps = createApiDeps({
    settings: {
      UPLOAD_BYTES_MAX: 1,
      UPLOAD_IDLE_SECONDS_MAX: 1,
      PIXELS_MAX: 1,
      PAGES_MAX: 1,
      TIME_ZONE: 'UTC',
      FEEDBACK_GOALS_PER_DAY: {},
      ANNOTATION_AGREEMENT: 1,
      linkKey: new Uint8Array(32),
      CONNECTIONS_MAX: 1,
      RATE_LIMIT_PER_MINUTE: 0,
      CORS_ORIGINS: [],
      TEMPORAL_NAMESPACE: 'default',
      barcodes: {
        deadlineMs: 1_500,
        hedgeMs: 350,
        freshDays: 30,
        openFoodFacts: null,
        foodQr: null,
        foodSafetyKorea: null,
      },
      temporalUiUrl: 'http://127.0.0.1',
      version: '',
    },
    logger,
    database: connectDatabase({ ...NOWHERE, connectionsMax: 1, onIdleError: () => {} }),
    notifications: new Notifications({ ...NOWHERE, onError: () => {} }),
    blobStore: createBlobStore({ TREADLE_HOME: tmpdir(), S3_REGION: '' }),
    workflows: new RunWorkflows({ client, apiUrl: '' }),
    batchWorkflows: new BatchWorkflows({ client, apiUrl: '' }),
    loopWorkflows: new LoopWorkflows({ client, apiUrl: '' }),
    schedules: new SystemSchedules({ client }),
    experimentWorkflows: new ExperimentWorkflows({ client, apiUrl: '' }),
    accessTokens: new AccessTokens(new Uint8Array(32)),
    documentExports: { markdown: notHere, searchablePdf: notHere, close: () => Promise.resolve() },
    pageImages: { draw: notHere, close: () => Promise.resolve() },
  });
  return createApiServer(deps).routes;
}
