/** How many runs there are in each state; each number leads to its runs. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { countsQuery } from '../../api/queries';
import { ProblemAlert } from '../../components/problem-alert';
import { StatusSign } from '../../components/status-badge';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { RUN_STATUSES } from '../runs/run-filters';
import classes from './home-page.module.css';

export function StatusCounts() {
  const { t } = useTranslation();
  const locale = useLocale();
  const counts = useQuery(countsQuery);
  if (counts.isError && !counts.data) {
    return <ProblemAlert error={counts.error} onRetry={() => void counts.refetch()} />;
  }
  return (
    <ul className={classes.counts} aria-label={t('home.counts')}>
      {RUN_STATUSES.map((status) => (
        <li key={status}>
          <Link to={`/runs?status=${status}`} className={classes.count}>
            <span className={classes.countName}>
              <StatusSign status={status} size={15} />
              {t(`status.${status}`)}
            </span>
            {counts.data ? (
              <span className={classes.countValue}>{formatNumber(counts.data[status] ?? 0, locale)}</span>
            ) : (
              <Skeleton height={22} width={44} my={4} />
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
