/** Filters of the list of runs, as they stand in the address: a filtered list can be sent to somebody, and comes back. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RunFilters } from '../../api/queries';
import type { RunStatus } from '../../api/types';

export const RUN_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAME_LENGTH_MAX = 255;

/** What an address asks for; what makes no sense there is as good as not there. */
export function filtersFrom(search: URLSearchParams): RunFilters {
  const status = search.get('status');
  const name = search.get('name')?.trim().slice(0, NAME_LENGTH_MAX);
  const pipeline = search.get('pipeline');
  const batch = search.get('batch');
  return {
    ...(isRunStatus(status) && { status }),
    ...(name && { name }),
    ...(pipeline && { pipeline }),
    ...(batch !== null && UUID.test(batch) && { batch_id: batch }),
  };
}

function isRunStatus(value: string | null): value is RunStatus {
  return RUN_STATUSES.some((status) => status === value);
}

type FilterName = 'status' | 'name' | 'pipeline' | 'batch';

export interface RunFiltersInAddress {
  filters: RunFilters;
  /** An empty value takes the filter away. */
  setFilter: (name: FilterName, value: string | null) => void;
  clear: () => void;
}

export function useRunFilters(): RunFiltersInAddress {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => filtersFrom(search), [search]);
  const setFilter = (name: FilterName, value: string | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return { filters, setFilter, clear: () => setSearch({}, { replace: true }) };
}
