/** What the system does by itself: when last, when next, and the way to pause it or have it done now. */
import { Button } from '@mantine/core';
import { type Icon, IconClock, IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session';
import { orderSchedule, type ScheduleOrder, schedulesQuery } from '../../api/trigger-queries';
import type { Schedule } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { confirm } from '../../components/confirm';
import { EmptyState } from '../../components/empty-state';
import { notifyDone, notifyFailed } from '../../components/notify';
import { Row, RowList } from '../../components/row-list';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { formatDateTime } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import { ModelsFrame } from '../models/models-frame';

const SIGNS: Readonly<Record<ScheduleOrder, Icon>> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  trigger: IconPlayerSkipForward,
};

export function Component() {
  const { t } = useTranslation('loop');
  const schedules = useQuery(schedulesQuery);
  return (
    <ModelsFrame title={t('models.way.schedules')} about={t('schedules.about')}>
      <Card flush>
        <Asked query={schedules}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState icon={IconClock} title={t('schedules.none')} text={t('schedules.none-text')} />
            ) : (
              <RowList label={t('models.way.schedules')}>
                {items.map((schedule) => (
                  <ScheduleRow key={schedule.id} schedule={schedule} />
                ))}
              </RowList>
            )
          }
        </Asked>
      </Card>
    </ModelsFrame>
  );
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const { id, purpose, paused, note, next_at: next, recent } = schedule;
  const last = recent.at(-1);
  return (
    <Row
      name={purpose}
      beside={
        <StateBadge as={paused ? 'paused' : 'completed'} plain>
          {t(paused ? 'schedules.paused' : 'schedules.on')}
        </StateBadge>
      }
      facts={[
        id,
        ...(paused && note ? [note] : []),
        ...(next[0] ? [t('schedules.next', { at: formatDateTime(Date.parse(next[0]), locale) })] : []),
        ...(last
          ? [
              <>
                {t('schedules.last')} <RelativeTime at={last.at} />
              </>,
            ]
          : [t('schedules.never')]),
      ]}
      actions={<ScheduleButtons schedule={schedule} />}
    />
  );
}

function ScheduleButtons({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const mayStart = useMay('operator', 'models:write');
  const mayPause = useMay('admin', 'models:write');
  const { isPending, mutate } = useMutation({
    mutationFn: (order: ScheduleOrder) => orderSchedule(schedule, order),
    onSuccess: (_data, order) => notifyDone(t(`schedules.done.${order}`, { name: schedule.id })),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: schedulesQuery.queryKey }),
  });
  const pause = schedule.paused ? 'resume' : 'pause';
  const orders: ScheduleOrder[] = [
    ...(mayStart ? (['trigger'] as const) : []),
    ...(mayPause ? ([pause] as const) : []),
  ];
  const press = async (order: ScheduleOrder): Promise<void> => {
    const isSure =
      order !== 'pause' ||
      (await confirm({
        title: t('schedules.pause-title'),
        text: t('schedules.pause-text', { name: schedule.id }),
        confirm: t('schedules.order.pause'),
        dismiss: t('models.leave'),
      }));
    if (isSure) mutate(order);
  };
  return orders.map((order) => {
    const Sign = SIGNS[order];
    return (
      <Button
        key={order}
        size="xs"
        variant="default"
        disabled={isPending}
        aria-label={`${t(`schedules.order.${order}`)}: ${schedule.id}`}
        leftSection={<Sign aria-hidden size={14} />}
        onClick={() => void press(order)}
      >
        {t(`schedules.order.${order}`)}
      </Button>
    );
  });
}
