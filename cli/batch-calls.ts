/** The calls about batches that several commands make. */
import { answer } from '../client/client';
import type { components } from '../client/schema';
import type { CommandContext } from './context';

export type Batch = components['schemas']['Batch'];

type Context = Pick<CommandContext, 'client'>;

const at = (batchId: string) => ({ params: { path: { batch_id: batchId } } });

export function getBatch({ client }: Context, batchId: string): Promise<Batch> {
  return answer(client.GET('/api/v1/batches/{batch_id}', at(batchId)));
}

export const BATCH_STEERS = ['pause', 'resume', 'cancel', 'retry'] as const;
export type BatchVerb = (typeof BATCH_STEERS)[number];

export function steerBatch({ client }: Context, batchId: string, verb: BatchVerb): Promise<Batch> {
  return answer(client.POST(`/api/v1/batches/{batch_id}/${verb}`, at(batchId)));
}

export async function deleteBatch({ client }: Context, batchId: string): Promise<void> {
  await client.DELETE('/api/v1/batches/{batch_id}', at(batchId));
}
