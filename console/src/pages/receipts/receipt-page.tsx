/** One receipt, from the moment its photo was sent: being read, refused, or there to be looked over and put into stock. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { runQuery } from '../../api/queries';
import { receiptQuery } from '../../api/receipt-queries';
import type { Receipt } from '../../api/receipt-types';
import { isUnderWay } from '../../api/run-actions';
import { useMay } from '../../api/session';
import type { Run } from '../../api/types';
import { Asked } from '../../components/asked';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/receipt-texts';
import { useRunFeed } from '../run/use-run-feed';
import { useFoundPhoto } from './use-found-photo';
import { ReceiptHead } from './receipt-head';
import { ReceiptLines } from './receipt-lines';
import { ReceiptNotes } from './receipt-notes';
import { ReceiptReading } from './receipt-reading';
import classes from './receipt-page.module.css';
import { RetakeButton } from './photo-card';
import { StockBar } from './stock-bar';

export function Component() {
  const { t } = useTranslation('receipts');
  const { runId = '' } = useParams();
  const run = useQuery(runQuery(runId));
  useRunFeed(run.data);
  if (run.isError && !run.data) {
    return (
      <Page title={t('unnamed-shop')}>
        <ProblemAlert error={run.error} onRetry={() => void run.refetch()} />
      </Page>
    );
  }
  if (run.data && run.data.status !== 'completed') return <Unfinished run={run.data} />;
  return <Finished runId={runId} isKnown={run.isSuccess} />;
}

function Unfinished({ run }: { run: Run }) {
  const { t } = useTranslation('receipts');
  const maySubmit = useMay('operator', 'runs:write');
  if (isUnderWay(run.status)) return <ReceiptReading run={run} />;
  return (
    <Page title={t(run.status === 'cancelled' ? 'reading.cancelled' : 'reading.failed')} about={run.input.name}>
      <div className={classes.stack}>
        {run.error && <ProblemAlert error={run.error} />}
        {maySubmit && <RetakeButton />}
        <Link to="/stock/new">{t('by-hand')}</Link>
      </div>
    </Page>
  );
}

function Finished({ runId, isKnown }: { runId: string; isKnown: boolean }) {
  const { t } = useTranslation('receipts');
  const receipt = useQuery({ ...receiptQuery(runId), enabled: isKnown });
  return (
    <Page
      title={receipt.data?.shop ?? t('unnamed-shop')}
      actions={
        <Link to={`/runs/${runId}`} className={classes.quiet}>
          {t('page.open-run')}
        </Link>
      }
    >
      <Asked query={receipt} rows={6}>
        {(data) => <ReceiptContent receipt={data} />}
      </Asked>
    </Page>
  );
}

function ReceiptContent({ receipt }: { receipt: Receipt }) {
  const mayChange = useMay('annotator', 'feedback:write');
  const maySubmit = useMay('operator', 'runs:write');
  return (
    <>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <ReceiptNotes receipt={receipt} mayRetake={maySubmit} />
          <ReceiptHead key={receipt.id} receipt={receipt} mayChange={mayChange} />
          <ReceiptLines receipt={receipt} mayChange={mayChange} />
        </div>
        <Photo url={receipt.image.url} />
      </div>
      {mayChange && <StockBar receipt={receipt} />}
    </>
  );
}

/** Beside the lines where there is room; on a phone below them, out of the way. */
function Photo({ url }: { url: string }) {
  const { t } = useTranslation('receipts');
  const { isThere, onError } = useFoundPhoto(url);
  if (!isThere) return null;
  return (
    <aside aria-label={t('page.photo')} className={classes.aside}>
      <a href={url} target="_blank" rel="noreferrer" className={classes.photo}>
        <img src={url} alt={t('page.photo')} loading="lazy" onError={onError} />
        <span className={classes.open}>{t('page.open-photo')}</span>
      </a>
    </aside>
  );
}
