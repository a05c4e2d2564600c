/** The Temporal workflows of experiments, as the API needs them: start and steer. */
import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '../contracts/errors';
import type { ExperimentOrder, ExperimentState } from '../contracts/experiment';
import { experimentStartOptions, type ExperimentToStart } from '../contracts/experiment-start';
import { experimentWorkflowId } from '../contracts/workflow-ids';
import { registryError, requireServer, startOnce, withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

/** A promotion opens a model and sees it answer. */
const UPDATE_DEADLINE_MS = 30_000;

export class ExperimentWorkflows {
  constructor(
    private readonly options: WorkflowCallsOptions,
    private readonly updateDeadlineMs = UPDATE_DEADLINE_MS,
  ) {}

  /** Starts the experiment's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(experiment: ExperimentToStart): Promise<void> {
    await startOnce(this.options.client, experimentStartOptions(experiment));
  }

  /**
   * Resolves to the state when the workflow has done as it was told. Throws WORKFLOW_SERVER_UNAVAILABLE,
   * EXPERIMENT_NOT_ANSWERING, EXPERIMENT_FINISHED, and why the workflow refused the order.
   */
  async steer(experiment: ExperimentToStart, { update, ...order }: ExperimentOrder): Promise<ExperimentState> {
    const { client } = this.options;
    const { id: experimentId } = experiment;
    await requireServer(client);
    // One that was lost is started again, so that the order finds it.
    await this.start(experiment);
    const handle = client.workflow.getHandle(experimentWorkflowId(experiment));
    try {
      const carriedOut = () => handle.executeUpdate<ExperimentState, [typeof order]>(update, { args: [order] });
      return await withinDeadline(client, carriedOut, this.updateDeadlineMs);
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
        throw new DomainError('EXPERIMENT_NOT_ANSWERING', { experimentId }, { cause: error });
      }
      if (error instanceof WorkflowNotFoundError || isEnding(error)) {
        throw new DomainError('EXPERIMENT_FINISHED', { experimentId, state: 'ended' }, { cause: error });
      }
      throw registryError(error) ?? error;
    }
  }
}

function isEnding(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow';
}
