/** What stands beside a page: its layout; and the parts that all tabs have. */
import { Text } from '@mantine/core';
import type { DocumentPage } from '../../../api/types';
import { CopyButton } from '../../../components/copy-button';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { textAt } from '../../../i18n/texts';
import { blockId } from './document-marks';
import classes from './document-result.module.css';
import { MarkedList } from './marked-list';
import listClasses from './marked-list.module.css';

export function LayoutTab({ page }: { page: DocumentPage | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const blocks = page?.blocks ?? [];
  if (!page || blocks.length === 0) return <Nothing text={t('document.no-layout')} />;
  const rows = blocks.map(({ kind, lines }, index) => ({
    id: blockId(page.page, index),
    content: (
      <>
        <span className={listClasses.name}>{textAt(locale, 'document', 'block', kind) ?? kind}</span>
        <span className={listClasses.value}>{lines.map((line) => page.lines[line]?.text ?? '').join('\n')}</span>
      </>
    ),
  }));
  return (
    <>
      <TabHead text={t('document.blocks', { count: blocks.length })} />
      <MarkedList label={t('document.tab.layout')} rows={rows} />
    </>
  );
}

export function TabHead({ text, copy, label }: { text: string; copy?: string; label?: string }) {
  return (
    <div className={classes.head}>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
      {copy !== undefined && <CopyButton text={copy} label={label} />}
    </div>
  );
}

export function Nothing({ text }: { text: string }) {
  return (
    <Text c="dimmed" p="lg" ta="center">
      {text}
    </Text>
  );
}
