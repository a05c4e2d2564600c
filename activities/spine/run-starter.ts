/** Starts the workflow of an accepted run. Idempotent: the id comes from the row, so a second start finds the first. */
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { type RunToStart, runStartOptions } from '../../contracts/run-start';
import { runWorkflowId } from '../../contracts/workflow-ids';

/** `ended`: a workflow of that id has run and is closed. `running`: it is there and goes on, or has just been started by another. */
export type StartState = 'started' | 'ended';

export interface RunStarter {
  start(run: RunToStart): Promise<StartState>;
}

export interface RunCanceller {
  /** Asks the run's workflow to stop; false where none is running. */
  cancel(run: Parameters<typeof runWorkflowId>[0]): Promise<boolean>;
}

export function createRunStarter(client: Pick<Client, 'workflow'>): RunStarter & RunCanceller {
  return {
    async start(run) {
      const { workflowType, options } = runStartOptions(run);
      try {
        await client.workflow.start(workflowType, options);
        return 'started';
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'ended';
        throw error;
      }
    },

    async cancel(run) {
      try {
        await client.workflow.getHandle(runWorkflowId(run)).cancel();
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
  };
}
