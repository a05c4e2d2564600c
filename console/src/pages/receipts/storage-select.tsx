import { NativeSelect } from '@mantine/core';
import type { StoragePlace } from '../../api/receipt-types';
import { useTranslation } from '../../i18n/i18n';

export const STORAGE_PLACES = Object.keys({
  room: true,
  fridge: true,
  freezer: true,
} satisfies Record<StoragePlace, true>) as readonly StoragePlace[];

interface StorageSelectProps {
  value: StoragePlace;
  disabled?: boolean;
  onChange: (storage: StoragePlace) => void;
}

/** Where something is kept. */
export function StorageSelect({ value, disabled = false, onChange }: StorageSelectProps) {
  const { t } = useTranslation('receipts');
  return (
    <NativeSelect
      label={t('storage-label')}
      value={value}
      disabled={disabled}
      data={STORAGE_PLACES.map((place) => ({ value: place, label: t(`storage.${place}`) }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value as StoragePlace)}
    />
  );
}
