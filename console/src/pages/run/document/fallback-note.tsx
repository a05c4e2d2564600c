/** That the language model was wanted and the local extractor answered, and why. */
import { Code, Text } from '@mantine/core';
import type { ExtractorFallback } from '../../../../../contracts/documents/result';
import { Note } from '../../../components/note';
import { useTranslation } from '../../../i18n/i18n';

export function FallbackNote({ fallback: { code, detail } }: { fallback: ExtractorFallback }) {
  const { t } = useTranslation();
  return (
    <Note role="note">
      <Text size="sm" fw={600}>
        {t('run.fallback')}
      </Text>
      <Code>{code}</Code> <span lang="en">{detail}</span>
    </Note>
  );
}
