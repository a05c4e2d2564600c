/** A deployment as part of a longer workflow. */
import { executeChild, sleep } from '@temporalio/workflow';
import { type DeployInput, deployStartOptions } from '../../contracts/loop-start';
import { deployModel } from './deploy-model';

/** After a deployment that is under way, which a person may have asked for. */
export async function deployInTurn(input: DeployInput): Promise<void> {
  const { workflowId, args, priority, staticSummary } = deployStartOptions(input).options;
  for (;;) {
    try {
      await executeChild(deployModel, { workflowId, args, priority, staticSummary });
      return;
    } catch (error) {
      if (!isAlreadyStarted(error)) throw error;
      await sleep('5s');
    }
  }
}

/** Whether a child could not be started because a workflow of its id is under way. */
export function isAlreadyStarted(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError';
}
