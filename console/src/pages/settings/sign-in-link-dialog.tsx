/** A new one-time link for somebody who is known already. The one before no longer works then, so it is asked for first. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createSignInLink } from '../../api/settings-queries';
import type { User } from '../../api/types';
import { ProblemAlert } from '../../components/problem-alert';
import { SecretOnce } from '../../components/secret-once';
import { useTranslation } from '../../i18n/i18n';
import { DialogButtons, DoneButton, SettingsDialog } from './settings-dialog';

interface SignInLinkDialogProps {
  /** Undefined while nobody is to get one. */
  user: User | undefined;
  onClose: () => void;
}

export function SignInLinkDialog({ user, onClose }: SignInLinkDialogProps) {
  const { t } = useTranslation();
  return (
    <SettingsDialog opened={user !== undefined} onClose={onClose} title={t('settings.users.link-title')}>
      {user && <SignInLink key={user.id} user={user} onClose={onClose} />}
    </SettingsDialog>
  );
}

function SignInLink({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { name } = user;
  const create = useMutation({ mutationFn: () => createSignInLink(user.id), gcTime: 0 });
  if (create.data) {
    const { sign_in_link: link } = create.data;
    return (
      <Stack>
        <SecretOnce label={t('settings.users.link-for', { name })} secret={link} about={t('settings.users.once')} />
        <DoneButton onClose={onClose} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Text>{t('settings.users.link-text', { name })}</Text>
      {create.error && <ProblemAlert error={create.error} />}
      <DialogButtons onClose={onClose}>
        <Button loading={create.isPending} onClick={() => create.mutate()} data-autofocus>
          {t('settings.users.link-make')}
        </Button>
      </DialogButtons>
    </Stack>
  );
}
