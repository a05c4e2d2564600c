/** How the installation is: whether it can work, its version and limits, and where else to look. */
import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery, systemQuery } from '../../api/queries';
import { BATCHES_QUERY, FAILED_QUERY, pipelineQuery, RUNNING_QUERY, workflowsLink } from '../../api/temporal-links';
import { useMay } from '../../api/session';
import { readinessQuery } from '../../api/settings-queries';
import type { Readiness, System } from '../../api/types';
import { ByteSize } from '../../components/byte-size';
import { Card } from '../../components/card';
import { ProblemAlert } from '../../components/problem-alert';
import { StatusSign } from '../../components/status-badge';
import { formatDuration, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { LinkList } from './link-list';
import { LlmCostsCard } from './llm-costs-card';
import { SettingsPage } from './settings-page';
import classes from './system-page.module.css';

export function Component() {
  const system = useQuery(systemQuery);
  const maySeeCosts = useMay('operator', 'operations:read');
  return (
    <SettingsPage name="system">
      <div className={classes.cards}>
        <ReadinessCard />
        {system.isError && <ProblemAlert error={system.error} onRetry={() => void system.refetch()} />}
        {system.data && <LimitsCard system={system.data} />}
        {system.data && <TemporalCard system={system.data} />}
        <AddressesCard />
        {maySeeCosts && <LlmCostsCard />}
      </div>
    </SettingsPage>
  );
}

function ReadinessCard() {
  const { t } = useTranslation();
  const readiness = useQuery(readinessQuery);
  const { data } = readiness;
  return (
    <Card title={t('settings.system.readiness-title')} aside={data && <ReadyBadge status={data.status} />}>
      {readiness.isPending && <Skeleton height={110} />}
      {readiness.isError && <ProblemAlert error={readiness.error} onRetry={() => void readiness.refetch()} />}
      {data && <Checks checks={data.checks} />}
    </Card>
  );
}

function ReadyBadge({ status }: Pick<Readiness, 'status'>) {
  const { t } = useTranslation();
  return <Badge color={status === 'ready' ? 'green' : 'red'}>{t(`settings.system.${status}`)}</Badge>;
}

const CHECKS = ['database', 'temporal', 'blob_store', 'models'] as const;

function Checks({ checks }: Pick<Readiness, 'checks'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <dl className={classes.facts}>
      {CHECKS.map((name) => {
        const check = checks[name];
        return (
          check && (
            <div key={name} className={classes.fact}>
              <dt>
                <StatusSign status={check.status === 'ok' ? 'completed' : 'failed'} />
                {t(`settings.system.check.${name}`)}
              </dt>
              <dd>
                {t(`settings.system.state.${check.status}`)} · {formatDuration(check.ms, locale)}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function LimitsCard({ system: { version, limits } }: { system: System }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const facts = [
    ['version', version],
    ['upload', <ByteSize bytes={limits.upload_bytes_max} />],
    ['pages', formatNumber(limits.pages_max, locale)],
    ['pixels', formatNumber(limits.pixels_max, locale)],
    ['items', formatNumber(limits.batch_items_max, locale)],
  ] as const;
  return (
    <Card title={t('settings.system.limits')}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{t(`settings.system.limit.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function TemporalCard({ system }: { system: System }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  return (
    <Card title={t('settings.system.temporal')}>
      <p className={classes.about}>{t('settings.system.temporal-text')}</p>
      <LinkList
        links={[
          { href: workflowsLink(system), text: t('settings.system.all-workflows') },
          { href: workflowsLink(system, RUNNING_QUERY), text: t('settings.system.running') },
          { href: workflowsLink(system, FAILED_QUERY), text: t('settings.system.failed') },
          { href: workflowsLink(system, BATCHES_QUERY), text: t('settings.system.batches') },
          ...pipelines.map(({ name, title }) => ({
            href: workflowsLink(system, pipelineQuery(name)),
            text: t('settings.system.pipeline', { name: title[locale] }),
          })),
        ]}
      />
    </Card>
  );
}

function AddressesCard() {
  const { t } = useTranslation();
  return (
    <Card title={t('settings.system.addresses')}>
      <LinkList
        links={[
          { href: '/api/docs', text: t('shell.reference') },
          { href: '/api/openapi.json', text: t('settings.system.openapi') },
          { href: '/metrics', text: t('settings.system.metrics') },
          { href: '/api/health', text: t('settings.system.health') },
          { href: '/api/ready', text: t('settings.system.readiness') },
        ]}
      />
    </Card>
  );
}
