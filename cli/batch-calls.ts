/** The calls about batches that several commands make. */
import type { BatchMessage } from '../client/follow-batch';
import type { Page } from '../client/paginate';
import type { CommandContext } from './context';

export interface Batch {
  batch_id: string;
  name: string;
  pipeline: string;
  status: BatchMessage['status'];
  total_files: number;
  progress: number;
  counts: BatchMessage['counts'];
  owner: { id: string; name: string };
  created_at: string;
  ended_at: string | null;
  links: { workflow: string };
}

type Context = Pick<CommandContext, 'client'>;

export async function getBatch({ client }: Context, batchId: string): Promise<Batch> {
  return (await (await client.send(`/api/v1/batches/${batchId}`)).json()) as Batch;
}

export const BATCH_STEERS = ['pause', 'resume', 'cancel', 'retry'] as const;
export type BatchVerb = (typeof BATCH_STEERS)[number];

export interface BatchPage {
  status: string | undefined;
  cursor: string | undefined;
}

export async function listBatches({ client }: Context, { status, cursor }: BatchPage): Promise<Page<Batch>> {
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) });
  return (await (await client.send(`/api/v1/batches?${query.toString()}`)).json()) as Page<Batch>;
}

export async function steerBatch({ client }: Context, batchId: string, verb: BatchVerb): Promise<Batch> {
  return (await (await client.send(`/api/v1/batches/${batchId}/${verb}`, { method: 'POST' })).json()) as Batch;
}

export async function deleteBatch({ client }: Context, batchId: string): Promise<void> {
  await client.send(`/api/v1/batches/${batchId}`, { method: 'DELETE' });
}
