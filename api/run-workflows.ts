/**
 * The Temporal workflows of runs, as the API needs them: start, cancel, and whether the server answers. Every call has
 * a deadline, because a request must not wait for a server that is away.
 */
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import { DomainError } from '../contracts/errors';
import { runStartOptions, type RunToStart } from '../contracts/run-start';
import { runWorkflowId } from '../contracts/workflow-ids';

const DEADLINE_MS = 3_000;

export interface RunWorkflowsOptions {
  client: Client;
  /** Address of this API, for the link in the Temporal Web UI. */
  apiUrl: string;
}

export class RunWorkflows {
  constructor(private readonly options: RunWorkflowsOptions) {}

  /** Starts the run's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async start(run: RunToStart): Promise<void> {
    const { workflowType, options } = runStartOptions(run, this.options.apiUrl);
    try {
      await this.withinDeadline((client) => client.workflow.start(workflowType, options));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Asks the run's workflow to stop; false where none is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async cancel(run: Parameters<typeof runWorkflowId>[0]): Promise<boolean> {
    try {
      await this.withinDeadline((client) => client.workflow.getHandle(runWorkflowId(run)).cancel());
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async check(): Promise<void> {
    await this.withinDeadline((client) =>
      client.workflowService.describeNamespace({ namespace: client.options.namespace }),
    );
  }

  private async withinDeadline<T>(call: (client: Client) => Promise<T>): Promise<T> {
    const { client } = this.options;
    try {
      return await client.withDeadline(Date.now() + DEADLINE_MS, () => call(client));
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('WORKFLOW_SERVER_UNAVAILABLE', {}, { cause: error });
      throw error;
    }
  }
}

/** gRPC codes of a server that is away, overloaded or starting: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE, CANCELLED. */
const UNAVAILABLE_CODES = new Set([1, 4, 8, 14]);

function isUnavailable(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && UNAVAILABLE_CODES.has(cause.code);
}
