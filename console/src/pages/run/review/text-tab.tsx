/** The lines of a page: what was misread can be put right in its place. */
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentPage } from '../../../api/types';
import { Confidence } from '../document/confidence';
import { isUnsure } from '../document/document-marks';
import { Nothing, TabHead } from '../document/document-tabs';
import rowClasses from '../document/marked-list.module.css';
import type { MarkedRow } from '../document/marked-list';
import { OpenableList, RowButton } from './fields-tab';
import { StateSign } from './state-sign';
import { useReviewed } from './use-review';
import { ValueEditor } from './value-editor';

interface TextTabProps {
  page: DocumentPage | undefined;
  /** Of the whole document. */
  text: string;
}

export function TextTab({ page, text }: TextTabProps) {
  const { t } = useTranslation();
  const { lineOf, mayCorrect, draft } = useReviewed();
  const lines = page?.lines ?? [];
  if (!page || lines.length === 0) return <Nothing text={t('document.no-text')} />;
  const rows = lines.map(({ text: found, confidence }, index): MarkedRow => {
    const line = lineOf(page.page, index, found);
    const number = index + 1;
    const isOther = line.state === 'corrected';
    return {
      id: line.id,
      content: (
        <>
          <span className={rowClasses.text}>
            {line.text}
            {line.state !== 'untouched' ? (
              <StateSign state={line.state} isSaved={line.isSaved} />
            ) : (
              isUnsure(confidence) && <Confidence value={confidence} />
            )}
          </span>
          {isOther && <del className={rowClasses.before}>{found}</del>}
        </>
      ),
      aside: mayCorrect && <LineButton id={line.id} number={number} isSaved={line.isSaved} />,
      below: mayCorrect && draft.open?.id === line.id && (
        <ValueEditor id={line.id} label={t('review.line', { number })} kind={{ input: 'text' }} />
      ),
    };
  });
  const source = page.source === 'pdf-text' ? t('document.from-pdf') : page.source;
  return (
    <>
      <TabHead
        text={t('document.lines', { count: lines.length, source })}
        copy={text}
        label={t('document.copy-text')}
      />
      <OpenableList label={t('document.tab.text')} rows={rows} />
    </>
  );
}

interface LineButtonProps {
  id: string;
  number: number;
  isSaved: boolean;
}

function LineButton({ id, number, isSaved }: LineButtonProps) {
  const { t } = useTranslation();
  const { edit, takeBack } = useReviewed();
  const name = t('review.line', { number });
  if (!isSaved) {
    return <RowButton label={t('review.take-back', { name })} press={() => takeBack(id)} Sign={IconArrowBackUp} />;
  }
  return <RowButton label={t('review.edit', { name })} press={() => void edit(id)} Sign={IconPencil} />;
}
