/** Which slot a list is of; kept in the address, so that the list can be sent to somebody. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { slotsQuery } from '../../api/loop-queries';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';

export function useSlotFilter(): string | undefined {
  const [search] = useSearchParams();
  return search.get('slot') ?? undefined;
}

/** Of the slots that something is learned for. */
export function useLearningSlots() {
  const { data } = useQuery(slotsQuery);
  return data?.filter(({ learns }) => learns) ?? [];
}

export function SlotFilter() {
  const { t } = useTranslation('loop');
  const word = useWord();
  const slot = useSlotFilter();
  const [, setSearch] = useSearchParams();
  return (
    <NativeSelect
      w="fit-content"
      label={t('models.slot')}
      value={slot ?? ''}
      onChange={({ currentTarget: { value } }) => setSearch(value === '' ? {} : { slot: value }, { replace: true })}
      data={[
        { value: '', label: t('models.all-slots') },
        ...useLearningSlots().map(({ slot: each }) => ({ value: each, label: word('slot', each) })),
      ]}
    />
  );
}
