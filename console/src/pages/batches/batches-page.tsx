/** All batches of the project, newest first, with how far each is. */
import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { batchesQuery } from '../../api/batch-queries';
import { useMay } from '../../api/session';
import type { BatchStatus } from '../../api/types';
import { Card } from '../../components/card';
import { ChoiceBar } from '../../components/choice-bar';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { StatusSign } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';
import { openUpload } from '../../upload/upload-request';
import { BatchRow } from './batch-row';
import classes from './batches-page.module.css';

const STATUSES = ['running', 'paused', 'cancelling', 'completed', 'cancelled'] as const;

export function Component() {
  const { t } = useTranslation();
  const [status, setStatus] = useStatus();
  const batches = useInfiniteQuery({ ...batchesQuery(status), placeholderData: keepPreviousData });
  const choices = STATUSES.map((each) => ({
    value: each,
    name: (
      <>
        <StatusSign status={each} size={14} />
        {t(`status.${each}`)}
      </>
    ),
  }));
  const none = <NoBatches isFiltered={status !== undefined} onShowAll={() => setStatus(undefined)} />;
  return (
    <Page title={t('navigation.batches')} about={t('batches.about')}>
      <div className={classes.filter}>
        <ChoiceBar
          label={t('batches.status')}
          choices={[{ value: undefined, name: t('runs.all') }, ...choices]}
          value={status}
          onChoose={setStatus}
        />
      </div>
      <PagedList query={batches} empty={none}>
        {(items) => (
          <Card flush>
            <ul aria-label={t('navigation.batches')} className={classes.rows}>
              {items.map((batch) => (
                <BatchRow key={batch.batch_id} batch={batch} />
              ))}
            </ul>
          </Card>
        )}
      </PagedList>
    </Page>
  );
}

/** Kept in the address, so that a filtered list can be sent to somebody. */
function useStatus(): [BatchStatus | undefined, (status: BatchStatus | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const status = STATUSES.find((each) => each === search.get('status'));
  return [status, (chosen) => setSearch(chosen === undefined ? {} : { status: chosen }, { replace: true })];
}

function NoBatches({ isFiltered, onShowAll }: { isFiltered: boolean; onShowAll: () => void }) {
  const { t } = useTranslation();
  const maySubmit = useMay('operator', 'batches:write');
  if (isFiltered) {
    return (
      <EmptyState icon={IconStack2} title={t('batches.none-match')} text={t('batches.none-match-text')}>
        <Button variant="default" onClick={onShowAll}>
          {t('batches.show-all')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconStack2} title={t('batches.none')} text={t('batches.none-text')}>
      {maySubmit && <Button onClick={() => openUpload([])}>{t('batches.choose-files')}</Button>}
    </EmptyState>
  );
}
