/**
 * The runs beside a run: in the list that the reader has come from, or else in the newest runs of the project. Keys,
 * buttons and a swipe go there.
 */
import { type InfiniteData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type TouchEvent, useMemo, useRef } from 'react';
import { readRuns, RUNS_KEY } from '../../api/queries';
import type { RunList, RunSummary } from '../../api/types';

export interface Neighbours {
  newer: string | undefined;
  older: string | undefined;
}

const newestRunsQuery = queryOptions({
  queryKey: ['newest-runs'],
  queryFn: ({ signal }) => readRuns({}, undefined, signal),
  staleTime: 30_000,
});

export function useNeighbours(runId: string): Neighbours {
  const queryClient = useQueryClient();
  const inLists = useMemo(() => {
    const lists = queryClient.getQueryCache().findAll({ queryKey: RUNS_KEY });
    const newestFirst = lists.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
    return newestFirst
      .map(({ queryKey }) => queryClient.getQueryData<InfiniteData<RunList>>(queryKey))
      .map((data) => neighboursIn(data?.pages.flatMap(({ items }) => items) ?? [], runId))
      .find((neighbours) => neighbours !== undefined);
  }, [queryClient, runId]);
  const { data } = useQuery({ ...newestRunsQuery, enabled: inLists === undefined });
  return inLists ?? neighboursIn(data?.items ?? [], runId) ?? { newer: undefined, older: undefined };
}

function neighboursIn(runs: readonly RunSummary[], runId: string): Neighbours | undefined {
  const index = runs.findIndex((run) => run.chain_id === runId);
  return index < 0 ? undefined : { newer: runs[index - 1]?.chain_id, older: runs[index + 1]?.chain_id };
}

const SWIPE_PIXELS_MIN = 70;
const SWIPE_MS_MAX = 700;
/** Where a finger scrolls sideways by itself. */
const NO_SWIPE = '[data-no-swipe], input, textarea, pre';

export interface SwipeHandlers {
  onTouchStart: (event: TouchEvent) => void;
  onTouchEnd: (event: TouchEvent) => void;
}

/** To the left for the older run, as one turns a page. */
export function useSwipe(go: (runId: string) => void, { newer, older }: Neighbours): SwipeHandlers {
  const start = useRef<{ x: number; y: number; at: number } | undefined>(undefined);
  return {
    onTouchStart: ({ touches, target, timeStamp }) => {
      const touch = touches[0];
      const isOurs = touches.length === 1 && target instanceof Element && !target.closest(NO_SWIPE);
      start.current = isOurs && touch ? { x: touch.clientX, y: touch.clientY, at: timeStamp } : undefined;
    },
    onTouchEnd: ({ changedTouches, timeStamp }) => {
      const touch = changedTouches[0];
      const from = start.current;
      start.current = undefined;
      if (!touch || !from || timeStamp - from.at > SWIPE_MS_MAX) return;
      const dx = touch.clientX - from.x;
      if (Math.abs(dx) < SWIPE_PIXELS_MIN || Math.abs(dx) < 2 * Math.abs(touch.clientY - from.y)) return;
      const to = dx < 0 ? older : newer;
      if (to !== undefined) go(to);
    },
  };
}
