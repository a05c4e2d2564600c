/** One item of a batch: its name, how it stands, and why it failed. */
import { Link } from 'react-router';
import { useLiveRun } from '../../api/live-runs';
import type { BatchItem, BatchItemStatus } from '../../api/types';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { StatusBadge } from '../../components/status-badge';
import classes from './batch-items.module.css';

const UNFINISHED: ReadonlySet<BatchItemStatus> = new Set(['fetching', 'queued', 'running']);
/** Whatever the feed has told of the run is newer than an item that has not ended. */
const EVER = new Date(0).toISOString();

export function BatchItemRow({ item }: { item: BatchItem }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const live = useLiveRun(item.chain_id ?? '', EVER);
  const status = UNFINISHED.has(item.status) ? (live?.status ?? item.status) : item.status;
  return (
    <div className={classes.item}>
      <span className={classes.position}>{formatNumber(item.position + 1, locale)}</span>
      <div className={classes.words}>
        {item.chain_id === null ? (
          <span className={classes.name}>{item.name}</span>
        ) : (
          <Link to={`/runs/${item.chain_id}`} className={classes.name}>
            {item.name}
          </Link>
        )}
        {item.url !== null && <span className={classes.note}>{item.url}</span>}
        {item.error !== null && <span className={classes.note}>{item.error.detail}</span>}
      </div>
      <div className={classes.state}>
        {item.cached && <span className={classes.note}>{t('batch.from-cache')}</span>}
        <StatusBadge status={status} plain />
      </div>
    </div>
  );
}
