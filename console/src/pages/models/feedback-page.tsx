/** How much people have said about results, and how much of it waits to be learned from. */
import { Button } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { feedbackStatisticsQuery, slotsQuery } from '../../api/loop-queries';
import { triggersQuery } from '../../api/trigger-queries';
import type { FeedbackStatistics } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { formatNumber, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { Counts } from './counts';
import { FeedbackByDay } from './feedback-days';
import { ModelsFrame } from './models-frame';
import { SlotLink } from './slot-name';

export function Component() {
  const { t } = useTranslation('loop');
  const statistics = useQuery(feedbackStatisticsQuery);
  return (
    <ModelsFrame title={t('models.way.feedback')} about={t('feedback.about')}>
      <Asked query={statistics}>
        {(data) => (data.total_feedbacks === 0 ? <NoFeedback /> : <Statistics statistics={data} />)}
      </Asked>
      <FeedbackByDay />
    </ModelsFrame>
  );
}

function NoFeedback() {
  const { t } = useTranslation('loop');
  return (
    <EmptyState icon={IconMessage2} title={t('feedback.none')} text={t('feedback.none-text')}>
      <Button component={Link} to="/runs?status=completed" variant="default">
        {t('feedback.look-at-runs')}
      </Button>
    </EmptyState>
  );
}

function Statistics({ statistics }: { statistics: FeedbackStatistics }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const {
    total_feedbacks: total,
    by_type: byType,
    training_ready: ready,
    used_for_training: used,
    withheld,
  } = statistics;
  return (
    <>
      <Counts
        counts={[
          [t('feedback.total'), total],
          [t('feedback.ready'), ready],
          [t('feedback.learned'), used],
          ...(withheld > 0 ? [[t('feedback.withheld'), withheld] as const] : []),
        ]}
      />
      <Card flush title={t('feedback.by-type')}>
        <DataTable
          label={t('feedback.by-type')}
          columns={[t('feedback.type'), t('feedback.number'), t('feedback.share')]}
          rows={Object.entries(byType).map(([type, count]) => ({
            key: type,
            cells: [word('feedback-type', type), formatNumber(count, locale), formatPercent(count / total, locale)],
          }))}
        />
      </Card>
      <LearnedBy />
    </>
  );
}

/** What each slot learns from, and how much of it waits, as its rules last saw it. */
function LearnedBy() {
  const { t } = useTranslation('loop');
  const word = useWord();
  const locale = useLocale();
  const slots = useQuery(slotsQuery);
  const { data: triggers } = useQuery(triggersQuery);
  const waiting = (slot: string): string => {
    const value = triggers?.items.find((each) => each.slot === slot && each.kind === 'new_data')?.value;
    return typeof value === 'number' ? formatNumber(value, locale) : '–';
  };
  return (
    <Card flush title={t('feedback.by-slot')}>
      <Asked query={slots}>
        {(items) => (
          <DataTable
            label={t('feedback.by-slot')}
            columns={[t('models.slot'), t('feedback.learns-from'), t('feedback.ready')]}
            rows={items
              .filter(({ learns }) => learns)
              .map(({ slot, feedback_types: types }) => ({
                key: slot,
                cells: [
                  <SlotLink slot={slot} />,
                  types.map((type) => word('feedback-type', type)).join(', '),
                  waiting(slot),
                ],
              }))}
          />
        )}
      </Asked>
    </Card>
  );
}
