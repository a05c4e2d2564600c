/**
 * Keeps a batch on screen in step with its socket. Every message holds the whole state, so it simply takes the place of
 * what was there; items follow the live feed of runs by themselves, and are read again where that is cheap.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type BatchMessage, followBatch } from '../../../../client/follow-batch';
import { BATCHES_KEY, batchItemsKey, batchQuery } from '../../api/batch-queries';
import { client } from '../../api/client';
import type { Batch } from '../../api/types';

const REFRESH_MS = 1_500;
/** Of a list that was read further than this only the rows that are there are kept up to date. */
const REFRESHED_PAGES_MAX = 2;

export function useBatchFeed(batch: Batch | undefined): void {
  const queryClient = useQueryClient();
  const batchId = batch?.batch_id;
  const isLive = batch?.ended_at === null;
  useEffect(() => {
    if (batchId === undefined || !isLive) return;
    const end = new AbortController();
    const refresh = throttled(() => refreshItems(queryClient, batchId));
    const take = (message: BatchMessage): void => {
      const { status, progress, counts } = message;
      const { queryKey } = batchQuery(batchId);
      queryClient.setQueryData(queryKey, (known) => known && { ...known, status, progress, counts });
      refresh.call();
    };
    // When the batch has ended, or is gone, the whole of it is asked for once more.
    void followAll({ batchId, signal: end.signal, take }).finally(() => {
      if (end.signal.aborted) return;
      void queryClient.invalidateQueries({ queryKey: batchQuery(batchId).queryKey });
      void queryClient.invalidateQueries({ queryKey: BATCHES_KEY });
    });
    return () => {
      end.abort();
      refresh.stop();
    };
  }, [batchId, isLive, queryClient]);
}

interface Following {
  batchId: string;
  signal: AbortSignal;
  take: (message: BatchMessage) => void;
}

async function followAll({ batchId, signal, take }: Following): Promise<void> {
  try {
    for await (const message of followBatch({ client, batchId }, { signal })) take(message);
  } catch {
    // The API refuses: the question that follows is refused too, and the page tells why.
  }
}

function refreshItems(queryClient: QueryClient, batchId: string): void {
  void queryClient.invalidateQueries({
    queryKey: batchItemsKey(batchId),
    predicate: ({ state: { data } }) => pagesOf(data) <= REFRESHED_PAGES_MAX,
  });
}

function pagesOf(data: unknown): number {
  if (typeof data !== 'object' || data === null || !('pages' in data)) return 0;
  return Array.isArray(data.pages) ? data.pages.length : 0;
}

/** At most one call in a while, and always one after the last wish. */
function throttled(work: () => void): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, REFRESH_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
