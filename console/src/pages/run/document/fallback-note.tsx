/** That the language model was wanted and the local extractor answered, and why. */
import { Alert, Code, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExtractorFallback } from '../../../../../contracts/documents/result';

export function FallbackNote({ fallback: { code, detail } }: { fallback: ExtractorFallback }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="note" icon={<IconAlertTriangle aria-hidden size={18} />}>
      <Text fw={600}>{t('run.fallback')}</Text>
      <Code>{code}</Code> <span lang="en">{detail}</span>
    </Alert>
  );
}
