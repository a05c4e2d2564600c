/** One batch: how far it is, what can be done with it, and its items. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { batchQuery } from '../../api/batch-queries';
import type { Batch } from '../../api/types';
import { Card } from '../../components/card';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { SegmentedBar, SegmentLegend } from '../../components/segmented-bar';
import { StatusBadge } from '../../components/status-badge';
import { Duration, RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { BatchButtons } from './batch-buttons';
import { BatchItems } from './batch-items';
import { BatchLinks } from './batch-links';
import classes from './batch-page.module.css';
import { BatchSkeleton } from './batch-skeleton';
import { useBatchFeed } from './use-batch-feed';

export function Component() {
  const { batchId = '' } = useParams();
  const { t } = useTranslation();
  const batch = useQuery(batchQuery(batchId));
  useBatchFeed(batch.data);
  if (batch.isPending) return <BatchSkeleton />;
  if (!batch.data) {
    return (
      <Page title={t('batch.heading')}>
        <ProblemAlert error={batch.error} onRetry={() => void batch.refetch()} />
      </Page>
    );
  }
  return <BatchView batch={batch.data} />;
}

function BatchView({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  return (
    <Page
      title={batch.name}
      beside={<StatusBadge status={batch.status} />}
      about={<BatchFacts batch={batch} />}
      actions={<BatchButtons batch={batch} />}
    >
      <div className={classes.parts}>
        <Card title={t('batch.progress')} aside={<Share batch={batch} />}>
          <SegmentedBar counts={batch.counts} />
          <div className={classes.legend}>
            <SegmentLegend counts={batch.counts} all />
            <p className={classes.notes}>
              {batch.counts.cached > 0 && <span>{t('batch.cached', { count: batch.counts.cached })}</span>}
              {batch.counts.rejected > 0 && <span>{t('batch.rejected', { count: batch.counts.rejected })}</span>}
            </p>
          </div>
        </Card>
        <BatchLinks batch={batch} />
        <BatchItems batch={batch} />
      </div>
    </Page>
  );
}

function BatchFacts({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  return (
    <div className={classes.facts}>
      <span>{t('batches.files', { count: batch.total_files })}</span>
      <span>{batch.owner.name}</span>
      <RelativeTime at={batch.created_at} />
      <span>
        {t(batch.ended_at === null ? 'batch.so-far' : 'batch.took')}{' '}
        <Duration from={batch.created_at} to={batch.ended_at} />
      </span>
      {batch.attempt > 1 && <span>{t('batch.attempt', { attempt: batch.attempt })}</span>}
    </div>
  );
}

function Share({ batch: { counts } }: { batch: Batch }) {
  const { t } = useTranslation();
  const ended = counts.completed + counts.failed + counts.cancelled;
  return <span className={classes.share}>{t('batch.share', { ended, total: counts.total })}</span>;
}
