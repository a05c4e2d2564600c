/** How many results people corrected each day, beside the goal where one is set. */
import { useQuery } from '@tanstack/react-query';
import { feedbackDaysQuery } from '../../api/loop-queries';
import { pipelinesQuery } from '../../api/queries';
import type { FeedbackDays } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { DayBars } from '../../components/day-bars';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';

type PipelineDays = FeedbackDays['items'][number];

export function FeedbackByDay() {
  const days = useQuery(feedbackDaysQuery);
  return (
    <Asked query={days}>
      {(items) => items.map((pipeline) => <DaysCard key={pipeline.pipeline} pipeline={pipeline} />)}
    </Asked>
  );
}

function DaysCard({ pipeline: { pipeline: name, goal_per_day: goal, days } }: { pipeline: PipelineDays }) {
  const { t } = useTranslation('loop');
  const { t: main } = useTranslation();
  const locale = useLocale();
  const { data: known = [] } = useQuery(pipelinesQuery);
  const today = days.at(-1)?.results ?? 0;
  const figures = {
    days: days.length,
    sum: formatNumber(
      days.reduce((sum, { results }) => sum + results, 0),
      locale,
    ),
    today: formatNumber(today, locale),
    goal: formatNumber(goal ?? 0, locale),
    reached: days.filter(({ results }) => goal !== null && results >= goal).length,
  };
  const isReached = (results: number): boolean => goal !== null && results >= goal;
  return (
    <Card
      title={t('feedback.days.title', { pipeline: known.find((each) => each.name === name)?.title[locale] ?? name })}
      aside={t(goal === null ? 'feedback.days.no-goal' : 'feedback.days.goal', figures)}
    >
      <DayBars
        text={t(goal === null ? 'feedback.days.text' : 'feedback.days.text-goal', figures)}
        line={goal}
        days={days.map(({ day, results }) => ({
          day,
          title: formatNumber(results, locale),
          value: results,
          state: isReached(results) ? 'reached' : undefined,
        }))}
      />
      <details>
        <summary>{main('settings.system.cost.by-day')}</summary>
        <DataTable
          label={main('settings.system.cost.by-day')}
          columns={[main('settings.system.cost.day'), t('feedback.number')]}
          rows={days
            .toReversed()
            .map(({ day, results }) => ({ key: day, cells: [day, formatNumber(results, locale)] }))}
        />
      </details>
    </Card>
  );
}
