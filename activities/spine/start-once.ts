/** Starts a workflow under an id that comes from a row, so that a second start finds the first. */
import { type Client, WorkflowExecutionAlreadyStartedError, type WorkflowStartOptions } from '@temporalio/client';

/** `ended`: a workflow of that id has run and is closed. `started`: it is there and goes on, whoever started it. */
export type StartState = 'started' | 'ended';

export interface WorkflowToStart {
  workflowType: string;
  options: WorkflowStartOptions;
}

export async function startOnce(
  client: Pick<Client, 'workflow'>,
  { workflowType, options }: WorkflowToStart,
): Promise<StartState> {
  try {
    await client.workflow.start(workflowType, options);
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'ended';
    throw error;
  }
}
