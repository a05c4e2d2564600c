/** Starts the workflow of a retrain's row, as `activities/spine/run-starter.ts` does for runs. */
import type { Client } from '@temporalio/client';
import { retrainStartOptions } from '../../contracts/loop-start';
import type { RetrainRow } from '../../db/repositories/retrains';
import { startOnce, type StartState } from '../spine/start-once';

export interface RetrainStarter {
  start(retrain: Pick<RetrainRow, 'id' | 'slot' | 'promotion'>): Promise<StartState>;
}

export function createRetrainStarter(client: Pick<Client, 'workflow'>): RetrainStarter {
  return {
    start: ({ id: retrainId, slot, promotion }) =>
      startOnce(client, retrainStartOptions({ retrainId, slot, promotion })),
  };
}
