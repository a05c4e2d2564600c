/** What the console asks about models, retrains, datasets and feedback, each question with its key. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';

/** The loop has no socket of its own; it is asked again while somebody looks. */
const REFRESH_MS = 10_000;
const RETRAIN_REFRESH_MS = 2_000;
/** A slot's newest versions: those that its graph draws. */
const VERSIONS = 100;

/** Above the keys of all that a deployment changes. */
export const MODELS_KEY = ['models'] as const;

export const slotsQuery = queryOptions({
  queryKey: [...MODELS_KEY, 'slots'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/slots', { signal })),
  select: ({ items }) => items,
  refetchInterval: REFRESH_MS,
});

type SlotName = 'documents/reader';
type PipelineName = 'documents';

/** Names that stand in an address: one that does not exist is refused by the API. */
const asSlot = (slot: string) => slot as SlotName;

/** Throws nothing: a name without a slash is one of no slot. */
export const slotPath = (slot: string) => {
  const [pipeline = '', name = ''] = slot.split('/');
  return { pipeline: pipeline as PipelineName, slot: name };
};

export const versionsQuery = (slot: string) =>
  infiniteQueryOptions({
    queryKey: [...MODELS_KEY, 'versions', slot],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { slot: asSlot(slot), limit: VERSIONS, ...(cursor !== undefined && { cursor }) };
      return answer(client.GET('/api/v1/models', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: cursor }) => cursor ?? undefined,
  });

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: [...MODELS_KEY, 'version', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/models/{model_id}', { params: { path: { model_id: id } }, signal })),
  });

export const comparedModelsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...MODELS_KEY, 'compared', ids],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/models/compare', { params: { query: { ids: ids.join(',') } }, signal })),
    select: ({ items }) => items,
    enabled: ids.length > 0,
  });

export const deploymentsQuery = (slot: string) =>
  queryOptions({
    queryKey: [...MODELS_KEY, 'deployments', slot],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/slots/{pipeline}/{slot}/deployments', { params: { path: slotPath(slot) }, signal })),
    select: ({ items }) => items,
  });

export const servedAtQuery = (slot: string, at: string) =>
  queryOptions({
    queryKey: [...MODELS_KEY, 'served', slot, at],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/v1/slots/{pipeline}/{slot}/served', {
          params: { path: slotPath(slot), query: { at } },
          signal,
        }),
      ),
    retry: false,
  });

export const DATASETS_KEY = ['datasets'] as const;

export const datasetsQuery = (slot: string | undefined) =>
  queryOptions({
    queryKey: [...DATASETS_KEY, slot],
    queryFn: ({ signal }) => {
      const query = slot === undefined ? {} : { slot: asSlot(slot) };
      return answer(client.GET('/api/v1/datasets', { params: { query }, signal }));
    },
    select: ({ items }) => items,
  });

export const suspectsQuery = (id: string) =>
  queryOptions({
    queryKey: [...DATASETS_KEY, 'suspects', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/datasets/{dataset_id}/suspects', { params: { path: { dataset_id: id } }, signal })),
  });

export const RETRAINS_KEY = ['retrains'] as const;

export const retrainsQuery = (slot: string | undefined) =>
  queryOptions({
    queryKey: [...RETRAINS_KEY, 'list', slot],
    queryFn: ({ signal }) => {
      const query = slot === undefined ? {} : { slot: asSlot(slot) };
      return answer(client.GET('/api/v1/retrains', { params: { query }, signal }));
    },
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ ended_at: endedAt }) => endedAt === null) ? RETRAIN_REFRESH_MS : REFRESH_MS,
  });

export const retrainQuery = (id: string) =>
  queryOptions({
    queryKey: [...RETRAINS_KEY, 'one', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/retrains/{retrain_id}', { params: { path: { retrain_id: id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.ended_at === null ? RETRAIN_REFRESH_MS : false),
  });

export const feedbackDaysQuery = queryOptions({
  queryKey: ['feedback', 'days'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/feedback/days', { params: { query: {} }, signal })),
  select: ({ items }) => items,
  refetchInterval: REFRESH_MS,
});

export const feedbackStatisticsQuery = queryOptions({
  queryKey: ['feedback-statistics'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/feedback/stats', { signal })),
  refetchInterval: REFRESH_MS,
});
