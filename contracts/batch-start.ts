/**
 * How a batch's row becomes a Temporal workflow. The API starts it when the batch is submitted or retried, the
 * reconciler when that failed. What is returned fits `client.workflow.start`; as with runs (`run-start.ts`), starting
 * the same row twice gives one workflow.
 */
import type { BatchInput } from './batch';
import {
  keyword,
  type KeywordAttribute,
  type NumberAttribute,
  shortName,
  toPriority,
  wholeNumber,
} from './start-options';
import { TASK_QUEUES } from './task-queues';
import { batchWorkflowId } from './workflow-ids';

/** The fields of a batch's row that its start needs. */
export interface BatchToStart {
  id: string;
  pipeline: string;
  projectId: string;
  name: string;
  totalFiles: number;
  priority: number;
  attempt: number;
}

export interface BatchStart {
  workflowType: 'processBatch';
  options: {
    workflowId: string;
    taskQueue: string;
    args: [BatchInput];
    workflowIdConflictPolicy: 'USE_EXISTING';
    workflowIdReusePolicy: 'REJECT_DUPLICATE';
    typedSearchAttributes: (KeywordAttribute | NumberAttribute)[];
    priority: { priorityKey: number; fairnessKey: string };
    staticSummary: string;
    staticDetails: string;
  };
}

/** `apiUrl` makes the link in the Temporal Web UI a whole address. */
export function batchStartOptions(batch: BatchToStart, apiUrl = ''): BatchStart {
  const { id, pipeline, projectId, totalFiles, attempt } = batch;
  const title = `${pipeline} · ${totalFiles} ${totalFiles === 1 ? 'file' : 'files'} · ${shortName(batch.name)}`;
  return {
    workflowType: 'processBatch',
    options: {
      workflowId: batchWorkflowId(batch),
      taskQueue: TASK_QUEUES.workflow,
      args: [{ batchId: id, projectId, pipeline, attempt, title }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: [
        keyword('Pipeline', pipeline),
        keyword('RunKind', 'batch'),
        keyword('BatchId', id),
        keyword('Tenant', projectId),
        wholeNumber('ItemCount', totalFiles),
      ],
      priority: { priorityKey: toPriority(batch.priority), fairnessKey: projectId },
      staticSummary: title,
      staticDetails: `[Batch ${id}](${apiUrl}/api/v1/batches/${id}), attempt ${attempt}`,
    },
  };
}
