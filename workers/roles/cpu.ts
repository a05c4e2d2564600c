import { availableParallelism } from 'node:os';
import { createDocumentCpuActivities } from '../../activities/documents/cpu';
import { createReceiptCpuActivities } from '../../activities/receipts/cpu';
import { createVerificationActivities } from '../../activities/loop/deployments';
import { ocrSettings } from '../../config/ocr-settings';
import { createUploadActivities } from '../../activities/loop/uploads';
import { CpuPool } from '../../models/pool/cpu-pool';
import { learningThreads } from '../learning-threads';
import type { Role } from './role';

/**
 * ONNX, OCR and image work. As many activities as threads: a task that waits here could run on another machine.
 * One core is left to the servers.
 */
export const cpuRole: Role = (deps) => {
  const { env, runBlobs, llmLedger, modelStore } = deps;
  const threads = env.WORKER_CPU_THREADS ?? Math.max(1, availableParallelism() - 1);
  const limits = { pagesMax: env.PAGES_MAX, pixelsMax: env.PIXELS_MAX };
  const pool = new CpuPool({ threads, engineSettings: ocrSettings(env) });
  return {
    options: {
      activities: {
        ...createDocumentCpuActivities({
          blobs: runBlobs,
          pool,
          ledger: llmLedger,
          modelFiles: modelStore,
          models: deps.models,
          limits,
        }),
        ...createReceiptCpuActivities({ blobs: runBlobs, pool, modelFiles: modelStore, limits }),
        ...createVerificationActivities({
          versions: deps.modelVersions,
          datasets: deps.datasets,
          blobStore: deps.blobStore,
          store: modelStore,
          threads: learningThreads(pool),
        }),
        ...createUploadActivities({
          versions: deps.modelVersions,
          blobStore: deps.blobStore,
          store: modelStore,
          threads: learningThreads(pool),
        }),
      },
      maxConcurrentActivityTaskExecutions: threads,
      shutdownGraceTime: '30s',
    },
    close: () => pool.close(),
  };
};
