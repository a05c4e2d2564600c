/** Live progress of a batch. Every message is the whole present state, so nothing is lost when a connection breaks. */
import { answer, type TreadleClient } from './client';
import { follow, type FollowOptions } from './follow';
import type { components } from './schema';

export type BatchMessage = components['schemas']['BatchMessage'];

export interface BatchToFollow {
  client: TreadleClient;
  batchId: string;
}

/** Ends with the batch. Throws `TreadleError` where there is no such batch. */
export function followBatch(
  { client, batchId }: BatchToFollow,
  options: FollowOptions = {},
): AsyncGenerator<BatchMessage, void, undefined> {
  return follow<BatchMessage>({
    ...options,
    client,
    path: () => `/ws/batch/${batchId}`,
    check: () => answer(client.GET('/api/v1/batches/{batch_id}', { params: { path: { batch_id: batchId } } })),
    isLast: ({ status }) => status === 'completed' || status === 'cancelled',
  });
}
