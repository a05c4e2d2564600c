import { createDocumentIoActivities } from '../../activities/documents/io';
import { createLlmExtractorFromEnv } from '../llm';
import { createMaintenanceActivities } from '../../activities/spine/maintenance';
import { createSpineActivities } from '../../activities/spine/activities';
import type { Role } from './role';

/** Database, blobs and HTTP: many activities at once, little CPU. */
export const ioRole: Role = (deps) => {
  const { env, blobStore, progress, runs, operationsRepository, pastCredentials, starter, runBlobs } = deps;
  return {
    options: {
      activities: {
        ...createSpineActivities({ progress, blobStore, cacheTtlSeconds: env.CACHE_TTL_SECONDS }),
        ...createMaintenanceActivities({
          runs,
          progress,
          operations: operationsRepository,
          pastCredentials,
          starter,
          retentionDays: env.RETENTION_DAYS,
        }),
        ...createDocumentIoActivities({ blobs: runBlobs, llm: createLlmExtractorFromEnv(env) }),
      },
      maxConcurrentActivityTaskExecutions: env.WORKER_IO_SLOTS,
    },
  };
};
