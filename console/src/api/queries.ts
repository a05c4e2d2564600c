/** What the console asks for, each with its key: the one place that knows addresses and parameters of reading calls. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { RunStatus } from './types';

/** Rows of a list that come at once. */
const PAGE_ROWS = 100;

export interface RunFilters {
  pipeline?: string;
  status?: RunStatus;
  name?: string;
  batch_id?: string;
}

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/pipelines', { signal })),
  select: ({ items }) => items,
  staleTime: Infinity,
});

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/system', { signal })),
  staleTime: Infinity,
});

/** Above the keys of every list of runs. */
export const RUNS_KEY = ['runs'] as const;

export const runsQuery = (filters: RunFilters) =>
  infiniteQueryOptions({
    queryKey: [...RUNS_KEY, filters],
    queryFn: ({ pageParam, signal }) => readRuns(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
    staleTime: 10_000,
  });

export function readRuns(filters: RunFilters, cursor: string | undefined, signal?: AbortSignal) {
  const query = { ...filters, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) };
  return answer(client.GET('/api/v1/runs', { params: { query }, ...(signal && { signal }) }));
}

export const recentRunsQuery = queryOptions({
  queryKey: ['recent-runs'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/runs', { params: { query: { limit: 8 } }, signal })),
});

export const countsQuery = queryOptions({
  queryKey: ['run-counts'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/runs/counts', { signal })),
});

const ofRun = (runId: string) => ({ path: { chain_id: runId } });

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/runs/{chain_id}', { params: ofRun(runId), signal })),
  });

/** The run at the address for those who ask again and again; only where no socket can be had. */
export function readStatus(runId: string, signal: AbortSignal) {
  return answer(client.GET('/status/{chain_id}', { params: ofRun(runId), signal }));
}

export const manifestQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'manifest'],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/runs/{chain_id}/manifest', { params: ofRun(runId), signal })),
  });

/** Pages never change once the run has completed. */
export const pagesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'pages'],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/runs/{chain_id}/pages', { params: ofRun(runId), signal })),
    select: ({ items }) => items,
    staleTime: Infinity,
  });
