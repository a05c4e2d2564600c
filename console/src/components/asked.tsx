/** What was asked for, in each of its states: not there yet, refused, there. What is there stays when asking again fails. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';
import { RowsSkeleton } from './rows-skeleton';

interface AskedProps<Data> {
  query: UseQueryResult<Data>;
  /** How high its outline is. */
  rows?: number;
  children: (data: Data) => ReactNode;
}

export function Asked<Data>({ query, rows = 4, children }: AskedProps<Data>) {
  const { data } = query;
  if (query.isPending) return <RowsSkeleton rows={rows} />;
  return (
    <>
      {query.isError && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      {data !== undefined && children(data)}
    </>
  );
}
