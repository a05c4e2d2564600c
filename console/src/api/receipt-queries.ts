/** What the console asks about receipts and categories, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';

const PAGE_ROWS = 50;

/** Above the keys of all that is asked about receipts. */
export const RECEIPTS_KEY = ['receipts'] as const;

export const receiptsQuery = infiniteQueryOptions({
  queryKey: [...RECEIPTS_KEY, 'list'],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(
      client.GET('/api/v1/receipts', {
        params: { query: { limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) } },
        signal,
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
});

export const ofReceipt = (runId: string) => ({ path: { chain_id: runId } });

export const receiptQuery = (runId: string) =>
  queryOptions({
    queryKey: [...RECEIPTS_KEY, 'one', runId],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/receipts/{chain_id}', { params: ofReceipt(runId), signal })),
  });

/** The categories to choose from for each line, as they are to be shown: what is read first is kept, so once is enough. */
export const rankingsQuery = (runId: string) =>
  queryOptions({
    queryKey: [...RECEIPTS_KEY, 'rankings', runId],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/runs/{chain_id}/rankings', { params: ofReceipt(runId), signal })),
    select: ({ items }) => new Map(items.map(({ target, ids }) => [target, ids])),
    staleTime: Infinity,
  });

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/categories', { signal })),
  select: ({ items }) => items,
  staleTime: 60_000,
});

export const receiptAccuracyQuery = queryOptions({
  queryKey: [...RECEIPTS_KEY, 'accuracy'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/receipts/accuracy', { params: { query: {} }, signal })),
});
