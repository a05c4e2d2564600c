/** How good the categories are: by version of the model and week, with how much people say to it a day. */
import { IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { receiptAccuracyQuery } from '../../api/receipt-queries';
import type { ReceiptAccuracy, WeekAccuracy } from '../../api/receipt-types';
import { Asked } from '../../components/asked';
import { BandChart } from '../../components/band-chart';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { DayBars } from '../../components/day-bars';
import { EmptyState } from '../../components/empty-state';
import { formatNumber, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './accuracy-page.module.css';
import { formatDay } from './format';
import { ReceiptsFrame } from './receipts-frame';

export function Component() {
  const { t } = useTranslation('receipts');
  const accuracy = useQuery(receiptAccuracyQuery);
  return (
    <ReceiptsFrame title={t('accuracy.title')} about={t('accuracy.about')}>
      <Asked query={accuracy}>{(data) => <Figures accuracy={data} />}</Asked>
    </ReceiptsFrame>
  );
}

function Figures({ accuracy }: { accuracy: ReceiptAccuracy }) {
  const { t } = useTranslation('receipts');
  return (
    <>
      <Days accuracy={accuracy} />
      {accuracy.weeks.length === 0 ? (
        <EmptyState icon={IconTargetArrow} title={t('accuracy.none')} text={t('accuracy.none-text')} />
      ) : (
        <Versions weeks={accuracy.weeks} />
      )}
    </>
  );
}

function Days({ accuracy: { days, goal_per_day: goal } }: { accuracy: ReceiptAccuracy }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const number = (value: number): string => formatNumber(value, locale);
  const figures = {
    days: number(days.length),
    sum: number(days.reduce((sum, { corrections }) => sum + corrections, 0)),
    today: number(days.at(-1)?.corrections ?? 0),
    goal: number(goal ?? 0),
  };
  return (
    <Card title={t('accuracy.goal')} aside={goal !== null && t('accuracy.goal-aside', figures)}>
      <DayBars
        text={t(goal === null ? 'accuracy.no-goal-text' : 'accuracy.goal-text', figures)}
        line={goal}
        days={days.map(({ day, corrections }) => ({
          day,
          title: number(corrections),
          value: corrections,
          state: goal !== null && corrections >= goal ? 'reached' : undefined,
        }))}
      />
      <details>
        <summary>{t('accuracy.by-day')}</summary>
        <DataTable
          label={t('accuracy.by-day')}
          columns={[t('accuracy.day'), t('accuracy.corrections')]}
          rows={days.toReversed().map(({ day, corrections }) => ({
            key: day,
            cells: [formatDay(day, locale), number(corrections)],
          }))}
        />
      </details>
    </Card>
  );
}

function Versions({ weeks }: { weeks: readonly WeekAccuracy[] }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value, locale));
  const newest = weeks[0]?.model_version ?? '';
  return (
    <Card title={t('accuracy.versions')} flush>
      <OverTime version={newest} weeks={weeks.filter((week) => week.model_version === newest)} />
      <DataTable
        label={t('accuracy.versions')}
        columns={[
          t('accuracy.version'),
          t('accuracy.week'),
          t('accuracy.looked-at'),
          t('accuracy.right'),
          t('accuracy.share'),
          t('accuracy.auto'),
        ]}
        rows={weeks.map((each) => ({
          key: `${each.model_version} ${each.week}`,
          cells: [
            each.model_version,
            formatDay(each.week, locale),
            formatNumber(each.corrected, locale),
            formatNumber(each.right, locale),
            share(each.accuracy),
            share(each.auto_share),
          ],
        }))}
      />
    </Card>
  );
}

/** Two weeks at least: one alone is told by the table. */
function OverTime({ version, weeks }: { version: string; weeks: readonly WeekAccuracy[] }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const points = weeks
    .flatMap(({ week, accuracy }) =>
      accuracy === null ? [] : [{ at: Date.parse(week), value: accuracy, low: null, high: null }],
    )
    .toSorted((one, other) => one.at - other.at);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  return (
    <div className={classes.chart}>
      <BandChart
        text={t('accuracy.over-time', {
          version,
          first: formatPercent(first.value, locale),
          last: formatPercent(last.value, locale),
        })}
        points={points}
        isByDay
      />
    </div>
  );
}
