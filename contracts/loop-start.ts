/** How a deployment, and a retrain, become Temporal workflows. What is returned fits `client.workflow.start`. */
import type { RegisterUploadInput } from './model';
import type { EvaluateModelInput, RetrainInput } from './retrain';
import { keyword, type KeywordAttribute } from './start-options';
import { TASK_QUEUES } from './task-queues';
import { deployWorkflowId, retrainWorkflowId, uploadWorkflowId } from './workflow-ids';

/** Argument of the workflow `deployModel`. */
export interface DeployInput {
  slot: string;
  modelVersionId: string;
  /** In words, for people. */
  reason: string;
  /** Who asked for it; null where the system did. */
  byId: string | null;
}

export interface LoopStart<Input> {
  workflowType: string;
  options: {
    workflowId: string;
    taskQueue: string;
    args: [Input];
    workflowIdConflictPolicy: 'USE_EXISTING' | 'FAIL';
    typedSearchAttributes: KeywordAttribute[];
    priority: { priorityKey: number };
    staticSummary: string;
  };
}

/** One deployment of a slot at a time, because each looks whether the slot is served as it wanted; a second is refused. */
export function deployStartOptions(input: DeployInput): LoopStart<DeployInput> {
  return loopStart('deployModel', input, {
    workflowId: deployWorkflowId(input.slot),
    workflowIdConflictPolicy: 'FAIL',
    kind: 'deploy',
    priorityKey: 1,
    summary: `${input.slot} · ${input.reason}`,
  });
}

/** One workflow a retrain, however often it is started. */
export function retrainStartOptions(input: RetrainInput): LoopStart<RetrainInput> {
  return loopStart('retrain', input, {
    workflowId: retrainWorkflowId(input.slot, input.retrainId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    kind: 'retrain',
    priorityKey: 5,
    summary: input.slot,
  });
}

/** As `retrainStartOptions`, of a version that is there already. */
export function evaluationStartOptions(input: EvaluateModelInput): LoopStart<EvaluateModelInput> {
  return loopStart('evaluateModel', input, {
    workflowId: retrainWorkflowId(input.slot, input.retrainId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    kind: 'evaluate',
    priorityKey: 3,
    summary: input.slot,
  });
}

export function uploadStartOptions(input: RegisterUploadInput): LoopStart<RegisterUploadInput> {
  return loopStart('registerUpload', input, {
    workflowId: uploadWorkflowId(input.slot, input.id),
    workflowIdConflictPolicy: 'USE_EXISTING',
    kind: 'upload',
    priorityKey: 1,
    summary: `${input.slot} · ${input.files.map(({ name }) => name).join(', ')}`,
  });
}

interface LoopKind extends Pick<LoopStart<unknown>['options'], 'workflowId' | 'workflowIdConflictPolicy'> {
  kind: string;
  priorityKey: number;
  summary: string;
}

function loopStart<Input extends { slot: string }>(
  workflowType: string,
  input: Input,
  { kind, priorityKey, summary, ...ids }: LoopKind,
): LoopStart<Input> {
  return {
    workflowType,
    options: {
      ...ids,
      taskQueue: TASK_QUEUES.workflow,
      args: [input],
      typedSearchAttributes: [keyword('Pipeline', input.slot.split('/')[0] ?? ''), keyword('RunKind', kind)],
      priority: { priorityKey },
      staticSummary: summary,
    },
  };
}
