/**
 * Task queues stand for resources, not for pipelines. Each worker role polls the queue of its name. Names are
 * constants, because a typo would silently make another queue that nobody polls.
 */
export const TASK_QUEUES = {
  /** Workflow tasks only. */
  workflow: 'treadle-workflow',
  /** Database, blobs, HTTP: many at once, little CPU. */
  io: 'treadle-io',
  /** ONNX, OCR, image work: as many at once as there are CPU threads. */
  cpu: 'treadle-cpu',
  /** Jobs that may take hours: training, sweeps over all stored data. One at a time. */
  train: 'treadle-train',
} as const;

export type WorkerRole = keyof typeof TASK_QUEUES;
export const WORKER_ROLES = Object.keys(TASK_QUEUES) as WorkerRole[];
