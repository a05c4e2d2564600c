/** Makes a person or a program of the project. A person's one-time link is shown here, this once. */
import { Button, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type { Role } from '../../../../contracts/identity';
import { createUser, type UserForm, USERS_KEY } from '../../api/settings-queries';
import { ProblemAlert } from '../../components/problem-alert';
import { SecretOnce } from '../../components/secret-once';
import { useTranslation } from '../../i18n/i18n';
import { roleOf, ROLES } from './roles';
import { DialogButtons, DoneButton, SettingsDialog } from './settings-dialog';

const NAME_LENGTH_MAX = 100;

interface InviteDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const { t } = useTranslation();
  return (
    <SettingsDialog opened={opened} onClose={onClose} title={t('settings.users.invite')}>
      <Invite onClose={onClose} />
    </SettingsDialog>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: createUser,
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: USERS_KEY }),
  });
  if (!create.data) {
    return <UserFields error={create.error} isPending={create.isPending} onSubmit={create.mutate} onClose={onClose} />;
  }
  const { name, sign_in_link: link } = create.data;
  return (
    <Stack>
      {link === null ? (
        <Text>{t('settings.users.program-made', { name })}</Text>
      ) : (
        <SecretOnce label={t('settings.users.link-for', { name })} secret={link} about={t('settings.users.once')} />
      )}
      <DoneButton onClose={onClose} />
    </Stack>
  );
}

interface UserFieldsProps {
  error: Error | null;
  isPending: boolean;
  onSubmit: (form: UserForm) => void;
  onClose: () => void;
}

function UserFields({ error, isPending, onSubmit, onClose }: UserFieldsProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<UserForm['kind']>('person');
  const [role, setRole] = useState<Role>('operator');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit({ name: name.trim(), kind, role });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error && <ProblemAlert error={error} />}
        <TextInput
          label={t('settings.name')}
          maxLength={NAME_LENGTH_MAX}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          autoComplete="off"
          data-autofocus
        />
        <Radio.Group
          label={t('settings.users.kind')}
          value={kind}
          onChange={(chosen) => setKind(chosen === 'program' ? 'program' : 'person')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="person" label={t('settings.kind.person')} description={t('settings.users.person-text')} />
            <Radio value="program" label={t('settings.kind.program')} description={t('settings.users.program-text')} />
          </Stack>
        </Radio.Group>
        <NativeSelect
          label={t('settings.users.role')}
          description={t(`settings.users.role-text.${role}`)}
          value={role}
          onChange={(event) => setRole(roleOf(event.currentTarget.value))}
          data={ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
        />
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            {t('settings.users.invite')}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
