import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import { RECEIPTS_KEY } from '../../api/receipt-queries';
import type { RunSummary } from '../../api/types';

const REFRESH_MS = 2_000;
const SHOWN = 20;

/** Photos that are being read, newest first. Asked again and again while there are any and somebody looks. */
const readingQuery = queryOptions({
  queryKey: [...RECEIPTS_KEY, 'reading'],
  queryFn: async ({ signal, client: queryClient }) => {
    const ask = (status: 'queued' | 'running') =>
      answer(client.GET('/api/v1/runs', { params: { query: { pipeline: 'receipts', status, limit: SHOWN } }, signal }));
    const lists = await Promise.all([ask('running'), ask('queued')]);
    const runs = lists.flatMap(({ items }) => items);
    const before = queryClient.getQueryData<RunSummary[]>([...RECEIPTS_KEY, 'reading']) ?? [];
    // Whatever is read no longer is a receipt now.
    if (before.some(({ chain_id: id }) => !runs.some((run) => run.chain_id === id))) {
      void queryClient.invalidateQueries({ queryKey: [...RECEIPTS_KEY, 'list'] });
    }
    return runs;
  },
  refetchInterval: ({ state }) => (state.data && state.data.length > 0 ? REFRESH_MS : false),
});

export function useReadingRuns(): readonly RunSummary[] {
  return useQuery(readingQuery).data ?? [];
}
