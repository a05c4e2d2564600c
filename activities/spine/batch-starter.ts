/** Starts the workflow of an accepted batch, as `run-starter.ts` does for runs. */
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { batchStartOptions, type BatchToStart } from '../../contracts/batch-start';
import type { StartState } from './run-starter';

export interface BatchStarter {
  start(batch: BatchToStart): Promise<StartState>;
}

export function createBatchStarter(client: Pick<Client, 'workflow'>): BatchStarter {
  return {
    async start(batch) {
      const { workflowType, options } = batchStartOptions(batch);
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
