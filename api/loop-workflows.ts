/** The Temporal workflows of the loop, as the API needs them: retrains started and cancelled, deployments carried out. */
import { WorkflowExecutionAlreadyStartedError, WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { DomainError, type ErrorDetails, isErrorCode } from '../contracts/errors';
import { type DeployInput, deployStartOptions, retrainStartOptions } from '../contracts/loop-start';
import { SCHEDULE_IDS } from '../contracts/schedule-ids';
import type { RetrainInput } from '../contracts/retrain';
import { retrainWorkflowId } from '../contracts/workflow-ids';
import { withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

/** A person waits: a model opens and answers within a second or two. */
const DEPLOY_DEADLINE_MS = 30_000;

export class LoopWorkflows {
  constructor(
    private readonly options: WorkflowCallsOptions,
    private readonly deployDeadlineMs = DEPLOY_DEADLINE_MS,
  ) {}

  /** Starts the retrain's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async startRetrain(input: RetrainInput): Promise<void> {
    const { workflowType, options } = retrainStartOptions(input);
    try {
      await withinDeadline(this.options.client, (client) => client.workflow.start(workflowType, options));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Asks the retrain's workflow to stop; false where none is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async cancelRetrain({ slot, id }: { slot: string; id: string }): Promise<boolean> {
    try {
      const workflowId = retrainWorkflowId(slot, id);
      await withinDeadline(this.options.client, (client) => client.workflow.getHandle(workflowId).cancel());
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Exchanges annotations with Label Studio now; once more where that runs already. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async syncAnnotations(): Promise<void> {
    await withinDeadline(this.options.client, (client) =>
      client.schedule.getHandle(SCHEDULE_IDS.syncAnnotations).trigger('BUFFER_ONE'),
    );
  }

  /**
   * Resolves when the version serves and answers. Throws DEPLOYMENT_UNDER_WAY, DEPLOYMENT_NOT_ANSWERING,
   * WORKFLOW_SERVER_UNAVAILABLE, and what the workflow found wrong with the version.
   */
  async deploy(input: DeployInput): Promise<void> {
    const { workflowType, options } = deployStartOptions(input);
    const { client } = this.options;
    try {
      const handle = await withinDeadline(client, (own) => own.workflow.start(workflowType, options));
      await withTimeLimit(handle.result(), this.deployDeadlineMs, input.slot);
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        throw new DomainError('DEPLOYMENT_UNDER_WAY', { slot: input.slot }, { cause: error });
      }
      throw reasonOf(error) ?? error;
    }
  }
}

async function withTimeLimit<T>(result: Promise<T>, limitMs: number, slot: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError('DEPLOYMENT_NOT_ANSWERING', { slot })), limitMs);
  });
  result.catch(() => undefined);
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error of our registry with which the workflow ended. */
function reasonOf(error: unknown): DomainError | undefined {
  const failure = error instanceof WorkflowFailedError ? error.cause : undefined;
  const root = failure instanceof ActivityFailure ? failure.cause : failure;
  if (!(root instanceof ApplicationFailure) || !isErrorCode(root.type)) return undefined;
  const [details] = root.details ?? [];
  const known = details !== null && typeof details === 'object' ? (details as ErrorDetails) : {};
  return new DomainError(root.type, known, { cause: error });
}
