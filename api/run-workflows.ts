/** The Temporal workflows of runs, as the API needs them: start, cancel, and whether the server answers. */
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { runStartOptions, type RunToStart } from '../contracts/run-start';
import { runWorkflowId } from '../contracts/workflow-ids';
import { requireServer, withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

export class RunWorkflows {
  constructor(private readonly options: WorkflowCallsOptions) {}

  /** Starts the run's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(run: RunToStart): Promise<void> {
    const { workflowType, options } = runStartOptions(run, this.options.apiUrl);
    try {
      await withinDeadline(this.options.client, (client) => client.workflow.start(workflowType, options));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Asks the run's workflow to stop; false where none is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async cancel(run: Parameters<typeof runWorkflowId>[0]): Promise<boolean> {
    try {
      await withinDeadline(this.options.client, (client) => client.workflow.getHandle(runWorkflowId(run)).cancel());
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async check(): Promise<void> {
    await requireServer(this.options.client);
  }
}
