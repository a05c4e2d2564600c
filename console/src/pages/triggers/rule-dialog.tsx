/** Changes a rule, or gives all its figures back to the pipeline. */
import { Button, Group, Modal, NativeSelect, Stack, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changeRule, type RuleChange, TRIGGERS_KEY } from '../../api/trigger-queries';
import type { RetrainRule } from '../../api/types';
import { notifyDone } from '../../components/notify';
import { NumberField } from '../../components/number-field';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';

const PROMOTIONS = ['at_once', 'experiment', 'by_hand'] as const;
const COOL_DOWN_HOURS_MAX = 8_760;

interface RuleDialogProps {
  rule: RetrainRule;
  onClose: () => void;
}

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation('loop');
  const name = t(`triggers.kind.${rule.kind}`);
  return (
    <Modal opened onClose={onClose} title={name} closeButtonProps={{ 'aria-label': t('close') }}>
      <RuleForm rule={rule} onClose={onClose} />
    </Modal>
  );
}

function RuleForm({ rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const { slot, kind } = rule;
  const [figures, setFigures] = useState({
    enabled: rule.enabled,
    threshold: rule.threshold,
    cool_down_hours: rule.cool_down_hours,
    promotion: rule.promotion,
  });
  const set = (change: Partial<typeof figures>): void => setFigures((before) => ({ ...before, ...change }));
  const change = useMutation({
    mutationFn: (changed: RuleChange) => changeRule(slot, changed),
    onSuccess: () => {
      notifyDone(t('triggers.changed', { name: t(`triggers.kind.${kind}`) }));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: TRIGGERS_KEY }),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate({ kind, ...figures });
  };
  const giveBack = (): void =>
    change.mutate({ kind, enabled: null, threshold: null, cool_down_hours: null, promotion: null });
  return (
    <form onSubmit={submit}>
      <Stack>
        {change.error && <ProblemAlert error={change.error} />}
        <Switch
          label={t('triggers.enabled')}
          checked={figures.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <NumberField
          label={t('triggers.threshold')}
          description={t('triggers.threshold-text', { value: rule.default_threshold })}
          min={0}
          value={figures.threshold}
          onChange={(value) => set({ threshold: value ?? rule.threshold })}
        />
        <NumberField
          label={t('triggers.cool-down')}
          description={t('triggers.cool-down-text')}
          min={0}
          max={COOL_DOWN_HOURS_MAX}
          step={1}
          value={figures.cool_down_hours}
          onChange={(value) => set({ cool_down_hours: value ?? rule.cool_down_hours })}
        />
        <NativeSelect
          label={t('retrains.promotion-name')}
          value={figures.promotion}
          onChange={({ currentTarget: { value } }) =>
            set({ promotion: PROMOTIONS.find((each) => each === value) ?? 'at_once' })
          }
          data={PROMOTIONS.map((value) => ({ value, label: t(`retrains.promotion.${value}`) }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={giveBack} disabled={change.isPending || rule.changed_at === null}>
            {t('triggers.give-back')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('triggers.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
