/** The frame of every page of the settings: the ways to the others, and what belongs to this one. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../../api/session';
import { Page } from '../../components/page';
import classes from './settings-page.module.css';

export type SettingsName = 'keys' | 'sessions' | 'users' | 'audit' | 'system';

interface SettingsPageProps {
  name: SettingsName;
  actions?: ReactNode;
  children: ReactNode;
}

export function SettingsPage({ name, actions, children }: SettingsPageProps) {
  const { t } = useTranslation();
  const maySeeUsers = useMay('admin', 'users:read');
  const maySeeAudit = useMay('admin', 'audit:read');
  const names: SettingsName[] = [
    'keys',
    'sessions',
    ...(maySeeUsers ? (['users'] as const) : []),
    ...(maySeeAudit ? (['audit'] as const) : []),
    'system',
  ];
  return (
    <Page title={t(`settings.${name}.title`)} about={t(`settings.${name}.about`)} actions={actions}>
      <nav aria-label={t('navigation.settings')}>
        <ul className={classes.ways}>
          {names.map((each) => (
            <li key={each}>
              <NavLink to={`/settings/${each}`} className={classes.way ?? ''}>
                {t(`settings.${each}.title`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
