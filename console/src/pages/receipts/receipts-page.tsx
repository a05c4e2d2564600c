/** One's receipts, newest first, and the place where the next one goes in. */
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { receiptsQuery } from '../../api/receipt-queries';
import type { ReceiptSummary } from '../../api/receipt-types';
import { useMay } from '../../api/session';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { useLocale, useTranslation } from '../../i18n/i18n';
import link from '../models/link.module.css';
import { formatDay, formatMoney } from './format';
import { PhotoCard } from './photo-card';
import { ReceiptsFrame } from './receipts-frame';
import { useReadingRuns } from './use-reading-runs';

export function Component() {
  const { t } = useTranslation('receipts');
  const receipts = useInfiniteQuery(receiptsQuery);
  const maySubmit = useMay('operator', 'runs:write');
  return (
    <ReceiptsFrame title={t('list.title')} about={t('list.about')}>
      {maySubmit && <PhotoCard />}
      <BeingRead />
      <PagedList
        query={receipts}
        empty={<EmptyState icon={IconReceipt} title={t('list.none')} text={t('list.none-text')} />}
      >
        {(items) => (
          <Card flush>
            <RowList label={t('list.title')}>
              {items.map((receipt) => (
                <ReceiptRow key={receipt.id} receipt={receipt} />
              ))}
            </RowList>
          </Card>
        )}
      </PagedList>
    </ReceiptsFrame>
  );
}

/** What was sent and is no receipt yet. */
function BeingRead() {
  const { t } = useTranslation('receipts');
  const runs = useReadingRuns();
  if (runs.length === 0) return null;
  return (
    <Card flush>
      <RowList label={t('reading.title')}>
        {runs.map(({ chain_id: id, input, created_at: createdAt }) => (
          <Row
            key={id}
            name={
              <Link to={`/receipts/${id}`} className={link.link}>
                {input.name}
              </Link>
            }
            beside={<StateBadge as="running">{t('reading.title')}</StateBadge>}
            facts={[<RelativeTime at={createdAt} />]}
          />
        ))}
      </RowList>
    </Card>
  );
}

function ReceiptRow({ receipt }: { receipt: ReceiptSummary }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const { chain_id: id, shop, bought_on: day, total, currency, item_count: count, stock } = receipt;
  const isInStock = stock?.undone_at === null;
  return (
    <Row
      name={
        <Link to={`/receipts/${id}`} className={link.link}>
          {shop ?? t('unnamed-shop')}
        </Link>
      }
      beside={
        <>
          <StateBadge as={isInStock ? 'completed' : 'queued'}>{t(isInStock ? 'list.stock' : 'list.open')}</StateBadge>
          {receipt.duplicate_of && <StateBadge as="retrying">{t('list.duplicate')}</StateBadge>}
        </>
      }
      facts={[day === null ? <RelativeTime at={receipt.created_at} /> : formatDay(day, locale), t('items', { count })]}
      actions={total !== null && <strong className="tabular">{formatMoney(total, currency, locale)}</strong>}
    />
  );
}
