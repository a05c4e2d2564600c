/** What can be done with a batch as it stands: only what makes sense, and only for who may. */
import { Button } from '@mantine/core';
import { type Icon, IconBan, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { type BatchOrder, useBatchActions } from '../../api/batch-actions';
import { useMay } from '../../api/session';
import type { Batch } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';

const SIGNS: Readonly<Record<BatchOrder, Icon>> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconBan,
  retry: IconRefresh,
};

export function BatchButtons({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('operator', 'batches:write');
  const actions = useBatchActions();
  if (!mayWrite) return null;
  const remove = async (): Promise<void> => {
    if (await actions.remove(batch)) await navigate('/batches', { replace: true });
  };
  return (
    <>
      {ordersFor(batch).map((order) => {
        const Sign = SIGNS[order];
        return (
          <Button
            key={order}
            variant="default"
            leftSection={<Sign aria-hidden size={15} />}
            loading={actions.pending === order}
            onClick={() => void actions.order(batch, order)}
          >
            {t(`batch.order.${order}`)}
          </Button>
        );
      })}
      {batch.ended_at !== null && (
        <Button
          variant="default"
          leftSection={<IconTrash aria-hidden size={15} />}
          loading={actions.pending === 'delete'}
          onClick={() => void remove()}
        >
          {t('action.delete')}
        </Button>
      )}
    </>
  );
}

function ordersFor({ status, counts }: Batch): BatchOrder[] {
  if (status === 'running') return ['pause', 'cancel'];
  if (status === 'paused') return ['resume', 'cancel'];
  if (status === 'cancelling') return [];
  // What was refused at the door has no run that could be tried again.
  return counts.failed - counts.rejected + counts.cancelled > 0 ? ['retry'] : [];
}
