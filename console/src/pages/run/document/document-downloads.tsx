/** Entries of a run's menu: the document that was read, to take away. Only for runs of documents that have completed. */
import { Menu } from '@mantine/core';
import { IconFileTypePdf, IconMarkdown } from '@tabler/icons-react';
import type { Run } from '../../../api/types';
import { useTranslation } from '../../../i18n/i18n';
import { isDocumentResult } from './document-marks';

export function DocumentDownloads({ run }: { run: Run }) {
  const { t } = useTranslation();
  if (!isDocumentResult(run.final_result)) return null;
  return (
    <>
      <Menu.Item
        component="a"
        href={`${run.links.self}/document.md`}
        download
        leftSection={<IconMarkdown aria-hidden size={16} />}
      >
        {t('document.download-markdown')}
      </Menu.Item>
      <Menu.Item
        component="a"
        href={`${run.links.self}/document.pdf`}
        download
        leftSection={<IconFileTypePdf aria-hidden size={16} />}
      >
        {t('document.download-pdf')}
      </Menu.Item>
    </>
  );
}
