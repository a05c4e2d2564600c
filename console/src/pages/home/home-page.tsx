/** Where one begins: how things stand, what has come in lately, and where to put the next document. */
import { useQuery } from '@tanstack/react-query';
import { countsQuery, pipelinesQuery } from '../../api/queries';
import { meQuery, useMay } from '../../api/session';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { DropArea } from './drop-area';
import { FirstSteps } from './first-steps';
import classes from './home-page.module.css';
import { PipelineCard } from './pipeline-card';
import { RecentRuns } from './recent-runs';
import { StatusCounts } from './status-counts';

export function Component() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const { data: counts } = useQuery(countsQuery);
  const maySubmit = useMay('operator', 'runs:write');
  const isNew = counts !== undefined && Object.values(counts).every((count) => count === 0);
  return (
    <Page title={me?.project.name ?? t('navigation.home')} about={t('home.about')}>
      <div className={classes.stack}>
        <StatusCounts />
        {maySubmit && <DropArea />}
        {isNew ? <FirstSteps /> : <RecentRuns />}
        <Pipelines />
      </div>
    </Page>
  );
}

function Pipelines() {
  const pipelines = useQuery(pipelinesQuery);
  if (pipelines.isError) {
    return <ProblemAlert error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  }
  return (
    <div className={classes.pipelines}>
      {pipelines.data?.map((pipeline) => (
        <PipelineCard key={pipeline.name} pipeline={pipeline} />
      ))}
    </div>
  );
}
