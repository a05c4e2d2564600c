/** The Temporal workflows of runs, as the API needs them: start, cancel, and whether the server answers. */
import { runStartOptions, type RunToStart } from '../contracts/run-start';
import { runWorkflowId } from '../contracts/workflow-ids';
import { cancelIfRunning, requireServer, startOnce, type WorkflowCallsOptions } from './workflow-calls';

export class RunWorkflows {
  constructor(private readonly options: WorkflowCallsOptions) {}

  /** Starts the run's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(run: RunToStart): Promise<void> {
    await startOnce(this.options.client, runStartOptions(run, this.options.apiUrl));
  }

  /** Asks the run's workflow to stop; false where none is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  cancel(run: Parameters<typeof runWorkflowId>[0]): Promise<boolean> {
    return cancelIfRunning(this.options.client, runWorkflowId(run));
  }

  /** Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async check(): Promise<void> {
    await requireServer(this.options.client);
  }
}
