/** What can be done to a batch: pause, resume, cancel, retry, delete. Asks where it cannot be taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirm } from '../components/confirm';
import { notifyDone, notifyFailed } from '../components/notify';
import { type Translation, useTranslation } from '../i18n/i18n';
import { BATCHES_KEY, batchItemsKey, batchQuery } from './batch-queries';
import { answer, client } from './client';
import type { Batch } from './types';

export type BatchOrder = 'pause' | 'resume' | 'cancel' | 'retry';

const ofBatch = ({ batch_id }: Batch) => ({ params: { path: { batch_id } } });

export interface BatchActions {
  order: (batch: Batch, order: BatchOrder) => Promise<void>;
  /** Gives whether it is gone. */
  remove: (batch: Batch) => Promise<boolean>;
  /** The order that is under way. */
  pending: BatchOrder | 'delete' | undefined;
}

export function useBatchActions(): BatchActions {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const ordering = useMutation({
    mutationFn: ({ batch, order }: { batch: Batch; order: BatchOrder }) => sendOrder(batch, order),
    onSuccess: (batch) => queryClient.setQueryData(batchQuery(batch.batch_id).queryKey, batch),
    onError: notifyFailed,
    // Somebody else may have been quicker: then the batch is not what it looked like.
    onSettled: (_data, _error, { batch }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: batchQuery(batch.batch_id).queryKey, exact: true }),
        queryClient.invalidateQueries({ queryKey: batchItemsKey(batch.batch_id) }),
      ]),
  });
  const removing = useMutation({
    mutationFn: (batch: Batch) => client.DELETE('/api/v1/batches/{batch_id}', ofBatch(batch)),
    onError: notifyFailed,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: BATCHES_KEY }),
  });
  return {
    pending: removing.isPending ? 'delete' : ordering.isPending ? ordering.variables.order : undefined,
    order: async (batch, order) => {
      if (order === 'cancel' && !(await confirm(cancelQuestion(t, batch)))) return;
      await ordering.mutateAsync({ batch, order }).catch(() => undefined);
    },
    remove: async (batch) => {
      if (!(await confirm(deleteQuestion(t, batch)))) return false;
      const done = await removing.mutateAsync(batch).catch(() => undefined);
      if (done) notifyDone(t('batch.deleted', { name: batch.name }));
      return done !== undefined;
    },
  };
}

/** Answers with the batch as it is then. */
function sendOrder(batch: Batch, order: BatchOrder): Promise<Batch> {
  return answer(client.POST(`/api/v1/batches/{batch_id}/${order}`, ofBatch(batch)));
}

type Translate = Translation['t'];

function cancelQuestion(t: Translate, { name, counts }: Batch) {
  return {
    title: t('batch.cancel-title'),
    text: t('batch.cancel-text', { name, count: counts.queued + counts.running }),
    confirm: t('batch.order.cancel'),
    dismiss: t('batch.cancel-dismiss'),
    isDangerous: true,
  };
}

function deleteQuestion(t: Translate, { name }: Batch) {
  return {
    title: t('batch.delete-title'),
    text: t('batch.delete-text', { name }),
    confirm: t('batch.delete-confirm'),
    dismiss: t('action.keep'),
    isDangerous: true,
  };
}
