/** What to know before the lines are looked over: a receipt that was seen before, and what a better photo would change. */
import { Link } from 'react-router';
import type { Receipt, ReceiptWarning } from '../../api/receipt-types';
import { Note } from '../../components/note';
import { RelativeTime } from '../../components/times';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { formatMoney } from './format';
import { RetakeButton } from './photo-card';
import classes from './receipt-notes.module.css';

/** What another photo makes better. */
const ABOUT_PHOTO: ReadonlySet<ReceiptWarning> = new Set([
  'no_receipt',
  'no_items',
  'cut_off',
  'several_receipts',
  'blurred',
  'dark',
  'small_text',
  'unsure_text',
]);

interface ReceiptNotesProps {
  receipt: Receipt;
  mayRetake: boolean;
}

export function ReceiptNotes({ receipt, mayRetake }: ReceiptNotesProps) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const { warnings, duplicate_of: duplicate, arithmetic, currency } = receipt;
  const difference = formatMoney(Math.abs(arithmetic.difference ?? 0), currency, locale);
  const isBadPhoto = warnings.some((warning) => ABOUT_PHOTO.has(warning));
  if (!duplicate && warnings.length === 0) return null;
  return (
    <div className={classes.notes}>
      {duplicate && (
        <Note role="note">
          <Duplicate duplicate={duplicate} />
        </Note>
      )}
      {warnings.length > 0 && (
        <Note role="note">
          {warnings.length === 1 ? (
            warnings.map((warning) => <span key={warning}>{t(`warning.${warning}`, { difference })}</span>)
          ) : (
            <ul className={classes.list}>
              {warnings.map((warning) => (
                <li key={warning}>{t(`warning.${warning}`, { difference })}</li>
              ))}
            </ul>
          )}
          {isBadPhoto && mayRetake && (
            <div className={classes.retake}>
              <RetakeButton />
            </div>
          )}
        </Note>
      )}
    </div>
  );
}

function Duplicate({ duplicate }: { duplicate: NonNullable<Receipt['duplicate_of']> }) {
  const { t } = useTranslation('receipts');
  const [before, after] = t('duplicate', { when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <RelativeTime at={duplicate.created_at} />
      {after} <Link to={`/receipts/${duplicate.chain_id}`}>{t('duplicate-open')}</Link>
    </>
  );
}
