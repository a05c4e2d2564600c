/** Units that kept the control against all others: what a promotion has gained. Nothing is decided by it. */
import type { ExperimentResults } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { extentOf, IntervalBar } from '../../components/interval-bar';
import { formatDateTime, formatFigure, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import classes from '../models/models-frame.module.css';

export function HoldoutTable({ experiment }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const { holdout_findings: findings, holdout_until: until } = experiment;
  const figure = (value: number | null): string => (value === null ? '–' : formatFigure(value, locale));
  const about =
    until === null
      ? t('experiments.holdout-during')
      : t('experiments.holdout-since', { until: formatDateTime(Date.parse(until), locale) });
  return (
    <Card flush title={t('experiments.holdout-findings')}>
      <p className={`${classes.note} ${classes.padded}`}>{about}</p>
      <DataTable
        label={t('experiments.holdout-findings')}
        columns={[
          t('models.metric'),
          t('experiments.holdout'),
          t('experiments.all-others'),
          t('retrains.difference'),
          t('experiments.outcomes-holdout'),
        ]}
        rows={findings.map((finding) => {
          const { difference, low, high } = finding;
          const interval = difference === null ? undefined : { difference, low, high, limit: 0, tone: 'open' as const };
          return {
            key: finding.metric,
            cells: [
              word('metric', finding.metric),
              figure(finding.holdout),
              figure(finding.rest),
              interval ? <IntervalBar interval={interval} extent={extentOf([interval])} /> : '–',
              `${formatNumber(finding.counts.holdout, locale)} · ${formatNumber(finding.counts.rest, locale)}`,
            ],
          };
        })}
      />
    </Card>
  );
}
