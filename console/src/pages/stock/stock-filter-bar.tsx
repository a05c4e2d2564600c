/** Narrows the stock by name, place and category. `/` leads into the search. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useCategoryTitle } from '../../api/receipt-actions';
import { categoriesQuery } from '../../api/receipt-queries';
import type { StockFilters } from '../../api/stock-queries';
import { ChoiceBar } from '../../components/choice-bar';
import { useTranslation } from '../../i18n/i18n';
import { useShortcuts } from '../../keyboard/shortcuts';
import { STORAGE_PLACES } from '../receipts/storage-select';
import classes from './stock-filter-bar.module.css';
import type { StockFiltering } from './use-stock-filters';

const DEBOUNCE_MS = 200;

interface StockFilterBarProps {
  filters: StockFilters;
  onChange: StockFiltering['change'];
}

export function StockFilterBar({ filters, onChange }: StockFilterBarProps) {
  const { t } = useTranslation('receipts');
  const { data: categories = [] } = useQuery(categoriesQuery);
  const titleOf = useCategoryTitle(categories);
  return (
    <div role="search" aria-label={t('stock.filters')} className={classes.bar}>
      <Search q={filters.q ?? ''} onSearch={(q) => onChange({ q })} />
      <ChoiceBar
        label={t('storage-label')}
        choices={[
          { value: undefined, name: t('stock.every-storage') },
          ...STORAGE_PLACES.map((value) => ({ value, name: t(`storage.${value}`) })),
        ]}
        value={filters.storage}
        onChoose={(storage) => onChange({ storage })}
      />
      <NativeSelect
        className={classes.category}
        aria-label={t('category')}
        value={filters.category ?? ''}
        data={[
          { value: '', label: t('stock.every-category') },
          ...categories.map(({ id }) => ({ value: id, label: titleOf(id) })),
        ]}
        onChange={({ currentTarget }) => onChange({ category: currentTarget.value })}
      />
    </div>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation('receipts');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(q);
  // Cleared or changed from elsewhere, such as by the way back.
  if (q !== shown) {
    setShown(q);
    setTyped(q);
  }
  useShortcuts({ '/': () => field.current?.focus() });
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => {
      setShown(typed);
      onSearch(typed);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search}
      aria-label={t('stock.search')}
      placeholder={t('stock.search')}
      leftSection={<IconSearch aria-hidden size={16} />}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}
