/** A new one-time link for somebody who is known already. The one before no longer works then, so it is asked for first. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createSignInLink } from '../../api/settings-queries';
import type { User } from '../../api/types';
import { ProblemAlert } from '../../components/problem-alert';
import { SecretOnce } from '../../components/secret-once';

interface SignInLinkDialogProps {
  /** Undefined while nobody is to get one. */
  user: User | undefined;
  onClose: () => void;
}

export function SignInLinkDialog({ user, onClose }: SignInLinkDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={user !== undefined}
      onClose={onClose}
      size="lg"
      title={t('settings.users.link-title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {user && <SignInLink key={user.id} user={user} onClose={onClose} />}
    </Modal>
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
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('settings.done')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Text>{t('settings.users.link-text', { name })}</Text>
      {create.error && <ProblemAlert error={create.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        <Button loading={create.isPending} onClick={() => create.mutate()} data-autofocus>
          {t('settings.users.link-make')}
        </Button>
      </Group>
    </Stack>
  );
}
