/** Starts the workflow of an accepted run. Idempotent: the id comes from the row, so a second start finds the first. */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type RunToStart, runStartOptions } from '../../contracts/run-start';
import { runWorkflowId } from '../../contracts/workflow-ids';
import { startOnce, type StartState } from './start-once';

export interface RunStarter {
  start(run: RunToStart): Promise<StartState>;
}

export interface RunCanceller {
  /** Asks the run's workflow to stop; false where none is running. */
  cancel(run: Parameters<typeof runWorkflowId>[0]): Promise<boolean>;
}

export function createRunStarter(client: Pick<Client, 'workflow'>): RunStarter & RunCanceller {
  return {
    start: (run) => startOnce(client, runStartOptions(run)),

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
