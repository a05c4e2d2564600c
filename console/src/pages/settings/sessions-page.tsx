/** Where one is signed in, and which access tokens there are; for administrators those of everybody too. */
import { Badge, Button } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session';
import { sessionsQuery } from '../../api/settings-queries';
import type { Session } from '../../api/types';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { deviceName } from './device-name';
import { SettingsPage } from './settings-page';
import classes from './settings-page.module.css';
import { useEndSession } from './use-settings-actions';
import { WhoseBar } from './whose-bar';

export function Component() {
  const { t } = useTranslation();
  const maySeeAll = useMay('admin', 'keys:read');
  const [all, setAll] = useState(false);
  const sessions = useInfiniteQuery(sessionsQuery(all));
  return (
    <SettingsPage name="sessions">
      <div className={classes.stack}>
        {maySeeAll && <WhoseBar all={all} onChoose={setAll} />}
        <Card flush>
          <PagedList
            query={sessions}
            empty={
              <EmptyState
                icon={IconDevices}
                title={t('settings.sessions.none')}
                text={t('settings.sessions.none-text')}
              />
            }
          >
            {(items) => (
              <RowList label={t('settings.sessions.title')}>
                {items.map((session) => (
                  <SessionRow key={session.id} session={session} withOwner={all} />
                ))}
              </RowList>
            )}
          </PagedList>
        </Card>
      </div>
    </SettingsPage>
  );
}

function SessionRow({ session, withOwner }: { session: Session; withOwner: boolean }) {
  const { t } = useTranslation();
  const end = useEndSession();
  const name = deviceName(session.user_agent) ?? t('settings.sessions.unknown-device');
  return (
    <Row
      name={name}
      beside={session.current && <Badge color="green">{t('settings.sessions.current')}</Badge>}
      facts={[
        ...(withOwner ? [session.owner.name] : []),
        session.address,
        ...(session.scopes === null ? [] : [session.scopes.join(', ')]),
        <>
          {t('settings.sessions.since')} <RelativeTime at={session.created_at} />
        </>,
        <>
          {t('settings.sessions.expires')} <RelativeTime at={session.expires_at} />
        </>,
      ]}
      actions={
        <Button
          variant="default"
          size="xs"
          aria-label={t('settings.sessions.end-named', { name })}
          loading={end.isPending}
          onClick={() => void end.ask(session)}
        >
          {t('settings.sessions.end')}
        </Button>
      }
    />
  );
}
