/** A list that comes in pages, in each of its states: not there yet, refused, empty, there, more to come. */
import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './paged-list.module.css';
import { ProblemAlert } from './problem-alert';
import { RowsSkeleton } from './rows-skeleton';

const SKELETON_ROWS = 4;

interface PagedListProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** Shown in place of no rows. */
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}

export function PagedList<Item>({ query, empty, children }: PagedListProps<Item>) {
  const { t } = useTranslation();
  if (query.isPending) return <RowsSkeleton rows={SKELETON_ROWS} />;
  if (query.isError && !query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return empty;
  return (
    <>
      {query.isError && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      {children(items)}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}
