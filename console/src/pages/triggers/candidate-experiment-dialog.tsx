/** Changes the experiment that a retrain of the slot begins, or gives all of it back to the defaults. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changeCandidateExperiment, TRIGGERS_KEY } from '../../api/trigger-queries';
import type { CandidateExperiment, CandidateExperimentChange } from '../../api/types';
import { notifyDone } from '../../components/notify';
import { NumberField } from '../../components/number-field';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { AS_IT_CAME, changeOf, choiceOf, CHOICES, type DesignChoice, NUMBERS } from './candidate-experiment';

interface CandidateExperimentDialogProps {
  slot: string;
  experiment: CandidateExperiment;
  onClose: () => void;
}

export function CandidateExperimentDialog(props: CandidateExperimentDialogProps) {
  const { t } = useTranslation('loop');
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('triggers.experiment')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <DesignForm {...props} />
    </Modal>
  );
}

function DesignForm({ slot, experiment, onClose }: CandidateExperimentDialogProps) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState(() => choiceOf(experiment));
  const change = useMutation({
    mutationFn: (changed: CandidateExperimentChange) => changeCandidateExperiment(slot, changed),
    onSuccess: () => {
      notifyDone(t('triggers.changed', { name: word('slot', slot) }));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: TRIGGERS_KEY }),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate(changeOf(choice));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {change.error && <ProblemAlert error={change.error} />}
        <DesignFields choice={choice} onChange={(set) => setChoice((before) => ({ ...before, ...set }))} />
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => change.mutate(AS_IT_CAME)}
            disabled={change.isPending || experiment.changed_at === null}
          >
            {t('triggers.as-it-came')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('triggers.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface DesignFieldsProps {
  choice: DesignChoice;
  onChange: (change: Partial<DesignChoice>) => void;
}

function DesignFields({ choice, onChange }: DesignFieldsProps) {
  const { t } = useTranslation('loop');
  return (
    <>
      <NativeSelect
        label={t('experiments.mode-name')}
        value={choice.mode}
        onChange={({ currentTarget: { value } }) => onChange({ mode: value as DesignChoice['mode'] })}
        data={CHOICES.mode.map((value) => ({ value, label: t(`experiments.mode.${value}`) }))}
      />
      <TextInput
        label={t('triggers.ramp')}
        description={t('triggers.ramp-text')}
        value={choice.ramp}
        onChange={(event) => onChange({ ramp: event.currentTarget.value })}
        autoComplete="off"
      />
      {NUMBERS.map(({ name, ...limits }) => (
        <NumberField
          key={name}
          required
          label={t(`triggers.design.${name}`)}
          {...limits}
          value={choice[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <NativeSelect
        label={t('experiments.unit-name')}
        value={choice.unit}
        onChange={({ currentTarget: { value } }) => onChange({ unit: value as DesignChoice['unit'] })}
        data={CHOICES.unit.map((value) => ({ value, label: t(`experiments.unit.${value}`) }))}
      />
      <NativeSelect
        label={t('experiments.promote-when')}
        value={choice.rule}
        onChange={({ currentTarget: { value } }) => onChange({ rule: value as DesignChoice['rule'] })}
        data={CHOICES.rule.map((value) => ({ value, label: t(`experiments.rule.${value}`) }))}
      />
    </>
  );
}
