/** What the API's parts are given; `main.ts` builds it, tests build it with a database of their own. */
import type { Logger } from 'pino';
import type { BlobStore } from '../db/blob-store/blob-store';
import type { Database } from '../db/connect';
import type { Notifications } from '../db/notifications';
import { BlobsRepository } from '../db/repositories/blobs';
import { IdentityRepository } from '../db/repositories/identity';
import { ModelsRepository } from '../db/repositories/models';
import { OperationLogRepository } from '../db/repositories/operation-log';
import { RunProgressRepository } from '../db/repositories/run-progress';
import { RunsRepository } from '../db/repositories/runs';
import type { PageImages } from '../models/serving/page-images';
import type { RunWorkflows } from './run-workflows';

/** The part of the configuration that the API reads. */
export interface ApiSettings {
  UPLOAD_BYTES_MAX: number;
  UPLOAD_IDLE_SECONDS_MAX: number;
  PIXELS_MAX: number;
  TEMPORAL_NAMESPACE: string;
  /** Address of the Temporal Web UI without a slash at its end, for links. */
  temporalUiUrl: string;
  version: string;
}

export interface ApiResources {
  settings: ApiSettings;
  logger: Logger;
  database: Database;
  notifications: Notifications;
  blobStore: BlobStore;
  workflows: RunWorkflows;
  pageImages: Pick<PageImages, 'draw' | 'close'>;
}

export type ApiDeps = ApiResources & ReturnType<typeof openRepositories>;

export function createApiDeps(resources: ApiResources): ApiDeps {
  return { ...resources, ...openRepositories(resources.database) };
}

function openRepositories({ orm }: Database) {
  return {
    blobs: new BlobsRepository(orm),
    identity: new IdentityRepository(orm),
    models: new ModelsRepository(orm),
    operations: new OperationLogRepository(orm),
    progress: new RunProgressRepository(orm),
    runs: new RunsRepository(orm),
  };
}
