/** What the console asks and orders about costs by month, their budget, and prices. */
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { LlmPrice } from './types';

/** It grows while documents are read. */
const COSTS_MS = 30_000;
const RUNS = 10;

export const costsQuery = queryOptions({
  queryKey: ['costs', 'months'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/costs', { params: { query: {} }, signal })),
  refetchInterval: COSTS_MS,
});

export const costlyRunsQuery = queryOptions({
  queryKey: ['costs', 'runs'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/costs/runs', { params: { query: { limit: RUNS } }, signal })),
  select: ({ items }) => items,
  refetchInterval: COSTS_MS,
});

export const pricesQuery = queryOptions({
  queryKey: ['costs', 'prices'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/costs/prices', { signal })),
});

/** Null is no budget. */
export function setBudget(usdPerMonth: number | null) {
  return answer(client.PATCH('/api/v1/costs/budget', { body: { usd_per_month: usdPerMonth } }));
}

export type PriceForm = Pick<LlmPrice, 'model' | 'input_usd_per_million' | 'output_usd_per_million'>;

export function changePrices(change: { set?: PriceForm[]; removed?: string[] }) {
  return answer(client.PATCH('/api/v1/costs/prices', { body: { set: [], removed: [], ...change } }));
}
