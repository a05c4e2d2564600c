/** What the settings change: keys, sessions, people. Asks where it cannot be taken back, and tells what came of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/session';
import { changeUser, endSession, KEYS_KEY, revokeKey, SESSIONS_KEY, USERS_KEY } from '../../api/settings-queries';
import type { Key, Session, User } from '../../api/types';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyFailed } from '../../components/notify';
import { useTranslation } from '../../i18n/i18n';

export function useRevokeKey() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: ({ id }: Key) => revokeKey(id),
    onError: notifyFailed,
    onSuccess: (_data, { name }) => notifyDone(t('settings.keys.revoked-named', { name })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEYS_KEY }),
  });
  const ask = async (key: Key): Promise<void> => {
    const isSure = await confirm({
      title: t('settings.keys.revoke-title'),
      text: t('settings.keys.revoke-text', { name: key.name }),
      confirm: t('settings.keys.revoke-confirm'),
      dismiss: t('action.keep'),
      isDangerous: true,
    });
    if (isSure) mutate(key);
  };
  return { isPending, ask };
}

export function useEndSession() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: ({ id }: Session) => endSession(id),
    onError: notifyFailed,
    onSuccess: () => notifyDone(t('settings.sessions.ended')),
    onSettled: async () => {
      // Who has ended his own session learns it here, and is led to the sign-in page.
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  });
  const ask = async (session: Session): Promise<void> => {
    const isSure = await confirm({
      title: t('settings.sessions.end-title'),
      text: session.current ? t('settings.sessions.end-current-text') : t('settings.sessions.end-text'),
      confirm: t('settings.sessions.end-confirm'),
      dismiss: t('action.keep'),
      isDangerous: true,
    });
    if (isSure) mutate(session);
  };
  return { isPending, ask };
}

type UserChange = Parameters<typeof changeUser>[1];

export function useChangeUser() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { isPending, mutate } = useMutation({
    mutationFn: ({ user, change }: { user: User; change: UserChange }) => changeUser(user.id, change),
    onError: notifyFailed,
    onSuccess: (user) => notifyDone(t('settings.users.changed', { name: user.name })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: USERS_KEY }),
  });
  const disable = async (user: User): Promise<void> => {
    const isSure = await confirm({
      title: t('settings.users.disable-title'),
      text: t('settings.users.disable-text', { name: user.name }),
      confirm: t('settings.users.disable'),
      dismiss: t('action.keep'),
      isDangerous: true,
    });
    if (isSure) mutate({ user, change: { disabled: true } });
  };
  return { isPending, disable, change: (user: User, change: UserChange) => mutate({ user, change }) };
}
