/** The stages of a run along its time: what ran when and for how long, how many parts are done, what failed and how often. */
import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { isUnderWay } from '../../api/run-actions';
import type { Run, RunManifest, Stage } from '../../api/types';
import { StatusSign } from '../../components/status-badge';
import { Duration, useNow } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import classes from './run-timeline.module.css';

interface RunTimelineProps {
  run: Run;
  manifest: RunManifest;
}

export function RunTimeline({ run, manifest }: RunTimelineProps) {
  const { t } = useTranslation();
  const id = useId();
  // Open while there is something to watch; whoever wants otherwise is listened to.
  const [chosen, setChosen] = useState<boolean | undefined>(undefined);
  const isOpen = chosen ?? run.status !== 'completed';
  const { stages } = manifest;
  const done = stages.filter(({ status }) => status === 'completed').length;
  return (
    <section className={classes.timeline} aria-label={t('run.stages')}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setChosen(!isOpen)}
      >
        <IconChevronDown aria-hidden size={16} className={classes.chevron} data-open={isOpen} />
        <span className={classes.title}>{t('run.stages')}</span>
        <span className={classes.count}>{t('runs.stages', { completed: done, total: stages.length })}</span>
        {!isOpen && <MiniBars stages={stages} />}
        {run.started_at !== null && (
          <span className={classes.total}>
            <Duration from={run.started_at} to={run.ended_at} />
          </span>
        )}
      </UnstyledButton>
      <Collapse in={isOpen} id={id} transitionDuration={120}>
        <Stages run={run} stages={stages} />
      </Collapse>
    </section>
  );
}

interface Span {
  start: number;
  end: number;
}

function Stages({ run, stages }: { run: Run; stages: readonly Stage[] }) {
  const now = useNow(isUnderWay(run.status));
  const times = stages.flatMap(({ started_at: from, ended_at: to }) => [from, to].flatMap((at) => at ?? []));
  const moments = times.map((at) => Date.parse(at));
  const start = Math.min(...moments);
  const span = { start, end: Math.max(...moments, isUnderWay(run.status) ? now : start + 1) };
  return (
    <ol className={classes.stages}>
      {stages.map((stage) => (
        <StageRow key={stage.name} pipeline={run.pipeline} stage={stage} span={span} />
      ))}
    </ol>
  );
}

function StageRow({ pipeline, stage, span }: { pipeline: string; stage: Stage; span: Span }) {
  const { t } = useTranslation();
  const texts = usePipelineTexts();
  const { status, attempts, parts_done: partsDone, parts_total: partsTotal } = stage;
  return (
    <li className={classes.stage}>
      <span className={classes.name}>
        <StatusSign status={status} />
        {texts.stage(pipeline, stage.name)}
        <span className={classes.status}>{t(`status.${status}`)}</span>
      </span>
      <StageBar stage={stage} span={span} />
      <span className={classes.facts}>
        {partsTotal > 1 && <span>{t('run.parts', { done: partsDone, total: partsTotal })}</span>}
        {attempts > 1 && <span className={classes.attempts}>{t('run.attempt', { count: attempts })}</span>}
        {stage.error_code !== null && <code className={classes.error}>{stage.error_code}</code>}
      </span>
      <span className={classes.duration}>
        {stage.started_at !== null && <Duration from={stage.started_at} to={endOf(stage)} />}
      </span>
    </li>
  );
}

/** A stage that nobody works on any more has ended, even where nobody has noted when. */
function endOf({ status, started_at: start, ended_at: end }: Stage): string | null {
  return end ?? (status === 'running' || status === 'retrying' ? null : start);
}

function StageBar({ stage, span }: { stage: Stage; span: Span }) {
  const { status, started_at: startedAt, parts_done: partsDone, parts_total: partsTotal } = stage;
  if (startedAt === null) return <span className={classes.track} />;
  const whole = Math.max(1, span.end - span.start);
  const start = Date.parse(startedAt);
  const end = Date.parse(endOf(stage) ?? '') || span.end;
  const left = Math.min(99, (100 * (start - span.start)) / whole);
  const width = Math.max(0.8, Math.min(100 - left, (100 * (end - start)) / whole));
  const isMoving = status === 'running' && partsTotal > 1;
  return (
    <span className={classes.track}>
      <span className={classes.bar} data-status={status} style={{ left: `${left}%`, width: `${width}%` }}>
        {isMoving && <span className={classes.done} style={{ width: `${(100 * partsDone) / partsTotal}%` }} />}
      </span>
    </span>
  );
}

/** Where the time went, on one line. */
function MiniBars({ stages }: { stages: readonly Stage[] }) {
  return (
    <span className={classes.mini} aria-hidden>
      {stages.map((stage) => {
        const { started_at: from, ended_at: to, name, status } = stage;
        const ms = from === null || to === null ? 0 : Date.parse(to) - Date.parse(from);
        return <span key={name} data-status={status} style={{ flexGrow: Math.max(1, ms) }} />;
      })}
    </span>
  );
}
