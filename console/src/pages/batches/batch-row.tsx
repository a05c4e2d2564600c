/** One batch in the list. */
import { Link } from 'react-router';
import type { BatchSummary } from '../../api/types';
import { SegmentedBar, SegmentLegend } from '../../components/segmented-bar';
import { StatusBadge } from '../../components/status-badge';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import classes from './batches-page.module.css';

export function BatchRow({ batch }: { batch: BatchSummary }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <div>
        <div className={classes.first}>
          <Link to={`/batches/${batch.batch_id}`} className={classes.name}>
            {batch.name}
          </Link>
          <StatusBadge status={batch.status} />
        </div>
        <div className={classes.facts}>
          <span>{t('batches.files', { count: batch.total_files })}</span>
          <span>{batch.owner.name}</span>
          <RelativeTime at={batch.created_at} />
        </div>
      </div>
      <div className={classes.progress}>
        <SegmentedBar counts={batch.counts} slim />
        <SegmentLegend counts={batch.counts} />
      </div>
    </li>
  );
}
