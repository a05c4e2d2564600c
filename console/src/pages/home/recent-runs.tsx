/** The newest runs, live. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { Link } from 'react-router';
import { useLiveRun } from '../../api/live-runs';
import { type PipelineTexts, usePipelineTexts } from '../../api/pipeline-texts';
import { recentRunsQuery } from '../../api/queries';
import type { RunSummary } from '../../api/types';
import { Card } from '../../components/card';
import { ProblemAlert } from '../../components/problem-alert';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatusBadge } from '../../components/status-badge';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { RunProgress } from '../runs/run-progress';
import classes from './home-page.module.css';

export function RecentRuns() {
  const { t } = useTranslation();
  const runs = useQuery(recentRunsQuery);
  const texts = usePipelineTexts();
  if (runs.isError && !runs.data) return <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />;
  if (!runs.data) return <RowsSkeleton rows={6} />;
  return (
    <Card
      title={t('home.recent')}
      flush
      aside={
        <Anchor component={Link} to="/runs" size="sm">
          {t('home.all-runs')}
        </Anchor>
      }
    >
      <ul className={classes.recent}>
        {runs.data.items.map((run) => (
          <RecentRun key={run.chain_id} run={run} texts={texts} />
        ))}
      </ul>
    </Card>
  );
}

const RecentRun = memo(function RecentRun({ run, texts }: { run: RunSummary; texts: PipelineTexts }) {
  const live = useLiveRun(run.chain_id, run.updated_at);
  const status = live?.status ?? run.status;
  return (
    <li className={classes.run}>
      <StatusBadge status={status} plain />
      <Link to={`/runs/${run.chain_id}`} className={classes.runLink}>
        {run.input.name}
      </Link>
      <span className={classes.runProgress}>
        <RunProgress run={run} live={live} status={status} texts={texts} />
      </span>
      <span className={classes.runTime}>
        <RelativeTime at={run.created_at} />
      </span>
    </li>
  );
});
