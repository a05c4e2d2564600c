/** Makes an API key: its name, how long it lasts, what it may do, whose it is. Then shows it, this once. */
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type { Scope } from '../../../../contracts/identity';
import { useMay } from '../../api/session';
import { createKey, type KeyForm, KEYS_KEY } from '../../api/settings-queries';
import { ProblemAlert } from '../../components/problem-alert';
import { SecretOnce } from '../../components/secret-once';
import { useTranslation } from '../../i18n/i18n';
import { OwnerSelect } from './owner-select';
import { ScopeChoice } from './scope-choice';
import { DialogButtons, DoneButton, SettingsDialog } from './settings-dialog';

const DAYS = ['30', '90', '365', 'never'] as const;
type Days = (typeof DAYS)[number];
const NAME_LENGTH_MAX = 100;

interface NewKeyDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function NewKeyDialog({ opened, onClose }: NewKeyDialogProps) {
  const { t } = useTranslation();
  return (
    <SettingsDialog opened={opened} onClose={onClose} title={t('settings.keys.create')}>
      <NewKey onClose={onClose} />
    </SettingsDialog>
  );
}

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: createKey,
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEYS_KEY }),
  });
  if (!create.data) {
    return <KeyFields error={create.error} isPending={create.isPending} onSubmit={create.mutate} onClose={onClose} />;
  }
  return (
    <Stack>
      <SecretOnce label={create.data.name} secret={create.data.token} about={t('settings.keys.once')} />
      <DoneButton onClose={onClose} />
    </Stack>
  );
}

interface KeyFieldsProps {
  error: Error | null;
  isPending: boolean;
  onSubmit: (form: KeyForm) => void;
  onClose: () => void;
}

function KeyFields({ error, isPending, onSubmit, onClose }: KeyFieldsProps) {
  const { t } = useTranslation();
  const mayChooseOwner = useMay('admin', 'users:read');
  const [name, setName] = useState('');
  const [days, setDays] = useState<Days>('90');
  const [owner, setOwner] = useState('');
  const [scopes, setScopes] = useState<Scope[]>();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit({
      name: name.trim(),
      ...(days !== 'never' && { expires_in_days: Number(days) }),
      ...(owner !== '' && { user_id: owner }),
      ...(scopes && { scopes }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error && <ProblemAlert error={error} />}
        <TextInput
          label={t('settings.name')}
          description={t('settings.keys.name-text')}
          maxLength={NAME_LENGTH_MAX}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          autoComplete="off"
          data-autofocus
        />
        <NativeSelect
          label={t('settings.keys.lasts')}
          value={days}
          onChange={(event) => setDays(DAYS.find((each) => each === event.currentTarget.value) ?? '90')}
          data={DAYS.map((each) => ({
            value: each,
            label: each === 'never' ? t('settings.keys.for-ever') : t('settings.keys.days', { count: Number(each) }),
          }))}
        />
        {mayChooseOwner && <OwnerSelect value={owner} onChange={setOwner} />}
        <Checkbox
          label={t('settings.keys.limit')}
          description={t('settings.keys.limit-text')}
          checked={scopes !== undefined}
          onChange={(event) => setScopes(event.currentTarget.checked ? ['runs:read', 'runs:write'] : undefined)}
        />
        {scopes && <ScopeChoice value={scopes} onChange={setScopes} />}
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={isPending} disabled={name.trim() === '' || scopes?.length === 0}>
            {t('settings.keys.create')}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
