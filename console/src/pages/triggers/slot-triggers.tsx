/** The rules of one slot: what each finds now against its threshold, and the way to change it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session';
import { rulesQuery } from '../../api/trigger-queries';
import type { RetrainRule, Trigger } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { formatFigure } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { CandidateExperimentDialog } from './candidate-experiment-dialog';
import { RuleDialog } from './rule-dialog';

interface SlotTriggersProps {
  slot: string;
  triggers: readonly Trigger[];
}

export function SlotTriggers({ slot, triggers }: SlotTriggersProps) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const mayChange = useMay('admin', 'models:write');
  const { data } = useQuery({ ...rulesQuery(slot), enabled: mayChange });
  const [edited, setEdited] = useState<RetrainRule>();
  const [isDesigning, setIsDesigning] = useState(false);
  return (
    <Card
      flush
      title={word('slot', slot)}
      aside={
        mayChange && (
          <Button variant="default" size="compact-sm" disabled={!data} onClick={() => setIsDesigning(true)}>
            {t('triggers.experiment')}
          </Button>
        )
      }
    >
      <DataTable
        label={word('slot', slot)}
        columns={[
          t('triggers.rule'),
          t('models.standing'),
          t('triggers.value'),
          t('triggers.threshold'),
          t('triggers.reason'),
          t('triggers.seen'),
          ...(mayChange ? [t('models.action')] : []),
        ]}
        rows={triggers.map((trigger) => {
          const { kind, value, threshold, reason, at } = trigger;
          const rule = data?.items.find((each) => each.kind === kind);
          return {
            key: kind,
            cells: [
              t(`triggers.kind.${kind}`),
              <TriggerBadge trigger={trigger} />,
              value === null ? '–' : formatFigure(kind === 'scheduled' ? Math.round(value * 10) / 10 : value, locale),
              formatFigure(threshold, locale),
              reason,
              <RelativeTime at={at} />,
              ...(mayChange
                ? [
                    <Button
                      variant="default"
                      size="compact-xs"
                      disabled={!rule}
                      aria-label={t('triggers.edit-named', { name: t(`triggers.kind.${kind}`) })}
                      onClick={() => setEdited(rule)}
                    >
                      {t('triggers.edit')}
                    </Button>,
                  ]
                : []),
            ],
          };
        })}
      />
      {isDesigning && data && (
        <CandidateExperimentDialog slot={slot} experiment={data.experiment} onClose={() => setIsDesigning(false)} />
      )}
      {edited && <RuleDialog rule={edited} onClose={() => setEdited(undefined)} />}
    </Card>
  );
}

function TriggerBadge({ trigger: { enabled, fired, severity } }: { trigger: Trigger }) {
  const { t } = useTranslation('loop');
  if (!enabled)
    return (
      <StateBadge as="cancelled" plain>
        {t('triggers.off')}
      </StateBadge>
    );
  if (!fired)
    return (
      <StateBadge as="completed" plain>
        {t('triggers.quiet')}
      </StateBadge>
    );
  return (
    <StateBadge as={severity === 'critical' ? 'failed' : 'paused'} plain>
      {`${t('triggers.fired')} · ${t(`triggers.severity.${severity}`)}`}
    </StateBadge>
  );
}
