/** Starts the workflow of a retrain's row, as `activities/spine/run-starter.ts` does for runs. */
import type { Client } from '@temporalio/client';
import { evaluationStartOptions, retrainStartOptions } from '../../contracts/loop-start';
import type { RetrainRow } from '../../db/repositories/retrains';
import { startOnce, type StartState } from '../spine/start-once';

export interface RetrainStarter {
  start(
    retrain: Pick<RetrainRow, 'id' | 'slot' | 'promotion' | 'state' | 'datasetId' | 'candidateId'>,
  ): Promise<StartState>;
}

export function createRetrainStarter(client: Pick<Client, 'workflow'>): RetrainStarter {
  return {
    start: ({ id: retrainId, slot, promotion, state, datasetId, candidateId }) => {
      // A retrain that has come so far has a workflow, of the same id; only an evaluation begins there.
      const isEvaluation = state === 'evaluating' && datasetId !== null && candidateId !== null;
      return isEvaluation
        ? startOnce(client, evaluationStartOptions({ retrainId, slot, datasetId, candidateId }))
        : startOnce(client, retrainStartOptions({ retrainId, slot, promotion }));
    },
  };
}
