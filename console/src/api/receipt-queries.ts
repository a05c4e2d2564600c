/** What the console asks about receipts and categories, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Category, Receipt, ReceiptAccuracy, ReceiptSummary } from './receipt-types';

const PAGE_ROWS = 50;

/** Above the keys of all that is asked about receipts. */
export const RECEIPTS_KEY = ['receipts'] as const;

export const receiptsQuery = infiniteQueryOptions({
  queryKey: [...RECEIPTS_KEY, 'list'],
  queryFn: ({ pageParam: cursor, signal }) =>
    ask<{ items: ReceiptSummary[]; next_cursor: string | null }>('/api/v1/receipts', {
      query: { limit: PAGE_ROWS, cursor },
      signal,
    }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
});

export const receiptPath = (runId: string) => `/api/v1/receipts/${encodeURIComponent(runId)}`;

export const receiptQuery = (runId: string) =>
  queryOptions({
    queryKey: [...RECEIPTS_KEY, 'one', runId],
    queryFn: ({ signal }) => ask<Receipt>(receiptPath(runId), { signal }),
  });

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => ask<{ items: Category[] }>('/api/v1/categories', { signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
});

export const receiptAccuracyQuery = queryOptions({
  queryKey: [...RECEIPTS_KEY, 'accuracy'],
  queryFn: ({ signal }) => ask<ReceiptAccuracy>('/api/v1/receipts/accuracy', { signal }),
});
