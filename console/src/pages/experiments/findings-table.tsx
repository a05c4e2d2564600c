/** Each treatment against the control in each metric, as it stood at the last look. */
import type { ExperimentFinding } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { extentOf, IntervalBar } from '../../components/interval-bar';
import { StateBadge } from '../../components/state-badge';
import { formatFigure, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { intervalOf } from './experiment-state';

const SIGNS = { breached: 'failed', safe: 'completed', open: 'pending' } as const;

export function FindingsTable({ findings }: { findings: readonly ExperimentFinding[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const figure = (value: number | null): string => (value === null ? '–' : formatFigure(value, locale));
  return (
    <Card flush title={t('experiments.findings')}>
      <DataTable
        label={t('experiments.findings')}
        columns={[
          t('models.metric'),
          t('experiments.variant'),
          t('experiments.role.control'),
          t('experiments.role.treatment'),
          t('retrains.difference'),
          t('retrains.finding'),
          t('experiments.outcomes'),
        ]}
        rows={findings.map((finding) => {
          const { metric, variant, role, proxy, counts, control, treatment, verdict } = finding;
          const interval = intervalOf(finding);
          return {
            key: `${metric} ${variant}`,
            cells: [
              `${word('metric', metric)} · ${t(`experiments.metric-role.${role}`)}${proxy ? ` · ${t('experiments.proxy')}` : ''}`,
              variant,
              figure(control),
              figure(treatment),
              interval ? <IntervalBar interval={interval} extent={extentOf([interval])} /> : '–',
              <StateBadge as={SIGNS[verdict]} plain>
                {t(`experiments.finding.${verdict}`)}
              </StateBadge>,
              `${formatNumber(counts.control, locale)} · ${formatNumber(counts.treatment, locale)}`,
            ],
          };
        })}
      />
    </Card>
  );
}
