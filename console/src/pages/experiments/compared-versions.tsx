/** The version that is tried in place of what serves a slot. */
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { slotsQuery, versionsQuery } from '../../api/loop-queries';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import type { Choice, ChoiceField } from './begin-choice';

interface ComparedVersionsProps {
  choice: Choice;
  faultOf: (field: ChoiceField) => string | undefined;
  onChange: (change: Partial<Choice>) => void;
}

export function ComparedVersions({ choice, faultOf, onChange }: ComparedVersionsProps) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const { data: slots = [] } = useQuery(slotsQuery);
  const { data: versions } = useInfiniteQuery({ ...versionsQuery(choice.slot), enabled: choice.slot !== '' });
  const models = versions?.pages.flatMap(({ items }) => items) ?? [];
  const none = { value: '', label: t('experiments.choose') };
  return (
    <>
      <NativeSelect
        label={t('models.slot')}
        required
        error={faultOf('slot')}
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
        error={faultOf('model')}
        value={choice.model}
        onChange={(event) => onChange({ model: event.currentTarget.value })}
        data={[
          none,
          ...models
            .filter(({ state }) => state !== 'production')
            .map(({ id, version, state }) => ({ value: id, label: `${version} · ${t(`models.state.${state}`)}` })),
        ]}
      />
    </>
  );
}
