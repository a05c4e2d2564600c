import type { WorkflowStartOptions } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { RunInput } from '../../contracts/run';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { runWorkflowId } from '../../contracts/workflow-ids';
import type { RunRow } from '../../db/repositories/runs';

/** What `runStartOptions` gives to a run of a registered pipeline. */
export function probeStartOptions(run: RunRow): WorkflowStartOptions {
  return {
    workflowId: runWorkflowId(run),
    taskQueue: TASK_QUEUES.workflow,
    args: [runInput(run)],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    priority: { priorityKey: run.priority, fairnessKey: run.projectId },
    staticSummary: `probe · ${run.inputName}`,
    typedSearchAttributes: [
      { key: defineSearchAttributeKey('Pipeline', 'KEYWORD'), value: run.pipeline },
      ...(run.batchId === null ? [] : [{ key: defineSearchAttributeKey('BatchId', 'KEYWORD'), value: run.batchId }]),
    ],
  };
}

function runInput(run: RunRow): RunInput {
  const { id: runId, attempt, input, inputName, options, models, projectId, deadlineSeconds } = run;
  return { runId, attempt, input, inputName, options, models, projectId, deadlineSeconds, priority: 2 };
}
