/** Starts the workflow of an accepted run. Idempotent: the id comes from the row, so a second start finds the first. */
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { type RunToStart, runStartOptions } from '../../contracts/run-start';

/** `ended`: a workflow of that id has run and is closed. `running`: it is there and goes on, or has just been started by another. */
export type StartState = 'started' | 'ended';

export interface RunStarter {
  start(run: RunToStart): Promise<StartState>;
}

export function createRunStarter(client: Pick<Client, 'workflow'>): RunStarter {
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
  };
}
