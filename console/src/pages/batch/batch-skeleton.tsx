/** The outline of a batch that is being read. */
import { Skeleton, Stack } from '@mantine/core';
import { Page } from '../../components/page';
import { useTranslation } from '../../i18n/i18n';

export function BatchSkeleton() {
  const { t } = useTranslation();
  return (
    <Page title={t('batch.heading')}>
      <Stack role="status" aria-label={t('loading')}>
        <Skeleton height={120} radius="lg" />
        <Skeleton height={52} radius="lg" />
        <Skeleton height={420} radius="lg" />
      </Stack>
    </Page>
  );
}
