/** How far a run is, in one line: its stage with parts and a bar while it runs, the reason where it failed. */
import { memo } from 'react';
import type { LiveRun } from '../../api/live-runs';
import type { PipelineTexts } from '../../api/pipeline-texts';
import type { RunStatus, RunSummary } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';
import classes from './run-progress.module.css';

interface RunProgressProps {
  run: RunSummary;
  live: LiveRun | undefined;
  status: RunStatus;
  texts: PipelineTexts;
}

export const RunProgress = memo(function RunProgress({ run, live, status, texts }: RunProgressProps) {
  const { t } = useTranslation();
  if (status === 'failed') {
    return <span className={classes.error}>{run.error?.title ?? ''}</span>;
  }
  if (status !== 'running') return null;
  const { partsDone, partsTotal = 0 } = live ?? {};
  const completed = live?.completedTasks ?? run.completed_tasks;
  const total = live?.totalTasks ?? run.total_tasks;
  const partOfStage = partsDone !== undefined && partsTotal > 0 ? partsDone / partsTotal : 0;
  const share = Math.min(1, (completed + (completed < total ? partOfStage : 0)) / total);
  const stage = live?.task === undefined ? undefined : texts.stage(run.pipeline, live.task);
  return (
    <span className={classes.progress}>
      <span className={classes.words}>
        {stage ?? t('runs.stages', { completed, total })}
        {partsTotal > 1 && <span className={classes.parts}>{` ${partsDone ?? 0}/${partsTotal}`}</span>}
      </span>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ transform: `scaleX(${share})` }} />
      </span>
    </span>
  );
});
