/** The annotation queue: which result to look at next, and to be spared it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailed } from '../components/notify';
import { answer, client } from './client';

const REFRESH_MS = 10_000;
const ANNOTATIONS_KEY = ['annotations'] as const;
type PipelineName = 'documents';

/** A pipeline that does not exist is refused by the API. */
const asked = (pipeline: string) => ({ query: { pipeline: pipeline as PipelineName } });

export const annotationStatisticsQuery = (pipeline: string) =>
  queryOptions({
    queryKey: [...ANNOTATIONS_KEY, 'statistics', pipeline],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/annotations/stats', { params: asked(pipeline), signal })),
    refetchInterval: REFRESH_MS,
  });

/** Asking keeps the result for whoever asks; asked again it is the same one. Null where nothing is left. */
export const nextAnnotationQuery = (pipeline: string) =>
  queryOptions({
    queryKey: [...ANNOTATIONS_KEY, 'next', pipeline],
    queryFn: async ({ signal }) =>
      (await answer(client.GET('/api/v1/annotations/next', { params: asked(pipeline), signal }))) ?? null,
  });

export function useSkip() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) =>
      answer(client.POST('/api/v1/annotations/{chain_id}/skip', { params: { path: { chain_id: runId } } })),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ANNOTATIONS_KEY }),
  });
}
