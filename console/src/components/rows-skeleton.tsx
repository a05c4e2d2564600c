/** Stands where a list will be, while it is being read. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import classes from './rows-skeleton.module.css';

/** Names are of different lengths, so their shadows are too. */
const WIDTHS = ['46%', '62%', '38%', '54%', '70%'];

export function RowsSkeleton({ rows }: { rows: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.list} aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row}>
          <Skeleton circle height={16} />
          <Skeleton height={10} width={WIDTHS[index % WIDTHS.length] ?? '50%'} />
          <Skeleton height={10} width={72} ml="auto" />
        </div>
      ))}
    </div>
  );
}
