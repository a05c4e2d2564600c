/** Starts the workflow of an accepted batch, as `run-starter.ts` does for runs. */
import type { Client } from '@temporalio/client';
import { batchStartOptions, type BatchToStart } from '../../contracts/batch-start';
import { startOnce, type StartState } from './start-once';

export interface BatchStarter {
  start(batch: BatchToStart): Promise<StartState>;
}

export function createBatchStarter(client: Pick<Client, 'workflow'>): BatchStarter {
  return {
    start: (batch) => startOnce(client, batchStartOptions(batch)),
  };
}
