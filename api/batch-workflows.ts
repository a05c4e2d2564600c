/** The Temporal workflows of batches, as the API needs them: start and steer. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { BatchUpdate } from '../contracts/batch';
import { batchStartOptions, type BatchToStart } from '../contracts/batch-start';
import { batchWorkflowId } from '../contracts/workflow-ids';
import { withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

export class BatchWorkflows {
  constructor(private readonly options: WorkflowCallsOptions) {}

  /** Starts the batch's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(batch: BatchToStart): Promise<void> {
    const { workflowType, options } = batchStartOptions(batch, this.options.apiUrl);
    try {
      await withinDeadline(this.options.client, (client) => client.workflow.start(workflowType, options));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /**
   * Resolves when the workflow has done as it was told; false where none is running. Throws
   * WORKFLOW_SERVER_UNAVAILABLE, also where no worker takes the order in time.
   */
  async steer(batch: Parameters<typeof batchWorkflowId>[0], update: BatchUpdate): Promise<boolean> {
    try {
      await withinDeadline(this.options.client, (client) =>
        client.workflow.getHandle(batchWorkflowId(batch)).executeUpdate(update),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }
}
