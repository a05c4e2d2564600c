/** API keys: one's own, and for administrators everybody's. */
import { Badge, Button, Code } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session';
import { keysQuery } from '../../api/settings-queries';
import type { Key } from '../../api/types';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { NewKeyDialog } from './new-key-dialog';
import { SettingsPage } from './settings-page';
import classes from './settings-page.module.css';
import { useRevokeKey } from './use-settings-actions';
import { WhoseBar } from './whose-bar';

export function Component() {
  const { t } = useTranslation();
  const mayCreate = useMay('operator', 'keys:write');
  const maySeeAll = useMay('admin', 'keys:read');
  const [all, setAll] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const keys = useInfiniteQuery(keysQuery(all));
  const create = (
    <Button leftSection={<IconPlus aria-hidden size={15} />} onClick={() => setIsOpen(true)}>
      {t('settings.keys.create')}
    </Button>
  );
  return (
    <SettingsPage name="keys" actions={mayCreate && create}>
      <div className={classes.stack}>
        {maySeeAll && <WhoseBar all={all} onChoose={setAll} />}
        {!mayCreate && <p className={classes.note}>{t('settings.keys.may-not')}</p>}
        <Card flush>
          <PagedList
            query={keys}
            empty={<EmptyState icon={IconKey} title={t('settings.keys.none')} text={t('settings.keys.none-text')} />}
          >
            {(items) => (
              <RowList label={t('settings.keys.title')}>
                {items.map((key) => (
                  <KeyRow key={key.id} apiKey={key} withOwner={all} />
                ))}
              </RowList>
            )}
          </PagedList>
        </Card>
      </div>
      {mayCreate && <NewKeyDialog opened={isOpen} onClose={() => setIsOpen(false)} />}
    </SettingsPage>
  );
}

function KeyRow({ apiKey, withOwner }: { apiKey: Key; withOwner: boolean }) {
  const { t } = useTranslation();
  const revoke = useRevokeKey();
  const mayRevoke = useMay('viewer', 'keys:write');
  const isOver = apiKey.revoked_at !== null || hasPassed(apiKey.expires_at);
  return (
    <Row
      name={apiKey.name}
      faded={isOver}
      beside={
        <>
          <Code>{apiKey.prefix}…</Code>
          {apiKey.revoked_at !== null && <Badge color="gray">{t('settings.keys.revoked')}</Badge>}
          {apiKey.revoked_at === null && hasPassed(apiKey.expires_at) && (
            <Badge color="gray">{t('settings.keys.expired')}</Badge>
          )}
        </>
      }
      facts={[
        ...(withOwner ? [apiKey.owner.name] : []),
        apiKey.scopes === null ? t('settings.keys.no-limit') : apiKey.scopes.join(', '),
        <Labelled label={t('settings.keys.created')} at={apiKey.created_at} />,
        <Labelled label={t('settings.keys.used')} at={apiKey.last_used_at} none={t('settings.keys.never-used')} />,
        <Labelled label={t('settings.keys.expires')} at={apiKey.expires_at} none={t('settings.keys.never-expires')} />,
      ]}
      actions={
        !isOver &&
        mayRevoke && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('settings.keys.revoke-named', { name: apiKey.name })}
            loading={revoke.isPending}
            onClick={() => void revoke.ask(apiKey)}
          >
            {t('settings.keys.revoke')}
          </Button>
        )
      }
    />
  );
}

function Labelled({ label, at, none = '' }: { label: string; at: string | null; none?: string }) {
  if (at === null) return none;
  return (
    <>
      {label} <RelativeTime at={at} />
    </>
  );
}

function hasPassed(at: string | null): boolean {
  return at !== null && Date.parse(at) < Date.now();
}
