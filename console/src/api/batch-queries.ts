/** What the console asks about batches, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { BatchItemStatus, BatchStatus } from './types';

const BATCH_ROWS = 50;
const ITEM_ROWS = 200;
/** The list has no socket of its own. */
const REFRESH_MS = 2_000;

export const BATCHES_KEY = ['batches'] as const;

/** Asked again and again while a batch of the list is at work and somebody looks. */
export const batchesQuery = (status: BatchStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: [...BATCHES_KEY, { status }],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: BATCH_ROWS, ...(status && { status }), ...(cursor !== undefined && { cursor }) };
      return answer(client.GET('/api/v1/batches', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((batch) => batch.ended_at === null)) ? REFRESH_MS : false,
  });

const ofBatch = (batchId: string) => ({ path: { batch_id: batchId } });

export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['batch', batchId],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/batches/{batch_id}', { params: ofBatch(batchId), signal })),
  });

/** Above the keys of all lists of one batch's items. */
export const batchItemsKey = (batchId: string) => ['batch', batchId, 'items'] as const;

export const batchItemsQuery = (batchId: string, status: BatchItemStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: [...batchItemsKey(batchId), { status }],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: ITEM_ROWS, ...(status && { status }), ...(cursor !== undefined && { cursor }) };
      return answer(client.GET('/api/v1/batches/{batch_id}/items', { params: { ...ofBatch(batchId), query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
  });
