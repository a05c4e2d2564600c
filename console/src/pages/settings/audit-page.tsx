/** Who changed what, who signed in, and who was refused: for administrators. */
import { Badge, Code, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useMay } from '../../api/session';
import { type AuditFilters, auditQuery, usersQuery } from '../../api/settings-queries';
import type { AuditEntry } from '../../api/types';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { AdministratorsOnly } from './administrators-only';
import { SettingsPage } from './settings-page';
import classes from './settings-page.module.css';

const TYPING_MS = 250;
const OUTCOME_COLOURS = { done: 'green', denied: 'orange', failed: 'red' } as const;

export function Component() {
  const maySee = useMay('admin', 'audit:read');
  return <SettingsPage name="audit">{maySee ? <AuditLog /> : <AdministratorsOnly />}</SettingsPage>;
}

function AuditLog() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const action = search.get('action') ?? '';
  const who = search.get('who') ?? '';
  const choose = (name: 'action' | 'who', value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const [typed] = useDebouncedValue(action, TYPING_MS);
  const entries = useInfiniteQuery({ ...auditQuery(filters(typed, who)), placeholderData: keepPreviousData });
  return (
    <div className={classes.stack}>
      <search className={classes.filters} aria-label={t('runs.filters')}>
        <TextInput
          label={t('settings.audit.action')}
          placeholder="cancelRun"
          value={action}
          onChange={(event) => choose('action', event.currentTarget.value.replace(/\W/g, ''))}
          autoComplete="off"
          spellCheck={false}
        />
        <WhoFilter value={who} onChange={(id) => choose('who', id)} />
      </search>
      <Card flush>
        <PagedList
          query={entries}
          empty={
            <EmptyState icon={IconHistory} title={t('settings.audit.none')} text={t('settings.audit.none-text')} />
          }
        >
          {(items) => (
            <RowList label={t('settings.audit.title')}>
              {items.map((entry) => (
                <AuditRow key={`${entry.request_id} ${entry.at}`} entry={entry} />
              ))}
            </RowList>
          )}
        </PagedList>
      </Card>
    </div>
  );
}

function filters(action: string, who: string): AuditFilters {
  return { ...(action !== '' && { action }), ...(who !== '' && { principal_id: who }) };
}

function WhoFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(usersQuery);
  const users = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <NativeSelect
      label={t('settings.audit.who')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('settings.audit.anybody') },
        ...users.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const details = JSON.stringify(entry.details ?? {});
  return (
    <Row
      name={<Code>{entry.action}</Code>}
      beside={
        <Badge color={OUTCOME_COLOURS[entry.outcome]}>
          {t(`settings.audit.outcome.${entry.outcome}`)} {entry.status}
        </Badge>
      }
      facts={[
        entry.principal?.name ?? t('settings.audit.nobody'),
        <RelativeTime at={entry.at} />,
        entry.target,
        entry.address,
        t('problem.request', { id: entry.request_id }),
        ...(details === '{}' ? [] : [<Code>{details}</Code>]),
      ]}
    />
  );
}
