/** What the console asks about the stock, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { StockItem, StoragePlace } from './receipt-types';

const PAGE_ROWS = 100;
const SOON_DAYS = 7;

/** Above the keys of all that a change of the stock changes. */
export const STOCK_KEY = ['stock'] as const;
export const STOCK_LISTS_KEY = [...STOCK_KEY, 'list'] as const;

export interface StockFilters {
  q?: string;
  category?: string;
  storage?: StoragePlace;
}

export interface StockPage {
  items: StockItem[];
  next_cursor: string | null;
}

export const stockQuery = (filters: StockFilters) =>
  infiniteQueryOptions({
    queryKey: [...STOCK_LISTS_KEY, filters],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        client.GET('/api/v1/stock', {
          params: { query: { ...filters, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
  });

export const remindersQuery = queryOptions({
  queryKey: [...STOCK_KEY, 'reminders'],
  queryFn: ({ signal }) =>
    answer(client.GET('/api/v1/stock/reminders', { params: { query: { days: SOON_DAYS } }, signal })),
});
