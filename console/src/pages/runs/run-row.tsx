/**
 * One run in a list. Listens to the live feed for its own run, so that a change redraws this row and nothing else; its
 * parts redraw only when they themselves have changed, since rows move down with every new run above them.
 */
import { IconBan, IconRefresh } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { type LiveRun, useLiveRun } from '../../api/live-runs';
import type { PipelineTexts } from '../../api/pipeline-texts';
import { isRetryable, isUnderWay, type RunActions } from '../../api/run-actions';
import type { RunStatus, RunSummary } from '../../api/types';
import { StatusBadge } from '../../components/status-badge';
import { Duration, RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { RunProgress } from './run-progress';
import classes from './run-row.module.css';

interface RunRowProps {
  run: RunSummary;
  /** Place in the whole list, from 1. */
  position: number;
  offset: number;
  /** Undefined for whoever may only look. */
  actions: RunActions | undefined;
  texts: PipelineTexts;
}

export const RunRow = memo(function RunRow({ run, position, offset, actions, texts }: RunRowProps) {
  const live = useLiveRun(run.chain_id, run.updated_at);
  const status = live?.status ?? run.status;
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
        <RunLink runId={run.chain_id} name={run.input.name} />
      </div>
      <div role="cell" className={classes.pipeline}>
        {texts.pipeline(run.pipeline)}
      </div>
      <div role="cell" className={classes.progress}>
        <RunProgress run={run} live={live} status={status} texts={texts} />
      </div>
      <div role="cell" className={classes.duration}>
        <RunDuration run={run} live={live} status={status} />
      </div>
      <div role="cell" className={classes.created}>
        <RelativeTime at={run.created_at} />
      </div>
      <div role="cell" className={classes.actions}>
        {actions && <RowAction run={run} status={status} actions={actions} />}
      </div>
    </div>
  );
});

const RunLink = memo(function RunLink({ runId, name }: { runId: string; name: string }) {
  return (
    <Link to={`/runs/${runId}`} className={classes.link}>
      {name}
    </Link>
  );
});

interface RunDurationProps {
  run: RunSummary;
  live: LiveRun | undefined;
  status: RunStatus;
}

/** Until the row is read anew, what the feed has told last stands for the times that it does not tell. */
function RunDuration({ run, live, status }: RunDurationProps) {
  const start = run.started_at ?? live?.runningSince;
  const endedAt = run.ended_at ?? (live ? new Date(live.at).toISOString() : run.updated_at);
  const end = isUnderWay(status) ? null : endedAt;
  return start === undefined || status === 'queued' ? null : <Duration from={start} to={end} />;
}

interface RowActionProps {
  run: RunSummary;
  status: RunStatus;
  actions: RunActions;
}

const RowAction = memo(function RowAction({ run, status, actions }: RowActionProps) {
  const { t } = useTranslation();
  if (isUnderWay(status)) {
    return (
      <button
        type="button"
        className={classes.action}
        title={t('run.cancel-confirm')}
        aria-label={t('run.cancel-named', { name: run.input.name })}
        onClick={() => void actions.cancel(run)}
      >
        <IconBan aria-hidden size={16} />
      </button>
    );
  }
  if (!isRetryable(status)) return null;
  return (
    <button
      type="button"
      className={classes.action}
      title={t('action.retry')}
      aria-label={t('run.retry-named', { name: run.input.name })}
      onClick={() => void actions.retry(run)}
    >
      <IconRefresh aria-hidden size={16} />
    </button>
  );
});
