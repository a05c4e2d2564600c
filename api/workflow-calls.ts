/**
 * Calls to the Temporal server with a deadline, because a request must not wait for a server that is away, and what its
 * answers mean to the API.
 */
import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, ChildWorkflowFailure } from '@temporalio/common';
import { DomainError, type ErrorDetails, isErrorCode } from '../contracts/errors';

const DEADLINE_MS = 3_000;

export interface WorkflowCallsOptions {
  client: Client;
  /** Address of this API, for the links in the Temporal Web UI. */
  apiUrl: string;
}

/** Throws WORKFLOW_SERVER_UNAVAILABLE, and what the call throws otherwise. */
export async function withinDeadline<T>(
  client: Client,
  call: (client: Client) => Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  try {
    return await client.withDeadline(Date.now() + deadlineMs, () => call(client));
  } catch (error) {
    if (isUnavailable(error)) throw new DomainError('WORKFLOW_SERVER_UNAVAILABLE', {}, { cause: error });
    throw error;
  }
}

/** Throws WORKFLOW_SERVER_UNAVAILABLE. */
export async function requireServer(client: Client): Promise<void> {
  const { namespace } = client.options;
  await withinDeadline(client, ({ workflowService }) => workflowService.describeNamespace({ namespace }));
}

/** Starts a workflow; one of that id that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
export async function startOnce(
  client: Client,
  { workflowType, options }: { workflowType: string; options: WorkflowStartOptions },
): Promise<void> {
  try {
    await withinDeadline(client, () => client.workflow.start(workflowType, options));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Asks a workflow to stop; false where none of that id is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
export async function cancelIfRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    await withinDeadline(client, () => client.workflow.getHandle(workflowId).cancel());
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** The error of our registry with which a workflow ended or refused an update, or what it called had failed. */
export function registryError(error: unknown): DomainError | undefined {
  const isOfWorkflow = error instanceof WorkflowFailedError || error instanceof WorkflowUpdateFailedError;
  let root: unknown = isOfWorkflow ? error.cause : undefined;
  while (root instanceof ActivityFailure || root instanceof ChildWorkflowFailure) root = root.cause;
  if (!(root instanceof ApplicationFailure) || !isErrorCode(root.type)) return undefined;
  const [details] = root.details ?? [];
  const known = details !== null && typeof details === 'object' ? (details as ErrorDetails) : {};
  return new DomainError(root.type, known, { cause: error });
}

/** gRPC codes of a server that is away, overloaded or starting: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE, CANCELLED. */
const UNAVAILABLE_CODES = new Set([1, 4, 8, 14]);

function isUnavailable(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && UNAVAILABLE_CODES.has(cause.code);
}
