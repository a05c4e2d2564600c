/** What can be done to models and retrains. Each says what will serve before it is done, and what came of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirm } from '../components/confirm';
import { notifyDone, notifyFailed } from '../components/notify';
import { useTranslation } from '../i18n/i18n';
import { answer, client } from './client';
import { MODELS_KEY, RETRAINS_KEY, retrainQuery, slotPath } from './loop-queries';
import type { Deployment, Model, Retrain, Slot } from './types';

interface Asking<Subject> {
  isBusy: boolean;
  ask: (subject: Subject) => Promise<void>;
}

/** A deployment answers when the version was seen to serve, which takes seconds. */
function useDeploying<Subject>(deploy: (subject: Subject) => Promise<Deployment>) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: deploy,
    onSuccess: ({ slot, version }) => notifyDone(t('models.now-serves', { slot, version })),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: MODELS_KEY }),
  });
}

/** `served`: the version that it takes the place of. */
export function usePromote(served: string | undefined): Asking<Model> {
  const { t } = useTranslation('loop');
  const { isPending, mutate } = useDeploying(({ id }: Model) =>
    answer(client.POST('/api/v1/models/{model_id}/promote', { params: { path: { model_id: id } }, body: {} })),
  );
  const ask = async (model: Model): Promise<void> => {
    const isSure = await confirm({
      title: t('models.promote-title'),
      text: t('models.promote-text', { slot: model.slot, version: model.version, served: served ?? '–' }),
      confirm: t('models.promote-confirm', { version: model.version }),
      dismiss: t('models.leave'),
    });
    if (isSure) mutate(model);
  };
  return { isBusy: isPending, ask };
}

/** `before`: what served before what serves now. */
export function useRollBack(slot: string): Asking<{ served: string; before: string }> {
  const { t } = useTranslation('loop');
  const { isPending, mutate } = useDeploying((_subject: { served: string; before: string }) =>
    answer(client.POST('/api/v1/slots/{pipeline}/{slot}/rollback', { params: { path: slotPath(slot) }, body: {} })),
  );
  const ask = async (subject: { served: string; before: string }): Promise<void> => {
    const isSure = await confirm({
      title: t('models.roll-back-title'),
      text: t('models.roll-back-text', { slot, ...subject }),
      confirm: t('models.roll-back-confirm', { version: subject.before }),
      dismiss: t('models.leave'),
      isDangerous: true,
    });
    if (isSure) mutate(subject);
  };
  return { isBusy: isPending, ask };
}

export type Promotion = 'at_once' | 'experiment' | 'by_hand';

/** Slots that learn; the API refuses the others. */
type LearningSlot = 'documents/reader' | 'documents/layout' | 'documents/extractor';

export function startRetrain(slot: Slot['slot'], promotion: Promotion): Promise<Retrain> {
  return answer(client.POST('/api/v1/retrains', { body: { slot: slot as LearningSlot, promotion } }));
}

export function useCancelRetrain(): Asking<Retrain> {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: ({ id }: Retrain) =>
      answer(client.POST('/api/v1/retrains/{retrain_id}/cancel', { params: { path: { retrain_id: id } } })),
    onSuccess: (_data, { slot }) => notifyDone(t('retrains.will-stop', { slot })),
    onError: notifyFailed,
    onSettled: (_data, _error, { id }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: retrainQuery(id).queryKey }),
        queryClient.invalidateQueries({ queryKey: RETRAINS_KEY }),
      ]),
  });
  const ask = async (retrain: Retrain): Promise<void> => {
    const isSure = await confirm({
      title: t('retrains.cancel-title'),
      text: t('retrains.cancel-text', { slot: retrain.slot }),
      confirm: t('retrains.cancel'),
      dismiss: t('retrains.let-run'),
      isDangerous: true,
    });
    if (isSure) mutate(retrain);
  };
  return { isBusy: isPending, ask };
}
