/** The items of a batch in the order of its request, filtered by how they stand. */
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { batchItemsQuery } from '../../api/batch-queries';
import type { Batch, BatchItemStatus } from '../../api/types';
import { Card } from '../../components/card';
import { ChoiceBar } from '../../components/choice-bar';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { StatusSign } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';
import { BatchItemRows } from './batch-item-rows';
import classes from './batch-items.module.css';

const STATUSES = ['fetching', 'queued', 'running', 'completed', 'failed', 'rejected', 'cancelled'] as const;

export function BatchItems({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const [status, setStatus] = useStatus();
  const items = useInfiniteQuery({
    ...batchItemsQuery(batch.batch_id, status),
    placeholderData: keepPreviousData,
  });
  const choices = STATUSES.map((each) => ({
    value: each,
    name: (
      <>
        <StatusSign status={each} size={14} />
        {t(`status.${each}`)}
      </>
    ),
  }));
  return (
    <Card flush title={t('batch.items')}>
      <div className={classes.filter}>
        <ChoiceBar
          label={t('batch.item-status')}
          choices={[{ value: undefined, name: t('runs.all') }, ...choices]}
          value={status}
          onChoose={setStatus}
        />
      </div>
      <PagedList
        query={items}
        empty={
          <EmptyState icon={IconFilterOff} title={t('batch.no-items')} text={t('batch.no-items-text')}>
            <Button variant="default" onClick={() => setStatus(undefined)}>
              {t('batch.all-items')}
            </Button>
          </EmptyState>
        }
      >
        {(rows) => (
          <BatchItemRows
            items={rows}
            total={status === undefined ? batch.total_files : undefined}
            onEnd={() => {
              if (items.hasNextPage && !items.isFetchingNextPage) void items.fetchNextPage();
            }}
          />
        )}
      </PagedList>
    </Card>
  );
}

/** Kept in the address, so that the failed ones can be shown to somebody. */
function useStatus(): [BatchItemStatus | undefined, (status: BatchItemStatus | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const status = STATUSES.find((each) => each === search.get('status'));
  const choose = (chosen: BatchItemStatus | undefined): void =>
    setSearch(chosen === undefined ? {} : { status: chosen }, { replace: true, preventScrollReset: true });
  return [status, choose];
}
