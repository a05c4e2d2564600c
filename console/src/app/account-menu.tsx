/** Who is signed in, in which project and role, and the way out. */
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client } from '../api/client';
import { meQuery } from '../api/session';
import { confirm } from '../components/confirm';
import { useTranslation } from '../i18n/i18n';
import { forgetDrafts, hasDrafts } from '../pages/run/review/drafts';
import { leaveQuestion } from '../pages/run/review/leave-question';

export function AccountMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const signOut = useMutation({
    mutationFn: () => client.POST('/api/v1/sign-out'),
    onSuccess: async () => {
      await navigate('/sign-in', { replace: true });
      // Nothing that one person has seen is left for the next.
      queryClient.clear();
      forgetDrafts();
    },
  });
  const leave = async (): Promise<void> => {
    if (!hasDrafts() || (await confirm(leaveQuestion(t)))) signOut.mutate();
  };
  return (
    <Menu position="bottom-end" width={230} withinPortal={false}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('shell.account')}>
          <IconUserCircle aria-hidden size={19} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <Menu.Label>
            <Text component="span" display="block" fw={600} c="var(--mantine-color-text)">
              {me.name}
            </Text>
            <Text component="span" size="xs" c="dimmed">
              {t(`role.${me.role}`)} · {me.project.name}
            </Text>
          </Menu.Label>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout aria-hidden size={16} stroke={1.7} />} onClick={() => void leave()}>
          {t('shell.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
