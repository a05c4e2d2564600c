/**
 * A whole API on a free port with a database of its own, the real Temporal server and a blob store in a temporary
 * folder. Runs are carried on by `RunProgressRepository`, as the workers' activities do it.
 */
import { Client, Connection } from '@temporalio/client';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiDeps, type ApiDeps, type ApiSettings } from '../../api/deps';
import { AccessTokens } from '../../api/identity/access-tokens';
import type { Route } from '../../api/routes/route';
import { BatchWorkflows } from '../../api/batch-workflows';
import { ExperimentWorkflows } from '../../api/experiment-workflows';
import { LoopWorkflows } from '../../api/loop-workflows';
import { RunWorkflows } from '../../api/run-workflows';
import { SystemSchedules } from '../../api/system-schedules';
import { createApiServer } from '../../api/server';
import { DocumentExports } from '../../models/serving/document-exports';
import { PageImages } from '../../models/serving/page-images';
import { createLogger } from '../../config/logger';
import { createBlobStore } from '../../db/blob-store/create-blob-store';
import { connectDatabase } from '../../db/connect';
import { Notifications } from '../../db/notifications';
import type { RunRow } from '../../db/repositories/runs';
import { announced } from '../setup/announced';
import { createTestDatabase } from '../setup/database';
import { checkAnswers } from './checked-fetch';
import { DocumentCheck } from './document-check';

export interface ApiUnderTest {
  deps: ApiDeps;
  url: string;
  /** `TREADLE_HOME` of this API. */
  home: string;
  token: string;
  projectId: string;
  /** A token of another project. */
  foreignToken: string;
  temporal: Client;
  routes: readonly Route[];
  /** Lines of the log so far. */
  logLines(): Record<string, unknown>[];
  /** `fetch` with the token and a path. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a file and gives the answer. */
  upload(file: Uint8Array, form?: UploadForm): Promise<Response>;
  /** An accepted run of a fresh input. */
  submitRun(form?: UploadForm): Promise<RunRow>;
  temporaryFiles(): Promise<string[]>;
  close(): Promise<void>;
}

export interface UploadForm {
  name?: string;
  /** Fields that come before the file. */
  before?: Record<string, string>;
  /** Fields that come after the file. */
  after?: Record<string, string>;
  headers?: Record<string, string>;
  path?: string;
}

export interface ApiUnderTestOptions {
  settings?: Partial<ApiSettings>;
  /** A server that is not there in place of the real one. */
  temporalAway?: boolean;
  /** In place of the server's default namespace, where the workers of all test files would take each other's work. */
  temporal?: Client;
  home?: string;
  /** How long an order to a batch waits for a worker; the product's own time unless given. */
  orderDeadlineMs?: number;
}

/** For tests that forge. */
export const TEST_JWT_SECRET = randomBytes(32);

export async function startApi(options: ApiUnderTestOptions = {}): Promise<ApiUnderTest> {
  const database = await createTestDatabase();
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'treadle-api-')));
  const connection = Connection.lazy({ address: options.temporalAway ? '127.0.0.1:1' : announced('temporalAddress') });
  const temporal = options.temporal ?? new Client({ connection });
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    process: 'api-test',
    destination: { write: (line) => void lines.push(line) },
  });
  const pageImages = new PageImages();
  const documentExports = new DocumentExports();
  const deps = createApiDeps({
    settings: {
      UPLOAD_BYTES_MAX: 1024 ** 2,
      UPLOAD_IDLE_SECONDS_MAX: 60,
      PIXELS_MAX: 100_000_000,
      PAGES_MAX: 200,
      ANNOTATION_AGREEMENT: 1,
      linkKey: Buffer.alloc(32, 'k'),
      CONNECTIONS_MAX: 1_000,
      RATE_LIMIT_PER_MINUTE: 0,
      CORS_ORIGINS: [],
      TEMPORAL_NAMESPACE: 'default',
      TIME_ZONE: 'UTC',
      FEEDBACK_GOALS_PER_DAY: {},
      barcodes: {
        deadlineMs: 1_500,
        hedgeMs: 350,
        freshDays: 30,
        openFoodFacts: null,
        foodQr: null,
        foodSafetyKorea: null,
      },
      temporalUiUrl: 'http://127.0.0.1:8233',
      version: 'test',
      ...options.settings,
    },
    logger,
    database: connectDatabase({ url: database.url, connectionsMax: 5, applicationName: 'api', onIdleError: () => {} }),
    notifications: new Notifications({ url: database.url, applicationName: 'api-listen', onError: () => {} }),
    blobStore: createBlobStore({ TREADLE_HOME: home, S3_REGION: '' }),
    workflows: new RunWorkflows({ client: temporal, apiUrl: 'http://api.test' }),
    batchWorkflows: new BatchWorkflows({ client: temporal, apiUrl: 'http://api.test' }, options.orderDeadlineMs),
    loopWorkflows: new LoopWorkflows({ client: temporal, apiUrl: 'http://api.test' }, options.orderDeadlineMs),
    schedules: new SystemSchedules({ client: temporal }),
    experimentWorkflows: new ExperimentWorkflows(
      { client: temporal, apiUrl: 'http://api.test' },
      options.orderDeadlineMs,
    ),
    accessTokens: new AccessTokens(TEST_JWT_SECRET),
    pageImages,
    documentExports,
  });
  const { token, projectId } = await deps.identity.createPrincipal({
    name: 'tester',
    projectName: 'ours',
    role: 'operator',
  });
  const foreign = await deps.identity.createPrincipal({ name: 'other', projectName: 'theirs', role: 'operator' });
  await deployModels(deps);
  const api = createApiServer(deps);
  await api.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const stopChecking = checkAnswers(url, new DocumentCheck(api.routes));
  return {
    deps,
    url,
    home,
    token,
    projectId,
    foreignToken: foreign.token,
    temporal,
    routes: api.routes,
    logLines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    ...clientOf({ url, token, projectId, deps }),
    temporaryFiles: () => readdir(join(home, 'blobs', 'tmp')).catch(() => []),
    close: async () => {
      stopChecking();
      api.server.closeAllConnections();
      await api.close();
      await pageImages.close();
      await documentExports.close();
      await deps.database.close();
      await connection.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function clientOf(client: Pick<ApiUnderTest, 'url' | 'token' | 'projectId' | 'deps'>) {
  const { url, token, projectId, deps } = client;
  const request: ApiUnderTest['request'] = (path, init = {}) =>
    fetch(url + path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
  const upload: ApiUnderTest['upload'] = (file, { name = 'scan.png', before, after, headers, path } = {}) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(before ?? {})) form.append(field, value);
    form.append('file', new Blob([Uint8Array.from(file)]), name);
    for (const [field, value] of Object.entries(after ?? {})) form.append(field, value);
    return request(path ?? '/api/v1/documents/runs', { method: 'POST', body: form, ...(headers ? { headers } : {}) });
  };
  const submitRun: ApiUnderTest['submitRun'] = async (form) => {
    const { chain_id: runId } = (await (await upload(pngBytes(), form)).json()) as { chain_id: string };
    const run = await deps.runs.find(runId, { projectId });
    if (!run) throw new Error(`The run ${runId} has no row.`);
    return run;
  };
  return { request, upload, submitRun };
}

/** The first bytes of a PNG and random ones after them: the API looks no further. */
export function pngBytes(size = 200): Uint8Array {
  const bytes = randomBytes(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

async function deployModels({ models }: ApiDeps): Promise<void> {
  const ofDocuments = ['ppocr', 'tesseract', 'reader', 'layout', 'extractor'].map((name) => `documents/${name}`);
  for (const slot of [...ofDocuments, 'receipts/item-classifier']) {
    await models.deployShipped({ slot, version: 'v1', origin: 'built-in' }, 'test');
  }
}
