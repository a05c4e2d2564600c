/** Whose a new key becomes: one's own, or that of a person or program of the project. */
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { usersQuery } from '../../api/settings-queries';
import { useTranslation } from '../../i18n/i18n';

interface OwnerSelectProps {
  /** Empty for oneself. */
  value: string;
  onChange: (userId: string) => void;
}

export function OwnerSelect({ value, onChange }: OwnerSelectProps) {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(usersQuery);
  const users = data?.pages.flatMap(({ items }) => items).filter((user) => user.disabled_at === null) ?? [];
  return (
    <NativeSelect
      label={t('settings.keys.owner')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('settings.keys.owner-me') },
        ...users.map(({ id, name, role }) => ({ value: id, label: `${name} (${t(`role.${role}`)})` })),
      ]}
    />
  );
}
