/** What the gates found in each metric, over all rows and in each slice: figures, a picture and a word. */
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../../api/queries';
import type { GateFinding } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { extentOf, type Interval, IntervalBar } from '../../components/interval-bar';
import { StateBadge } from '../../components/state-badge';
import { formatFigure, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';

const SIGNS = {
  improved: 'completed',
  no_worse: 'completed',
  worse: 'failed',
  uncertain: 'paused',
  too_few: 'pending',
} as const;
const TONES = { improved: 'good', no_worse: 'good', worse: 'bad', uncertain: 'open', too_few: 'open' } as const;

interface GateFindingsProps {
  slot: string;
  findings: readonly GateFinding[];
}

export function GateFindings({ slot, findings }: GateFindingsProps) {
  const { t } = useTranslation('loop');
  const { data: pipelines } = useQuery(pipelinesQuery);
  const metrics = pipelines?.find(({ name }) => slot.startsWith(`${name}/`))?.metrics ?? [];
  const names = [...new Set(findings.map(({ metric }) => metric))];
  return (
    <Card flush title={t('retrains.gates')}>
      {names.map((metric) => (
        <MetricFindings
          key={metric}
          metric={metric}
          findings={findings.filter((finding) => finding.metric === metric)}
          better={metrics.find(({ name }) => name === metric)?.better ?? 'higher'}
        />
      ))}
    </Card>
  );
}

interface MetricFindingsProps {
  metric: string;
  findings: readonly GateFinding[];
  better: 'higher' | 'lower';
}

function MetricFindings({ metric, findings, better }: MetricFindingsProps) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const intervals = findings.map((finding) => intervalOf(finding, better));
  const extent = extentOf(intervals.filter((interval) => interval !== undefined));
  const name = word('metric', metric);
  const figure = (value: number | undefined): string => (value === undefined ? '–' : formatFigure(value, locale));
  return (
    <DataTable
      label={t('retrains.gates-of', { metric: name })}
      columns={[
        `${name} (${t(`models.better.${better}`)})`,
        t('retrains.documents'),
        t('retrains.production'),
        t('retrains.candidate'),
        t('retrains.difference'),
        t('retrains.finding'),
      ]}
      rows={findings.map((finding, index) => {
        const { slice, verdict, measured, blocks } = finding;
        const interval = intervals[index];
        return {
          key: slice ?? '',
          cells: [
            slice ?? t('retrains.all-rows'),
            measured ? formatNumber(measured.groups, locale) : '–',
            figure(measured?.production),
            figure(measured?.candidate),
            interval ? <IntervalBar interval={interval} extent={extent} /> : '–',
            <>
              <StateBadge as={SIGNS[verdict]} plain>
                {t(`retrains.verdict.${verdict}`)}
              </StateBadge>
              {blocks && ` · ${t('retrains.blocks')}`}
            </>,
          ],
          isMarked: blocks !== null,
        };
      })}
    />
  );
}

function intervalOf({ measured, margin, verdict }: GateFinding, better: 'higher' | 'lower'): Interval | undefined {
  if (!measured) return undefined;
  const { difference, low, high } = measured;
  return { difference, low, high, limit: better === 'higher' ? -margin : margin, tone: TONES[verdict] };
}
