/** What the rules find now, slot by slot, what came of it, and whether what comes in looks different from before. */
import { Button } from '@mantine/core';
import { IconBellRinging, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { checkTriggers, firingsQuery, TRIGGERS_KEY, triggersQuery } from '../../api/trigger-queries';
import type { TriggerFiring, TriggerList } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { notifyFailed } from '../../components/notify';
import { Row, RowList } from '../../components/row-list';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import { ModelsFrame } from '../models/models-frame';
import { SlotLink } from '../models/slot-name';
import link from '../models/link.module.css';
import { DriftCard } from './drift-card';
import { SlotTriggers } from './slot-triggers';

const RECOMMENDATION_SIGNS = { none: 'completed', watch: 'paused', retrain: 'rejected' } as const;

export function Component() {
  const { t } = useTranslation('loop');
  const triggers = useQuery(triggersQuery);
  return (
    <ModelsFrame title={t('models.way.triggers')} about={t('triggers.about')} actions={<CheckButton />}>
      <Asked query={triggers} rows={6}>
        {(data) => <Standing triggers={data} />}
      </Asked>
      <Firings />
    </ModelsFrame>
  );
}

function CheckButton() {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: checkTriggers,
    onSuccess: (list) => queryClient.setQueryData(triggersQuery.queryKey, list),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: TRIGGERS_KEY }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh aria-hidden size={15} />}
      loading={check.isPending}
      onClick={() => check.mutate()}
    >
      {t('triggers.check')}
    </Button>
  );
}

function Standing({ triggers: { items, recommendation } }: { triggers: TriggerList }) {
  const { t } = useTranslation('loop');
  if (items.length === 0) {
    return <EmptyState icon={IconBellRinging} title={t('triggers.none')} text={t('triggers.none-text')} />;
  }
  const slots = [...new Set(items.map(({ slot }) => slot))].toSorted();
  return (
    <>
      <div role="status">
        <StateBadge as={RECOMMENDATION_SIGNS[recommendation]}>
          {t(`triggers.recommendation.${recommendation}`)}
        </StateBadge>
      </div>
      {slots.map((slot) => (
        <SlotTriggers key={slot} slot={slot} triggers={items.filter((each) => each.slot === slot)} />
      ))}
      <DriftCard slots={slots} />
    </>
  );
}

function Firings() {
  const { t } = useTranslation('loop');
  const firings = useQuery(firingsQuery);
  return (
    <Card flush title={t('triggers.firings')}>
      <Asked query={firings}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={IconBellRinging} title={t('triggers.no-firings')} text={t('triggers.no-firings-text')} />
          ) : (
            <RowList label={t('triggers.firings')}>
              {items.map((firing) => (
                <FiringRow key={firing.id} firing={firing} />
              ))}
            </RowList>
          )
        }
      </Asked>
    </Card>
  );
}

function FiringRow({ firing }: { firing: TriggerFiring }) {
  const { t } = useTranslation('loop');
  const { slot, kind, reason, decision, retrain_id: retrainId, severity, at } = firing;
  return (
    <Row
      name={t(`triggers.kind.${kind}`)}
      beside={t(`triggers.severity.${severity}`)}
      facts={[
        <SlotLink slot={slot} />,
        reason,
        retrainId === null ? (
          t(`triggers.decision.${decision}`)
        ) : (
          <Link to={`/models/retrains/${retrainId}`} className={link.link}>
            {t(`triggers.decision.${decision}`)}
          </Link>
        ),
        <RelativeTime at={at} />,
      ]}
    />
  );
}
