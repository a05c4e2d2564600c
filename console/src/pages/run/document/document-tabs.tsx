/** What stands beside a page: the fields of the document, the text of the page, its layout. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentResult } from '../../../../../contracts/documents/result';
import type { DocumentPage } from '../../../api/types';
import { CopyButton } from '../../../components/copy-button';
import { useLocale } from '../../../i18n/i18n';
import { textAt } from '../../../i18n/texts';
import { Confidence } from './confidence';
import { blockId, isUnsure, lineId } from './document-marks';
import classes from './document-result.module.css';
import { fieldRow } from './field-rows';
import { MarkedList } from './marked-list';
import listClasses from './marked-list.module.css';

export function FieldsTab({ result }: { result: DocumentResult }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fields } = result;
  const unsure = fields.filter(({ value, confidence }) => value !== null && isUnsure(confidence)).length;
  if (fields.length === 0) return <Nothing text={t('document.no-fields')} />;
  const asText = JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value])), null, 2);
  return (
    <>
      <TabHead
        text={unsure > 0 ? t('document.to-check', { count: unsure }) : t('document.all-sure')}
        copy={asText}
        label={t('document.copy-fields')}
      />
      <MarkedList label={t('document.tab.fields')} rows={fields.map((field) => fieldRow(field, { t, locale }))} />
    </>
  );
}

interface TextTabProps {
  page: DocumentPage | undefined;
  /** Of the whole document. */
  text: string;
}

export function TextTab({ page, text }: TextTabProps) {
  const { t } = useTranslation();
  const lines = page?.lines ?? [];
  if (!page || lines.length === 0) return <Nothing text={t('document.no-text')} />;
  const rows = lines.map(({ text: line, confidence }, index) => ({
    id: lineId(page.page, index),
    content: (
      <span className={listClasses.text}>
        {line}
        {isUnsure(confidence) && <Confidence value={confidence} />}
      </span>
    ),
  }));
  return (
    <>
      <TabHead
        text={t('document.lines', { count: lines.length, source: textSource(t, page.source) })}
        copy={text}
        label={t('document.copy-text')}
      />
      <MarkedList label={t('document.tab.text')} rows={rows} />
    </>
  );
}

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

type Translate = ReturnType<typeof useTranslation>['t'];

function textSource(t: Translate, source: string): string {
  return source === 'pdf-text' ? t('document.from-pdf') : source;
}

function TabHead({ text, copy, label }: { text: string; copy?: string; label?: string }) {
  return (
    <div className={classes.head}>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
      {copy !== undefined && <CopyButton text={copy} label={label} />}
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <Text c="dimmed" p="lg" ta="center">
      {text}
    </Text>
  );
}
