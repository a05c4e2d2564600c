/** What one has. It changes by itself when something is put in or taken in another window. */
import { Button } from '@mantine/core';
import { IconBasket, IconFilterOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useStockFeed } from '../../api/stock-feed';
import { stockQuery } from '../../api/stock-queries';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { StateBadge } from '../../components/state-badge';
import { useTranslation } from '../../i18n/i18n';
import { StockFrame } from './stock-frame';
import { StockFilterBar } from './stock-filter-bar';
import { StockList } from './stock-list';
import { useStockFilters } from './use-stock-filters';

export function Component() {
  const { t } = useTranslation('receipts');
  const { filters, isFiltered, change, clear } = useStockFilters();
  const stock = useInfiniteQuery({ ...stockQuery(filters), placeholderData: keepPreviousData });
  return (
    <StockFrame title={t('stock.title')} about={t('stock.about')} beside={<Live />}>
      <StockFilterBar filters={filters} onChange={change} />
      <PagedList
        query={stock}
        empty={
          isFiltered ? (
            <EmptyState icon={IconFilterOff} title={t('stock.none-match')} text={t('stock.none-match-text')}>
              <Button variant="default" onClick={clear}>
                {t('stock.clear')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconBasket} title={t('stock.none')} text={t('stock.none-text')} />
          )
        }
      >
        {(items) => (
          <Card flush>
            <StockList label={t('stock.list')} items={items} />
          </Card>
        )}
      </PagedList>
    </StockFrame>
  );
}

function Live() {
  const { t } = useTranslation('receipts');
  const connection = useStockFeed();
  if (connection === 'idle') return null;
  const [as, words] = (
    {
      live: ['completed', 'stock.live'],
      connecting: ['queued', 'stock.connecting'],
      lost: ['retrying', 'stock.lost'],
    } as const
  )[connection];
  return (
    <span role="status">
      <StateBadge as={as}>{t(words)}</StateBadge>
    </span>
  );
}
