/** What can be done with an experiment as it stands. What ends it is asked about first. */
import { Button } from '@mantine/core';
import { type Icon, IconBan, IconPlayerPause, IconPlayerPlay, IconTrendingUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ExperimentOrder, EXPERIMENTS_KEY, orderExperiment, promoteVariant } from '../../api/experiment-queries';
import { MODELS_KEY } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Experiment } from '../../api/types';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyFailed } from '../../components/notify';
import { useTranslation } from '../../i18n/i18n';

const SIGNS: Readonly<Record<ExperimentOrder, Icon>> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  ramp: IconTrendingUp,
  stop: IconBan,
};

export function ExperimentButtons({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation('loop');
  const mayWrite = useMay('operator', 'experiments:write');
  const { order, promote, isBusy } = useOrders(experiment);
  if (!mayWrite) return null;
  const treatments = experiment.variants.filter(
    ({ role, name }) => role === 'treatment' && !experiment.dropped.includes(name),
  );
  return (
    <>
      {ordersFor(experiment).map((each) => {
        const Sign = SIGNS[each];
        return (
          <Button
            key={each}
            variant="default"
            disabled={isBusy}
            leftSection={<Sign aria-hidden size={15} />}
            onClick={() => void order(each)}
          >
            {t(`experiments.order.${each}`)}
          </Button>
        );
      })}
      {experiment.ended_at === null &&
        treatments.map(({ name }) => (
          <Button key={name} disabled={isBusy} onClick={() => void promote(name)}>
            {t('experiments.promote', { name })}
          </Button>
        ))}
    </>
  );
}

function ordersFor({ state, ramp, ramp_step: step, kind }: Experiment): ExperimentOrder[] {
  const isLast = step >= ramp.length - 1;
  if (state === 'running') return isLast ? ['pause', 'stop'] : ['ramp', 'pause', 'stop'];
  if (state === 'paused' || state === 'held') return ['resume', 'stop'];
  // Options that have won are defaults until somebody takes them back.
  return state === 'promoted' && kind === 'options' ? ['stop'] : [];
}

function useOrders(experiment: Experiment) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const { name, ramp, ramp_step: step } = experiment;
  const { isPending, mutate } = useMutation({
    mutationFn: (send: () => Promise<Experiment>) => send(),
    onSuccess: ({ state }) => notifyDone(t('experiments.now', { name, state: t(`experiments.state.${state}`) })),
    onError: notifyFailed,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: EXPERIMENTS_KEY }),
        queryClient.invalidateQueries({ queryKey: MODELS_KEY }),
      ]),
  });
  const ask = async (kind: 'ramp' | 'stop' | 'promote', variant = ''): Promise<boolean> =>
    confirm({
      title: t(`experiments.ask.${kind}`),
      text: t(`experiments.ask.${kind}-text`, { name, variant, percent: Math.round(100 * (ramp[step + 1] ?? 1)) }),
      confirm: kind === 'promote' ? t('experiments.promote', { name: variant }) : t(`experiments.order.${kind}`),
      dismiss: t('models.leave'),
      isDangerous: kind === 'stop',
    });
  return {
    isBusy: isPending,
    order: async (order: ExperimentOrder) => {
      const isSure = order === 'ramp' || order === 'stop' ? await ask(order) : true;
      if (isSure) mutate(() => orderExperiment(experiment, order));
    },
    promote: async (variant: string) => {
      if (await ask('promote', variant)) mutate(() => promoteVariant(experiment, variant));
    },
  };
}
