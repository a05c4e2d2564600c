/** Boxes over the image of a page. A box that is pointed at lights up together with its line in the list. */
import { memo } from 'react';
import type { DocumentPage } from '../../../api/types';
import { useTranslation } from '../../../i18n/i18n';
import type { Mark } from './document-marks';
import classes from './page-viewer.module.css';
import { usePointing } from './pointing';

/** Air around the letters, in pixels of the page. */
const PADDING = 3;

interface PageOverlayProps {
  page: DocumentPage;
  marks: readonly Mark[];
}

export function PageOverlay({ page, marks }: PageOverlayProps) {
  const { t } = useTranslation();
  const { pointed, point } = usePointing();
  return (
    <svg
      className={classes.overlay}
      viewBox={`0 0 ${page.width} ${page.height}`}
      preserveAspectRatio="none"
      role="group"
      aria-label={t('document.marks', { count: marks.length })}
    >
      {marks.map((mark) => (
        <MarkBox key={mark.id} mark={mark} isPointed={mark.id === pointed} onPoint={point} />
      ))}
      {marks.map((mark) => mark.number !== undefined && <MarkNumber key={mark.id} mark={mark} page={page} />)}
    </svg>
  );
}

interface MarkBoxProps {
  mark: Mark;
  isPointed: boolean;
  onPoint: (id: string | undefined, by: 'page') => void;
}

/** By keys one goes through the list; the boxes are for the mouse, and only fields are few enough to be told of. */
const MarkBox = memo(function MarkBox({ mark, isPointed, onPoint }: MarkBoxProps) {
  const { id, box, label, kind, isUnsure } = mark;
  const point = (): void => onPoint(id, 'page');
  return (
    <rect
      className={classes.mark}
      data-mark={id}
      data-kind={kind}
      data-unsure={isUnsure}
      data-pointed={isPointed}
      x={box.x - PADDING}
      y={box.y - PADDING}
      width={box.width + 2 * PADDING}
      height={box.height + 2 * PADDING}
      rx={PADDING}
      onPointerEnter={point}
      onClick={point}
      {...(kind === 'field' ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
});

/** Of the page's width: to be read on every page, whatever its size. */
const NUMBER_SIZE = 0.018;

/** Before its box; where there is no room, over the beginning of it. */
function MarkNumber({ mark: { box, number }, page }: { mark: Mark; page: DocumentPage }) {
  const size = NUMBER_SIZE * page.width;
  return (
    <text
      className={classes.place}
      x={Math.max(box.x - 3 * PADDING, 2 * size)}
      y={box.y + box.height / 2}
      fontSize={size}
      aria-hidden
    >
      {number}
    </text>
  );
}
