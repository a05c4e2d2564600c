/** All runs of the project, newest first: filtered, live, and as many as there are. */
import { Button } from '@mantine/core';
import { IconFilterOff, IconPlus, IconStack2 } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { runsQuery } from '../../api/queries';
import { useRunActions } from '../../api/run-actions';
import { useMay } from '../../api/session';
import type { RunList, RunSummary } from '../../api/types';
import { useIsLost } from '../../app/connection-banner';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { useTranslation } from '../../i18n/i18n';
import { useShortcuts } from '../../keyboard/shortcuts';
import { openUpload } from '../../upload/upload-request';
import { FilterBar } from './filter-bar';
import { type RunFiltersInAddress, useRunFilters } from './run-filters';
import { RunsList } from './runs-list';

/** How often the list is asked for while there is no live feed. */
const POLL_MS = 5_000;

export function Component() {
  const { t } = useTranslation();
  const inAddress = useRunFilters();
  const searchRef = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => searchRef.current?.focus() });
  return (
    <Page title={t('runs.heading')} about={t('runs.about')}>
      <FilterBar {...inAddress} searchRef={searchRef} />
      <Runs {...inAddress} />
    </Page>
  );
}

function Runs({ filters, clear }: RunFiltersInAddress) {
  const isLost = useIsLost();
  const mayChange = useMay('operator', 'runs:write');
  const { actions } = useRunActions();
  const list = useInfiniteQuery({
    ...runsQuery(filters),
    placeholderData: keepPreviousData,
    refetchInterval: isLost && POLL_MS,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const runs = useMemo(() => distinct(data?.pages ?? []), [data]);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  if (list.isError && !data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (!data) return <RowsSkeleton rows={10} />;
  if (runs.length === 0) return <NoRuns isFiltered={Object.keys(filters).length > 0} clear={clear} />;
  return (
    <>
      <RunsList runs={runs} hasMore={hasNextPage} onMore={more} actions={mayChange ? actions : undefined} />
      {list.isFetchNextPageError && <ProblemAlert error={list.error} onRetry={() => void fetchNextPage()} />}
    </>
  );
}

/** Pages that were read at different times may overlap; what was read first is the newer. */
function distinct(pages: readonly RunList[]): RunSummary[] {
  const runs = new Map<string, RunSummary>();
  for (const { items } of pages) {
    for (const run of items) if (!runs.has(run.chain_id)) runs.set(run.chain_id, run);
  }
  return [...runs.values()];
}

function NoRuns({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation();
  const maySubmit = useMay('operator', 'runs:write');
  if (isFiltered) {
    return (
      <EmptyState icon={IconFilterOff} title={t('runs.none-match')} text={t('runs.none-match-text')}>
        <Button variant="default" onClick={clear}>
          {t('runs.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconStack2}
      title={t('runs.none')}
      text={t(maySubmit ? 'runs.none-text' : 'runs.none-text-viewer')}
    >
      {maySubmit && (
        <Button leftSection={<IconPlus aria-hidden size={16} />} onClick={() => openUpload([])}>
          {t('shell.new-run')}
        </Button>
      )}
    </EmptyState>
  );
}
