/** What a reader must know of a page, above what was found on it. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../../api/types';

export function PageWarnings({ page }: { page: DocumentPage | undefined }) {
  const { t } = useTranslation();
  const warnings = page?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" radius={0} icon={<IconAlertTriangle aria-hidden size={18} />}>
      {warnings.map((warning) => (
        <div key={warning}>{t(`document.warning.${warning}`)}</div>
      ))}
    </Alert>
  );
}
