/** The project's people and programs, for administrators: invite, change roles, shut out. */
import { Badge, Button, NativeSelect } from '@mantine/core';
import { IconLink, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, useMay } from '../../api/session';
import { usersQuery } from '../../api/settings-queries';
import type { User } from '../../api/types';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { InviteDialog } from './invite-dialog';
import { AdministratorsOnly } from './administrators-only';
import { roleOf, ROLES } from './roles';
import { SettingsPage } from './settings-page';
import { SignInLinkDialog } from './sign-in-link-dialog';
import { useChangeUser } from './use-settings-actions';

export function Component() {
  const { t } = useTranslation();
  const maySee = useMay('admin', 'users:read');
  const [isInviting, setIsInviting] = useState(false);
  if (!maySee) {
    return (
      <SettingsPage name="users">
        <AdministratorsOnly />
      </SettingsPage>
    );
  }
  return (
    <SettingsPage
      name="users"
      actions={
        <Button leftSection={<IconUserPlus aria-hidden size={15} />} onClick={() => setIsInviting(true)}>
          {t('settings.users.invite')}
        </Button>
      }
    >
      <Users />
      <InviteDialog opened={isInviting} onClose={() => setIsInviting(false)} />
    </SettingsPage>
  );
}

function Users() {
  const { t } = useTranslation();
  const users = useInfiniteQuery(usersQuery);
  const [linked, setLinked] = useState<User>();
  const none = <EmptyState icon={IconUsers} title={t('settings.users.none')} text={t('settings.users.about')} />;
  return (
    <Card flush>
      <PagedList query={users} empty={none}>
        {(items) => (
          <RowList label={t('settings.users.title')}>
            {items.map((user) => (
              <UserRow key={user.id} user={user} onLink={() => setLinked(user)} />
            ))}
          </RowList>
        )}
      </PagedList>
      <SignInLinkDialog user={linked} onClose={() => setLinked(undefined)} />
    </Card>
  );
}

function UserRow({ user, onLink }: { user: User; onLink: () => void }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const isDisabled = user.disabled_at !== null;
  const isMe = me?.id === user.id;
  return (
    <Row
      name={user.name}
      faded={isDisabled}
      beside={
        <>
          {isMe && <Badge color="gray">{t('settings.users.you')}</Badge>}
          {isDisabled && <Badge color="gray">{t('settings.users.disabled')}</Badge>}
        </>
      }
      facts={[
        t(`settings.kind.${user.kind}`),
        t(`role.${user.role}`),
        <>
          {t('settings.users.since')} <RelativeTime at={user.created_at} />
        </>,
      ]}
      actions={<UserButtons user={user} isMe={isMe} onLink={onLink} />}
    />
  );
}

interface UserButtonsProps {
  user: User;
  isMe: boolean;
  onLink: () => void;
}

/** Nobody takes away his own rights by a slip of the hand. */
function UserButtons({ user, isMe, onLink }: UserButtonsProps) {
  const { t } = useTranslation();
  const { name } = user;
  const { isPending, change, disable } = useChangeUser();
  if (user.disabled_at !== null) {
    return (
      <Button
        variant="default"
        size="xs"
        aria-label={t('settings.users.enable-named', { name })}
        loading={isPending}
        onClick={() => change(user, { disabled: false })}
      >
        {t('settings.users.enable')}
      </Button>
    );
  }
  return (
    <>
      {!isMe && (
        <NativeSelect
          size="xs"
          aria-label={t('settings.users.role-of', { name })}
          value={user.role}
          disabled={isPending}
          onChange={(event) => change(user, { role: roleOf(event.currentTarget.value) })}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      )}
      {user.kind === 'person' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLink aria-hidden size={14} />}
          aria-label={t('settings.users.link-named', { name })}
          onClick={onLink}
        >
          {t('settings.users.link')}
        </Button>
      )}
      {!isMe && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('settings.users.disable-named', { name })}
          loading={isPending}
          onClick={() => void disable(user)}
        >
          {t('settings.users.disable')}
        </Button>
      )}
    </>
  );
}
