/** What stands in place of a page that fell over, or whose code could not be loaded after a new version came in. */
import { Button, Code } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state';
import { useTranslation } from '../i18n/i18n';

export function PageFailure() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main>
      <EmptyState icon={IconMoodSad} title={t('failure.title')} text={t('failure.text')}>
        <Button onClick={() => location.reload()}>{t('failure.reload')}</Button>
      </EmptyState>
      {error instanceof Error && (
        <Code block m="lg" tabIndex={0}>
          {error.message}
        </Code>
      )}
    </main>
  );
}
