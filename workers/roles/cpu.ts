import { availableParallelism } from 'node:os';
import { createDocumentCpuActivities } from '../../activities/documents/cpu';
import { CpuPool } from '../../models/pool/cpu-pool';
import type { Role } from './role';

/**
 * ONNX, OCR and image work. As many activities as threads: a task that waits here could run on another machine.
 * One core is left to the servers.
 */
export const cpuRole: Role = ({ env, runBlobs, llmLedger }) => {
  const threads = env.WORKER_CPU_THREADS ?? Math.max(1, availableParallelism() - 1);
  const pool = new CpuPool({ threads });
  return {
    options: {
      activities: {
        ...createDocumentCpuActivities({
          blobs: runBlobs,
          pool,
          ledger: llmLedger,
          limits: { pagesMax: env.PAGES_MAX, pixelsMax: env.PIXELS_MAX },
          // Every model that serves ships with the code.
          modelFiles: { locate: () => Promise.resolve(null) },
        }),
      },
      maxConcurrentActivityTaskExecutions: threads,
      shutdownGraceTime: '30s',
    },
    close: () => pool.close(),
  };
};
