/** Calls to the Temporal server with a deadline, because a request must not wait for a server that is away. */
import { isGrpcServiceError, ServiceError, type Client } from '@temporalio/client';
import { DomainError } from '../contracts/errors';

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

/** gRPC codes of a server that is away, overloaded or starting: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE, CANCELLED. */
const UNAVAILABLE_CODES = new Set([1, 4, 8, 14]);

function isUnavailable(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && UNAVAILABLE_CODES.has(cause.code);
}
