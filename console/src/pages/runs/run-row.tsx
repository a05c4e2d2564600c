/** One run in a list. Listens to the live feed for its own run, so that a change redraws this row and nothing else. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBan, IconRefresh } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLiveRun } from '../../api/live-runs';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { isRetryable, isUnderWay, type RunActions } from '../../api/run-actions';
import type { RunSummary } from '../../api/types';
import { StatusBadge } from '../../components/status-badge';
import { Duration, RelativeTime } from '../../components/times';
import { RunProgress } from './run-progress';
import classes from './run-row.module.css';

interface RunRowProps {
  run: RunSummary;
  /** Place in the whole list, from 1. */
  position: number;
  offset: number;
  actions: Pick<RunActions, 'cancel' | 'retry'> | undefined;
}

export const RunRow = memo(function RunRow({ run, position, offset, actions }: RunRowProps) {
  const live = useLiveRun(run.chain_id, run.updated_at);
  const texts = usePipelineTexts();
  const status = live?.status ?? run.status;
  const hasEnded = !isUnderWay(status);
  const endedAt = run.ended_at ?? (live && hasEnded ? new Date(live.at).toISOString() : null);
  const startedAt = run.started_at ?? (live && status !== 'queued' ? new Date(live.at).toISOString() : null);
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      className={classes.row}
      style={{ transform: `translateY(${offset}px)` }}
      data-run={run.chain_id}
    >
      <div role="cell" className={classes.status}>
        <StatusBadge status={status} plain />
      </div>
      <div role="cell" className={classes.name}>
        <Link to={`/runs/${run.chain_id}`} className={classes.link}>
          {run.input.name}
        </Link>
      </div>
      <div role="cell" className={classes.pipeline}>
        {texts.pipeline(run.pipeline)}
      </div>
      <div role="cell" className={classes.progress}>
        <RunProgress run={run} live={live} status={status} />
      </div>
      <div role="cell" className={classes.duration}>
        {startedAt !== null && (hasEnded ? endedAt !== null : true) && (
          <Duration from={startedAt} to={hasEnded ? endedAt : null} />
        )}
      </div>
      <div role="cell" className={classes.created}>
        <RelativeTime at={run.created_at} />
      </div>
      <div role="cell" className={classes.actions}>
        {actions && <RowAction run={{ ...run, status }} actions={actions} />}
      </div>
    </div>
  );
});

function RowAction({ run, actions }: { run: RunSummary; actions: Pick<RunActions, 'cancel' | 'retry'> }) {
  const { t } = useTranslation();
  if (isUnderWay(run.status)) {
    return (
      <Tooltip label={t('run.cancel-confirm')}>
        <ActionIcon
          aria-label={t('run.cancel-named', { name: run.input.name })}
          onClick={() => void actions.cancel(run)}
        >
          <IconBan aria-hidden size={16} />
        </ActionIcon>
      </Tooltip>
    );
  }
  if (!isRetryable(run.status)) return null;
  return (
    <Tooltip label={t('action.retry')}>
      <ActionIcon aria-label={t('run.retry-named', { name: run.input.name })} onClick={() => void actions.retry(run)}>
        <IconRefresh aria-hidden size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
