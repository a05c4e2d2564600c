/** What the console asks and orders about experiments. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';
import type { Experiment, ExperimentState, NewExperiment } from './types';

const ROWS = 50;
const LOOKS = 2_000;
const REFRESH_MS = 5_000;

export const EXPERIMENTS_KEY = ['experiments'] as const;

export const experimentsQuery = (state: ExperimentState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...EXPERIMENTS_KEY, 'list', state],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: ROWS, ...(state && { state }), ...(cursor !== undefined && { cursor }) };
      return answer(client.GET('/api/v1/experiments', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });

const ofExperiment = (id: string) => ({ path: { experiment_id: id } });

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: [...EXPERIMENTS_KEY, 'one', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/experiments/{experiment_id}', { params: ofExperiment(id), signal })),
    refetchInterval: ({ state }) => (state.data?.ended_at === null ? REFRESH_MS : false),
  });

/** `looked`: when it was last looked at, so that a new look is a new question. */
export const looksQuery = (id: string, looked: string | null) =>
  queryOptions({
    queryKey: [...EXPERIMENTS_KEY, 'looks', id, looked],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/v1/experiments/{experiment_id}/looks', {
          params: { ...ofExperiment(id), query: { limit: LOOKS } },
          signal,
        }),
      ),
    select: ({ items }) => items,
    staleTime: Infinity,
  });

export type ExperimentOrder = 'pause' | 'resume' | 'ramp' | 'stop';

export function orderExperiment({ id }: Experiment, order: ExperimentOrder): Promise<Experiment> {
  return answer(client.POST(`/api/v1/experiments/{experiment_id}/${order}`, { params: ofExperiment(id), body: {} }));
}

export function promoteVariant({ id }: Experiment, variant: string): Promise<Experiment> {
  return answer(
    client.POST('/api/v1/experiments/{experiment_id}/promote', { params: ofExperiment(id), body: { variant } }),
  );
}

export function beginExperiment(body: NewExperiment): Promise<Experiment> {
  return answer(client.POST('/api/v1/experiments', { body }));
}
