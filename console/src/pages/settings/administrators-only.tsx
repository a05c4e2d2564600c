/** In place of what somebody may not do or see: which role it takes, and who can give it. */
import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '../../components/empty-state';
import { useTranslation } from '../../i18n/i18n';

export function AdministratorsOnly() {
  const { t } = useTranslation();
  return <EmptyState icon={IconLock} title={t('settings.admin-only')} text={t('settings.admin-only-text')} />;
}
