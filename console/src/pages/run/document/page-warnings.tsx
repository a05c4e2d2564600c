/** What a reader must know of a page, above what was found on it. */
import type { DocumentPage } from '../../../api/types';
import { Note } from '../../../components/note';
import { useTranslation } from '../../../i18n/i18n';

export function PageWarnings({ page }: { page: DocumentPage | undefined }) {
  const { t } = useTranslation();
  const warnings = page?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Note role="alert" flush>
      {warnings.map((warning) => (
        <div key={warning}>{t(`document.warning.${warning}`)}</div>
      ))}
    </Note>
  );
}
