import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { useTranslation } from '../i18n/i18n';

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Page title={t('missing.heading')}>
      <EmptyState icon={IconMapQuestion} title={t('missing.title')} text={t('missing.text')}>
        <Button component={Link} to="/">
          {t('missing.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}
