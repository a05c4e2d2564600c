/** What the list is narrowed to stands in the address, so that it can be kept and sent. */
import { useSearchParams } from 'react-router';
import type { StockFilters } from '../../api/stock-queries';
import { STORAGE_PLACES } from '../receipts/storage-select';

export interface StockFiltering {
  filters: StockFilters;
  isFiltered: boolean;
  change: (change: { [Name in keyof StockFilters]: StockFilters[Name] | undefined }) => void;
  clear: () => void;
}

export function useStockFilters(): StockFiltering {
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? undefined;
  const category = search.get('category') ?? undefined;
  const storage = STORAGE_PLACES.find((place) => place === search.get('storage'));
  const filters = { ...(q && { q }), ...(category && { category }), ...(storage && { storage }) };
  return {
    filters,
    isFiltered: Object.keys(filters).length > 0,
    change: (wished) => {
      const given = Object.entries({ ...filters, ...wished }).filter((pair): pair is [string, string] =>
        Boolean(pair[1]),
      );
      setSearch(given, { replace: true });
    },
    clear: () => setSearch([], { replace: true }),
  };
}
