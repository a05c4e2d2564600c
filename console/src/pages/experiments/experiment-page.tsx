/** One experiment: its verdict, how it stands, its variants, and what each metric shows now and over time. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { experimentQuery } from '../../api/experiment-queries';
import { usePipelineTexts } from '../../api/pipeline-texts';
import type { ExperimentResults } from '../../api/types';
import { Card } from '../../components/card';
import { Facts } from '../../components/facts';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { formatFigure, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import { SlotLink } from '../models/slot-name';
import classes from '../models/models-frame.module.css';
import { ClicksWon } from './clicks-won';
import { ExperimentButtons } from './experiment-buttons';
import { ExperimentStateBadge } from './experiment-state';
import { FindingsTable } from './findings-table';
import { HoldoutTable } from './holdout-table';
import { IntervalsOverTime } from './intervals-over-time';
import { VariantsTable } from './variants-table';

export function Component() {
  const { experimentId = '' } = useParams();
  const { t } = useTranslation('loop');
  const experiment = useQuery(experimentQuery(experimentId));
  if (experiment.data) return <ExperimentView experiment={experiment.data} />;
  return (
    <Page title={t('experiments.one')}>
      {experiment.isPending && <RowsSkeleton rows={6} />}
      {experiment.isError && <ProblemAlert error={experiment.error} onRetry={() => void experiment.refetch()} />}
    </Page>
  );
}

function ExperimentView({ experiment }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const { pipeline: pipelineTitle } = usePipelineTexts();
  const { name, state, slot, pipeline, verdict, looked_at: lookedAt, findings } = experiment;
  return (
    <Page
      title={name}
      beside={<ExperimentStateBadge state={state} />}
      about={slot ? <SlotLink slot={slot} /> : t('experiments.of-options', { pipeline: pipelineTitle(pipeline) })}
      actions={<ExperimentButtons experiment={experiment} />}
    >
      <div className={classes.parts}>
        {verdict && (
          <Card title={t('experiments.verdict')}>
            <p role="status" className={classes.said}>
              {verdict.text}
            </p>
          </Card>
        )}
        <Card title={t('experiments.standing')}>
          <Standing experiment={experiment} />
        </Card>
        <Card flush title={t('experiments.variants')}>
          <VariantsTable experiment={experiment} />
        </Card>
        {findings.map((finding) => (
          <ClicksWon key={`${finding.metric} ${finding.variant}`} finding={finding} />
        ))}
        {findings.length > 0 && <FindingsTable findings={findings} />}
        {experiment.holdout_findings.length > 0 && <HoldoutTable experiment={experiment} />}
        {lookedAt === null ? (
          <Card title={t('experiments.over-time')}>{t('experiments.not-looked')}</Card>
        ) : (
          <IntervalsOverTime experiment={experiment} />
        )}
      </div>
    </Page>
  );
}

function Standing({ experiment }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const { ramp, ramp_step: step, looked_at: lookedAt, coverage, mode, phase, unit, groups } = experiment;
  const share = (value: number): string => formatPercent(value, locale);
  return (
    <Facts
      facts={[
        [t('experiments.sample-ratio'), <SampleRatio experiment={experiment} />],
        [
          t('experiments.ramp'),
          t('experiments.ramp-step', {
            step: step + 1,
            steps: ramp.length,
            share: share(ramp[step] ?? 0),
            all: ramp.map(share).join(' → '),
          }),
        ],
        [t('experiments.coverage'), share(coverage)],
        [
          t('experiments.mode-name'),
          mode === 'interleaved'
            ? t('experiments.mode.interleaved')
            : `${t(`experiments.mode.${mode}`)} · ${t(`experiments.phase.${phase}`)}`,
        ],
        [t('experiments.unit-name'), t(`experiments.unit.${unit}`)],
        ...(Object.keys(groups).length === 0
          ? []
          : [
              [
                t('experiments.groups'),
                Object.entries(groups)
                  .map(([group, variant]) => `${group} → ${variant}`)
                  .join(', '),
              ] satisfies [string, string],
            ]),
        [t('experiments.looked'), lookedAt === null ? '–' : <RelativeTime at={lookedAt} />],
        [t('experiments.begun'), <RelativeTime at={experiment.created_at} />],
      ]}
    />
  );
}

/** Below it the units were not spread as planned. */
const RATIO_P_MIN = 0.001;

/** The light: a colour, a sign and a word. */
function SampleRatio({ experiment: { sample_ratio_p: p, results } }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const isDrawn = results.some(({ units, group }) => units > 0 && group === null);
  const isOff = p !== null && p < RATIO_P_MIN;
  if (p === null || !(isDrawn || isOff)) return <StateBadge as="pending">{t('experiments.ratio.unknown')}</StateBadge>;
  return (
    <>
      <StateBadge as={isOff ? 'failed' : 'completed'}>{t(`experiments.ratio.${isOff ? 'off' : 'fits'}`)}</StateBadge>
      {` p = ${formatFigure(p, locale)}`}
    </>
  );
}
