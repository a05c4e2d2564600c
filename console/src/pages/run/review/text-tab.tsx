/** The lines of a page: what was misread can be put right in its place, and so can the order in which they are read. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentPage } from '../../../api/types';
import choiceClasses from '../../../components/choice-bar.module.css';
import { useTranslation } from '../../../i18n/i18n';
import { Confidence } from '../document/confidence';
import { isUnsureReading, lineId } from '../document/document-marks';
import { Nothing, TabHead } from '../document/document-tabs';
import type { MarkedRow } from '../document/marked-list';
import rowClasses from '../document/marked-list.module.css';
import { OpenableList, RowButton } from './fields-tab';
import { LineMover } from './line-mover';
import { placeBeside } from './reading-order';
import classes from './review.module.css';
import { StateSign } from './state-sign';
import { useReviewed } from './use-review';
import { useRowDrag } from './use-row-drag';
import { ValueEditor } from './value-editor';

interface TextTabProps {
  page: DocumentPage | undefined;
  /** Of the whole document. */
  text: string;
}

export function TextTab({ page, text }: TextTabProps) {
  const { t } = useTranslation();
  if (!page || page.lines.length === 0) return <Nothing text={t('document.no-text')} />;
  const source = page.source === 'pdf-text' ? t('document.from-pdf') : page.source;
  return (
    <>
      <TabHead
        text={t('document.lines', { count: page.lines.length, source })}
        copy={text}
        label={t('document.copy-text')}
      />
      <OrderBar page={page} />
      <Lines page={page} />
    </>
  );
}

/** Shows the order and tells what became of it. */
function OrderBar({ page }: { page: DocumentPage }) {
  const { t } = useTranslation();
  const { mayCorrect, ordering } = useReviewed();
  const isCorrected = ordering.isCorrected(page);
  const isSaved = ordering.isSaved(page);
  if (!mayCorrect && !isCorrected) return null;
  return (
    <div className={classes.order}>
      <UnstyledButton
        className={choiceClasses.choice}
        aria-pressed={ordering.isShown}
        onClick={() => ordering.show(!ordering.isShown)}
      >
        {t('review.order')}
      </UnstyledButton>
      {isCorrected || !isSaved ? <StateSign state="corrected" isSaved={isSaved} /> : <OrderHint />}
      {!isSaved && (
        <RowButton
          label={t('review.take-back', { name: t('review.order') })}
          press={() => ordering.takeBack(page)}
          Sign={IconArrowBackUp}
        />
      )}
    </div>
  );
}

function OrderHint() {
  const { t } = useTranslation();
  const { ordering } = useReviewed();
  return ordering.isShown && <span>{t('review.order-about')}</span>;
}

function Lines({ page }: { page: DocumentPage }) {
  const { t } = useTranslation();
  const { ordering, mayCorrect, draft } = useReviewed();
  const [moved, setMoved] = useState('');
  const order = ordering.of(page);
  const isMovable = mayCorrect && ordering.isShown;
  const move = (line: number, to: number): void => {
    if (to < 0 || to >= order.length || to === order.indexOf(line)) return;
    ordering.move(page, line, to);
    setMoved(t('review.moved', { place: to + 1, count: order.length }));
  };
  const lineOfRow = (id: string): number => order.find((line) => lineId(page.page, line) === id) ?? -1;
  const drag = useRowDrag(({ dragged, over, isAfter }) => {
    const line = lineOfRow(dragged);
    move(line, placeBeside(order, line, { over: lineOfRow(over), isAfter }));
  });
  const rows = order.map((line, place): MarkedRow => {
    const id = lineId(page.page, line);
    return {
      id,
      content: <LineContent page={page} line={line} place={place} />,
      aside: isMovable ? (
        <LineMover place={place} last={order.length - 1} move={(to) => move(line, to)} handle={drag.handleOf(id)} />
      ) : (
        mayCorrect && <LineButton page={page} line={line} />
      ),
      below: mayCorrect && draft.open?.id === id && (
        <ValueEditor id={id} label={t('review.line', { number: line + 1 })} kind={{ input: 'text' }} />
      ),
      ...(mayCorrect && { onMove: (by) => move(line, place + by) }),
      ...(drag.drop?.over === id && drag.drop.dragged !== id && { drop: drag.drop.isAfter ? 'after' : 'before' }),
    };
  });
  return (
    <>
      <OpenableList label={t('document.tab.text')} rows={rows} />
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
    </>
  );
}

interface LineProps {
  page: DocumentPage;
  line: number;
}

function LineContent({ page, line, place }: LineProps & { place: number }) {
  const { lineOf, ordering } = useReviewed();
  const { text: found = '', confidence = 0 } = page.lines[line] ?? {};
  const { text, state, isSaved } = lineOf(page.page, line, found);
  return (
    <>
      <span className={rowClasses.text}>
        {ordering.isShown && <span className={classes.place}>{place + 1}</span>}
        <span className={classes.words}>{text}</span>
        {state !== 'untouched' ? (
          <StateSign state={state} isSaved={isSaved} />
        ) : (
          isUnsureReading(confidence) && <Confidence value={confidence} isLow />
        )}
      </span>
      {state === 'corrected' && <del className={rowClasses.before}>{found}</del>}
    </>
  );
}

function LineButton({ page, line }: LineProps) {
  const { t } = useTranslation();
  const { edit, takeBack, lineOf } = useReviewed();
  const { id, isSaved } = lineOf(page.page, line, page.lines[line]?.text ?? '');
  const name = t('review.line', { number: line + 1 });
  if (!isSaved) {
    return <RowButton label={t('review.take-back', { name })} press={() => takeBack(id)} Sign={IconArrowBackUp} />;
  }
  return <RowButton label={t('review.edit', { name })} press={() => void edit(id)} Sign={IconPencil} />;
}
