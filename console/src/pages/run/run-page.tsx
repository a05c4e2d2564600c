/** One run: how it stands and stood, what can be done with it, and what came of it. */
import { Group, Loader, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createElement, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { manifestQuery, runQuery } from '../../api/queries';
import { isRetryable, isUnderWay, useRunActions } from '../../api/run-actions';
import { useMay } from '../../api/session';
import type { Run } from '../../api/types';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { StatusBadge } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';
import { useShortcuts } from '../../keyboard/shortcuts';
import { resultViewOf } from './result-views';
import { RunDetails } from './run-details';
import { RunAbout, RunButtons } from './run-header';
import { useNeighbours, useSwipe } from './run-neighbours';
import { RunTimeline } from './run-timeline';
import { useRunFeed } from './use-run-feed';

export function Component() {
  const { t } = useTranslation();
  const { runId = '' } = useParams();
  const run = useQuery(runQuery(runId));
  if (run.data) return <RunView key={runId} run={run.data} />;
  return (
    <Page title={t('run.heading')}>
      {run.isError ? (
        <ProblemAlert error={run.error} onRetry={() => void run.refetch()} />
      ) : (
        <Stack aria-busy="true">
          <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
          <Skeleton height={14} width={280} />
          <Skeleton height={44} radius="lg" mt="sm" />
          <Skeleton height={420} radius="lg" />
        </Stack>
      )}
    </Page>
  );
}

function RunView({ run }: { run: Run }) {
  const manifest = useQuery(manifestQuery(run.chain_id));
  const { actions, isBusy } = useRunActions();
  const neighbours = useNeighbours(run.chain_id);
  const navigate = useNavigate();
  const mayChange = useMay('operator', 'runs:write');
  const go = (runId: string | undefined): void => {
    if (runId !== undefined) void navigate(`/runs/${runId}`, { replace: true });
  };
  useRunFeed(run);
  useShortcuts({
    ']': () => go(neighbours.older),
    '[': () => go(neighbours.newer),
    // Elsewhere these keys are free for the result.
    ...(mayChange && isUnderWay(run.status) && { c: () => void actions.cancel(run) }),
    ...(mayChange && isRetryable(run.status) && { r: () => void actions.retry(run) }),
  });
  return (
    <div {...useSwipe(go, neighbours)}>
      <Page
        title={run.input.name}
        wide={run.status === 'completed'}
        beside={<StatusBadge status={run.status} />}
        about={<RunAbout run={run} />}
        actions={<RunButtons run={run} actions={actions} isBusy={isBusy} neighbours={neighbours} />}
      >
        {manifest.data ? (
          <RunTimeline run={run} manifest={manifest.data} />
        ) : (
          manifest.isError && <ProblemAlert error={manifest.error} onRetry={() => void manifest.refetch()} />
        )}
        <Announcement run={run} />
        <Outcome run={run} />
        <RunDetails run={run} />
      </Page>
    </div>
  );
}

/** Says aloud how far the run is: with each stage, not with each page. */
function Announcement({ run }: { run: Run }) {
  const { t } = useTranslation();
  const { completed_tasks: completed, total_tasks: total, status } = run;
  return (
    <VisuallyHidden role="status">
      {t('run.announce', { status: t(`status.${status}`), stages: t('runs.stages', { completed, total }) })}
    </VisuallyHidden>
  );
}

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation();
  if (run.status === 'completed') {
    return (
      <Stack mb="lg">
        <Suspense fallback={<Skeleton height={420} radius="lg" />}>
          {createElement(resultViewOf(run.pipeline), { run })}
        </Suspense>
      </Stack>
    );
  }
  if (run.error && run.status === 'failed') {
    return (
      <Stack mb="lg">
        <ProblemAlert error={run.error} />
      </Stack>
    );
  }
  if (!isUnderWay(run.status)) return null;
  return (
    <Group gap={10} mb="lg" px={4} wrap="nowrap">
      <Loader size={16} aria-hidden />
      <Text size="sm" c="dimmed">
        {t(run.status === 'queued' ? 'run.waiting' : 'run.working')}
      </Text>
    </Group>
  );
}
