/** How a deployment, and a retrain, become Temporal workflows. What is returned fits `client.workflow.start`. */
import type { RegisterUploadInput } from './model';
import type { EvaluateModelInput, RetrainInput } from './retrain';
import { keyword, type KeywordAttribute } from './start-options';
import { TASK_QUEUES } from './task-queues';
import type { EvaluateTriggersInput } from './trigger';
import { deployWorkflowId, retrainWorkflowId, uploadWorkflowId } from './workflow-ids';

/** Argument of the workflow `deployModel`. */
export interface DeployInput {
  slot: string;
  modelVersionId: string;
  /** In words, for people. */
  reason: string;
  /** Who asked for it; null where the system did. */
  byId: string | null;
  /** Only in the place of this version: of a candidate what it was compared with. Left out, of whatever serves. */
  insteadOf?: string;
}

/** What a person asks for; the hourly evaluation is the schedule's. One look at a time serves all who ask. */
export function triggerCheckOptions() {
  return {
    workflowType: 'evaluateTriggers',
    options: {
      workflowId: 'spine/checkTriggers',
      taskQueue: TASK_QUEUES.workflow,
      args: [{ mayStart: false }] as [EvaluateTriggersInput],
      workflowIdConflictPolicy: 'USE_EXISTING',
      priority: { priorityKey: 1 },
      staticSummary: 'looks, and starts nothing',
    },
  } as const;
}

export interface LoopStart<Input> {
  workflowType: string;
  options: {
    workflowId: string;
    taskQueue: string;
    args: [Input];
    workflowIdConflictPolicy: 'USE_EXISTING' | 'FAIL';
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' | 'REJECT_DUPLICATE';
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
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    kind: 'deploy',
    priorityKey: 1,
    summary: `${input.slot} · ${input.reason}`,
  });
}

/**
 * One workflow a retrain, however often it is started: a running one is used as it is, an ended one refuses with
 * `WorkflowExecutionAlreadyStartedError`, which the caller takes for success.
 */
export function retrainStartOptions(input: RetrainInput): LoopStart<RetrainInput> {
  return loopStart('retrain', input, {
    workflowId: retrainWorkflowId(input.slot, input.retrainId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
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
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    kind: 'evaluate',
    priorityKey: 3,
    summary: input.slot,
  });
}

export function uploadStartOptions(input: RegisterUploadInput): LoopStart<RegisterUploadInput> {
  return loopStart('registerUpload', input, {
    workflowId: uploadWorkflowId(input.slot, input.id),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    kind: 'upload',
    priorityKey: 1,
    summary: `${input.slot} · ${input.files.map(({ name }) => name).join(', ')}`,
  });
}

type Ids = 'workflowId' | 'workflowIdConflictPolicy' | 'workflowIdReusePolicy';

interface LoopKind extends Pick<LoopStart<unknown>['options'], Ids> {
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
