/** How long something keeps, in days where that is soon; the colour is not the only sign of it. */
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './days-left.module.css';
import { daysUntil, formatDay } from './format';

const SOON_DAYS = 3;
/** Beyond it a date says more than a number of days. */
const COUNTED_DAYS = 30;

export function DaysLeft({ day }: { day: string | null }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  if (day === null) return <span className={classes.days}>{t('expiry.none')}</span>;
  const count = daysUntil(day);
  const date = formatDay(day, locale);
  const words = (): string => {
    if (count < 0) return t('expiry.past', { count: -count });
    if (count === 0) return t('expiry.today');
    if (count === 1) return t('expiry.tomorrow');
    return count <= COUNTED_DAYS ? t('expiry.in', { count }) : t('expiry.on', { day: date });
  };
  return (
    <time
      dateTime={day}
      title={date}
      className={classes.days}
      data-tone={count < 0 ? 'past' : count <= SOON_DAYS ? 'soon' : 'fine'}
    >
      {words()}
    </time>
  );
}
