/** The frame of every page of the settings: the ways to the others, and what belongs to this one. */
import type { ReactNode } from 'react';
import { useMay } from '../../api/session';
import { Page } from '../../components/page';
import { WayLinks } from '../../components/way-links';
import { useTranslation } from '../../i18n/i18n';

export type SettingsName = 'keys' | 'sessions' | 'learning' | 'users' | 'audit' | 'costs' | 'system';

interface SettingsPageProps {
  name: SettingsName;
  actions?: ReactNode;
  children: ReactNode;
}

export function SettingsPage({ name, actions, children }: SettingsPageProps) {
  const { t } = useTranslation();
  const maySeeUsers = useMay('admin', 'users:read');
  const maySeeAudit = useMay('admin', 'audit:read');
  const maySeeCosts = useMay('operator', 'operations:read');
  const names: SettingsName[] = [
    'keys',
    'sessions',
    'learning',
    ...(maySeeUsers ? (['users'] as const) : []),
    ...(maySeeAudit ? (['audit'] as const) : []),
    ...(maySeeCosts ? (['costs'] as const) : []),
    'system',
  ];
  return (
    <Page title={t(`settings.${name}.title`)} about={t(`settings.${name}.about`)} actions={actions}>
      <WayLinks
        label={t('navigation.settings')}
        ways={names.map((each) => ({ path: `/settings/${each}`, name: t(`settings.${each}.title`) }))}
      />
      {children}
    </Page>
  );
}
