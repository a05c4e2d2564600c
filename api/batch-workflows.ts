/** The Temporal workflows of batches, as the API needs them: start and steer. */
import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { BatchUpdate } from '../contracts/batch';
import { batchStartOptions, type BatchToStart } from '../contracts/batch-start';
import { DomainError } from '../contracts/errors';
import { batchWorkflowId } from '../contracts/workflow-ids';
import { requireServer, startOnce, withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

/** Workers must take the order, and several orders are taken one after the other. */
const UPDATE_DEADLINE_MS = 15_000;

export class BatchWorkflows {
  constructor(
    private readonly options: WorkflowCallsOptions,
    private readonly updateDeadlineMs = UPDATE_DEADLINE_MS,
  ) {}

  /** Starts the batch's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(batch: BatchToStart): Promise<void> {
    await startOnce(this.options.client, batchStartOptions(batch, this.options.apiUrl));
  }

  /**
   * Resolves when the workflow has done as it was told; false where there is none, or it is too late. Throws
   * WORKFLOW_SERVER_UNAVAILABLE, BATCH_NOT_ANSWERING.
   */
  async steer(batch: Parameters<typeof batchWorkflowId>[0], update: BatchUpdate): Promise<boolean> {
    const { client } = this.options;
    // Looked at first, because an update that gets no answer does not tell whether server or workers are away.
    await requireServer(client);
    try {
      const order = () => client.workflow.getHandle(batchWorkflowId(batch)).executeUpdate(update);
      await withinDeadline(client, order, this.updateDeadlineMs);
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isTooLate(error)) return false;
      if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)) throw error;
      throw new DomainError('BATCH_NOT_ANSWERING', { batchId: batch.id }, { cause: error });
    }
  }
}

/** What a workflow that has come to its end answers: it refused the order, or ended over it. */
const TOO_LATE: readonly unknown[] = ['BATCH_FINISHED', 'AcceptedUpdateCompletedWorkflow'];

function isTooLate(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure && TOO_LATE.includes(cause.type);
}
