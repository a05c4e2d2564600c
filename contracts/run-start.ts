/**
 * How a run's row becomes a Temporal workflow. The API starts it when the run is submitted, the reconciler when that
 * failed; both use this, so that it makes no difference who does. What is returned fits `client.workflow.start`.
 */
import type { BlobRef } from './blob';
import { findPipeline } from './pipelines';
import type { RunInput, ServedModels } from './run';
import { keyword, type KeywordAttribute, shortName, toPriority } from './start-options';
import { TASK_QUEUES } from './task-queues';
import { runWorkflowId } from './workflow-ids';

/** The fields of a run's row that its start needs. */
export interface RunToStart {
  id: string;
  pipeline: string;
  projectId: string;
  input: BlobRef;
  inputName: string;
  options: unknown;
  models: ServedModels;
  fingerprint: string;
  priority: number;
  deadlineSeconds: number | null;
  attempt: number;
  /** The batch that made it. */
  batchId?: string | null;
}

export interface RunStart {
  workflowType: string;
  options: {
    workflowId: string;
    taskQueue: string;
    args: [RunInput];
    workflowIdConflictPolicy: 'USE_EXISTING';
    workflowIdReusePolicy: 'REJECT_DUPLICATE';
    typedSearchAttributes: KeywordAttribute[];
    priority: { priorityKey: number; fairnessKey: string };
    staticSummary: string;
    staticDetails: string;
  };
}

/**
 * The same row always gives the same workflow id, so starting twice gives one workflow: a running one is used as it
 * is, an ended one refuses with `WorkflowExecutionAlreadyStartedError`, which the caller takes for success. `apiUrl`
 * makes the link in the Temporal Web UI a whole address.
 */
export function runStartOptions(run: RunToStart, apiUrl = ''): RunStart {
  const pipeline = findPipeline(run.pipeline);
  if (!pipeline) throw new Error(`Run ${run.id} is of the pipeline ${run.pipeline}, which this release does not have.`);
  return {
    workflowType: pipeline.workflow,
    options: {
      workflowId: runWorkflowId(run),
      taskQueue: TASK_QUEUES.workflow,
      args: [runInput(run)],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: [
        keyword('Pipeline', run.pipeline),
        keyword('RunKind', 'process'),
        keyword('Tenant', run.projectId),
        ...(run.batchId ? [keyword('BatchId', run.batchId)] : []),
      ],
      priority: { priorityKey: run.priority, fairnessKey: run.projectId },
      staticSummary: `${run.pipeline} · ${shortName(run.inputName)} · ${readableSize(run.input.size_bytes)}`,
      staticDetails: `[Run ${run.id}](${apiUrl}/api/v1/runs/${run.id}), attempt ${run.attempt}`,
    },
  };
}

function runInput(run: RunToStart): RunInput {
  return {
    runId: run.id,
    attempt: run.attempt,
    input: run.input,
    inputName: run.inputName,
    options: run.options,
    models: run.models,
    priority: toPriority(run.priority),
    projectId: run.projectId,
    deadlineSeconds: run.deadlineSeconds,
  };
}

/** Such as `1.2 MB`, in powers of 1,000 as file managers show it. */
function readableSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${(sizeBytes / 1000).toFixed(1)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
