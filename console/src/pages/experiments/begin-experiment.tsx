/** Begins an experiment between what serves a slot and another of its versions. Options are compared through the API. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { beginExperiment, EXPERIMENTS_KEY } from '../../api/experiment-queries';
import { slotPath, slotsQuery, versionsQuery } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Experiment, NewExperiment } from '../../api/types';
import { ProblemAlert } from '../../components/problem-alert';
import { NumberField } from '../../components/number-field';
import { useWord } from '../../i18n/loop-texts';

const MODES = ['split', 'shadow', 'shadow_then_split'] as const;
const UNITS = ['run', 'user', 'session'] as const;
const RULES = ['better', 'no_worse'] as const;
const NAME_LENGTH_MAX = 100;

export function BeginExperiment() {
  const { t } = useTranslation('loop');
  const mayBegin = useMay('operator', 'experiments:write');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayBegin) return null;
  return (
    <>
      <Button leftSection={<IconFlask aria-hidden size={15} />} onClick={() => setIsOpen(true)}>
        {t('experiments.begin')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('experiments.begin')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <BeginForm onClose={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

interface Choice {
  name: string;
  slot: string;
  model: string;
  percent: number;
  mode: (typeof MODES)[number];
  unit: (typeof UNITS)[number];
  rule: (typeof RULES)[number];
}

const FIRST: Choice = { name: '', slot: '', model: '', percent: 50, mode: 'split', unit: 'run', rule: 'better' };

function BeginForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('loop');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState(FIRST);
  const begin = useMutation({
    mutationFn: beginExperiment,
    onSuccess: async ({ id }: Experiment) => {
      await queryClient.invalidateQueries({ queryKey: EXPERIMENTS_KEY });
      onClose();
      await navigate(`/experiments/${id}`);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    begin.mutate(bodyOf(choice));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {begin.error && <ProblemAlert error={begin.error} />}
        <BeginFields choice={choice} onChange={(change) => setChoice((before) => ({ ...before, ...change }))} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" loading={begin.isPending} disabled={choice.name.trim() === '' || choice.model === ''}>
            {t('experiments.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface BeginFieldsProps {
  choice: Choice;
  onChange: (change: Partial<Choice>) => void;
}

function BeginFields({ choice, onChange }: BeginFieldsProps) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const { data: slots = [] } = useQuery(slotsQuery);
  const { data: versions } = useInfiniteQuery({ ...versionsQuery(choice.slot), enabled: choice.slot !== '' });
  const models = versions?.pages.flatMap(({ items }) => items) ?? [];
  const none = { value: '', label: t('experiments.choose') };
  return (
    <>
      <TextInput
        label={t('experiments.name')}
        required
        maxLength={NAME_LENGTH_MAX}
        value={choice.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        autoComplete="off"
        data-autofocus
      />
      <NativeSelect
        label={t('models.slot')}
        required
        value={choice.slot}
        onChange={(event) => onChange({ slot: event.currentTarget.value, model: '' })}
        data={[
          none,
          ...slots.filter(({ served }) => served).map(({ slot }) => ({ value: slot, label: word('slot', slot) })),
        ]}
      />
      <NativeSelect
        label={t('experiments.treatment-version')}
        description={t('experiments.treatment-text')}
        required
        value={choice.model}
        onChange={(event) => onChange({ model: event.currentTarget.value })}
        data={[
          none,
          ...models
            .filter(({ state }) => state !== 'production')
            .map(({ id, version, state }) => ({ value: id, label: `${version} · ${t(`models.state.${state}`)}` })),
        ]}
      />
      <NumberField
        label={t('experiments.share')}
        description={t('experiments.share-text')}
        min={1}
        max={99}
        step={1}
        rightSection="%"
        value={choice.percent}
        onChange={(value) => onChange({ percent: value ?? 0 })}
      />
      <NativeSelect
        label={t('experiments.mode-name')}
        value={choice.mode}
        onChange={({ currentTarget: { value } }) => onChange({ mode: MODES.find((each) => each === value) ?? 'split' })}
        data={MODES.map((value) => ({ value, label: t(`experiments.mode.${value}`) }))}
      />
      <NativeSelect
        label={t('experiments.unit-name')}
        value={choice.unit}
        onChange={({ currentTarget: { value } }) => onChange({ unit: UNITS.find((each) => each === value) ?? 'run' })}
        data={UNITS.map((value) => ({ value, label: t(`experiments.unit.${value}`) }))}
      />
      <NativeSelect
        label={t('experiments.promote-when')}
        value={choice.rule}
        onChange={({ currentTarget: { value } }) =>
          onChange({ rule: RULES.find((each) => each === value) ?? 'better' })
        }
        data={RULES.map((value) => ({ value, label: t(`experiments.rule.${value}`) }))}
      />
    </>
  );
}

function bodyOf({ name, slot, model, percent, mode, unit, rule }: Choice): NewExperiment {
  const weight = Math.min(99, Math.max(1, percent)) / 100;
  return {
    name: name.trim(),
    pipeline: slotPath(slot).pipeline,
    slot: slot as NonNullable<NewExperiment['slot']>,
    mode,
    unit,
    promote_when: rule,
    variants: [
      { name: 'control', role: 'control', weight: 1 - weight },
      { name: 'treatment', role: 'treatment', weight, model_id: model },
    ],
  };
}
