/**
 * Keeps lists of runs in step with the feed: when runs are queued or end, the newest page of each list that is on screen
 * is read again and laid over what is there. At most once in a while, however much happens.
 */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { RunEvent } from '../../../client/follow-run';
import { countsQuery, readRuns, recentRunsQuery, type RunFilters, RUNS_KEY } from './queries';
import type { RunList, RunSummary } from './types';

const REFRESH_MS = 1_500;

type RunsData = InfiniteData<RunList, string | undefined>;

/** Returns a listener for `LiveRuns.onTurns`. */
export function listRefresher(queryClient: QueryClient): (events: readonly RunEvent[]) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;
  const refresh = (): void => {
    timer = undefined;
    lastAt = Date.now();
    refreshLists(queryClient).catch(() => undefined);
  };
  return () => {
    timer ??= setTimeout(refresh, Math.max(0, lastAt + REFRESH_MS - Date.now()));
  };
}

/** A list that cannot be read now shows what it has; the next turn tries again. */
export async function refreshLists(queryClient: QueryClient): Promise<void> {
  const lists = queryClient.getQueryCache().findAll({ queryKey: RUNS_KEY, type: 'active' });
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: countsQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: recentRunsQuery.queryKey }),
    ...lists.map(async ({ queryKey }) => {
      const fresh = await readRuns(filtersOf(queryKey), undefined);
      queryClient.setQueryData<RunsData>(queryKey, (data) => data && withFresh(data, fresh));
    }),
  ]);
}

function filtersOf(queryKey: readonly unknown[]): RunFilters {
  const filters = queryKey[RUNS_KEY.length];
  return typeof filters === 'object' && filters !== null ? filters : {};
}

/**
 * The first page becomes what was read just now, followed by what slid out of it. Where nothing of the old page is left,
 * too much has come in between, and where the fresh page is all there is, no other is needed: the list starts anew.
 */
export function withFresh(data: RunsData, fresh: RunList): RunsData {
  const [first, ...rest] = data.pages;
  const freshIds = new Set(fresh.items.map((run) => run.chain_id));
  const overlaps = first?.items.some((run) => freshIds.has(run.chain_id)) ?? false;
  if (!first || !overlaps || fresh.next_cursor === null) return { pages: [fresh], pageParams: [undefined] };
  const oldest = fresh.items.at(-1);
  const isOlder = (run: RunSummary): boolean => oldest !== undefined && run.created_at <= oldest.created_at;
  const slidOut = first.items.filter((run) => !freshIds.has(run.chain_id) && isOlder(run));
  const cursor = slidOut.length > 0 ? first.next_cursor : fresh.next_cursor;
  return { ...data, pages: [{ ...fresh, items: [...fresh.items, ...slidOut], next_cursor: cursor }, ...rest] };
}
