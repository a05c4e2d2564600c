/** The image of a page with what was found on it. Scrolls, zooms and can be dragged; follows what the lists point at. */
import { ActionIcon, Group, Skeleton, Text, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconPhotoOff,
  IconRotate2,
  IconRotateClockwise2,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DocumentPage } from '../../../api/types';
import { formatPercent } from '../../../i18n/format';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { useShortcuts } from '../../../keyboard/shortcuts';
import type { Mark } from './document-marks';
import { PageOverlay } from './page-overlay';
import { PageThumbnails } from './page-thumbnails';
import classes from './page-viewer.module.css';
import { usePointing } from './pointing';
import { usePan } from './use-pan';
import { type Turn, useTurn } from './use-turn';
import { useZoom, type Zoom } from './use-zoom';

interface PageViewerProps {
  pages: readonly DocumentPage[];
  page: DocumentPage;
  onPage: (page: number) => void;
  /** Of this page. */
  marks: readonly Mark[];
}

const IMAGE_WIDTH = 1_200;
/** The widest that the API draws; for whoever looks closely. */
const IMAGE_WIDTH_MAX = 2_000;

export function PageViewer({ pages, page, onPage, marks }: PageViewerProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const zoom = useZoom(box);
  const turn = useTurn(page.page);
  const step = (by: number): void => {
    const to = pages[pages.indexOf(page) + by];
    if (to) onPage(to.page);
  };
  useShortcuts({
    '+': zoom.zoomIn,
    '=': zoom.zoomIn,
    '-': zoom.zoomOut,
    '0': zoom.fit,
    PageDown: () => step(1),
    PageUp: () => step(-1),
    r: turn.clockwise,
    R: turn.anticlockwise,
  });
  useFollow(box, marks, zoom.show);
  const { width, height } = page;
  return (
    <section className={classes.viewer} aria-label={t('document.page-image')}>
      <ViewerBar zoom={zoom} turn={turn} page={page} pages={pages} />
      {/* Keys scroll it, so it can be reached by keys. */}
      <div
        ref={box}
        className={classes.box}
        tabIndex={0}
        role="group"
        aria-label={t('document.page-of', { page: page.page, pages: pages.length })}
        data-no-swipe
        {...usePan(box)}
      >
        <div
          className={classes.sheet}
          style={{
            width: `${100 * zoom.zoom}%`,
            aspectRatio: turn.isSideways ? `${height} / ${width}` : `${width} / ${height}`,
          }}
        >
          <div className={classes.turned} style={turnedStyle(page, turn)}>
            <PageImage key={page.links.image} page={page} isClose={zoom.zoom > 1.6} />
            <PageOverlay page={page} marks={marks} />
          </div>
        </div>
      </div>
      {pages.length > 1 && <PageThumbnails pages={pages} page={page.page} onPage={onPage} />}
    </section>
  );
}

/** A page that lies on its side is as wide as the sheet is high. */
function turnedStyle({ width, height }: DocumentPage, { degrees, isSideways }: Turn) {
  return {
    width: isSideways ? `${(100 * width) / height}%` : '100%',
    aspectRatio: `${width} / ${height}`,
    transform: `translate(-50%, -50%) rotate(${degrees}deg)`,
  };
}

interface ViewerBarProps extends Pick<PageViewerProps, 'page' | 'pages'> {
  zoom: Zoom;
  turn: Turn;
}

function ViewerBar({ zoom, turn, page, pages }: ViewerBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed">
        {t('document.page-of', { page: page.page, pages: pages.length })}
      </Text>
      <Group gap={2} ml="auto">
        <Tooltip label={`${t('keyboard.key.zoom-out')}  −`}>
          <ActionIcon aria-label={t('keyboard.key.zoom-out')} onClick={zoom.zoomOut}>
            <IconZoomOut aria-hidden size={17} />
          </ActionIcon>
        </Tooltip>
        <Text size="xs" c="dimmed" w={44} ta="center" className="tabular" aria-live="polite">
          {formatPercent(zoom.zoom, locale)}
        </Text>
        <Tooltip label={`${t('keyboard.key.zoom-in')}  +`}>
          <ActionIcon aria-label={t('keyboard.key.zoom-in')} onClick={zoom.zoomIn}>
            <IconZoomIn aria-hidden size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('keyboard.key.zoom-fit')}  0`}>
          <ActionIcon aria-label={t('keyboard.key.zoom-fit')} onClick={zoom.fit}>
            <IconArrowAutofitWidth aria-hidden size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('keyboard.key.turn-back')}  R`}>
          <ActionIcon aria-label={t('keyboard.key.turn-back')} onClick={turn.anticlockwise}>
            <IconRotate2 aria-hidden size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('keyboard.key.turn')}  r`}>
          <ActionIcon aria-label={t('keyboard.key.turn')} onClick={turn.clockwise}>
            <IconRotateClockwise2 aria-hidden size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  );
}

function PageImage({ page, isClose }: { page: DocumentPage; isClose: boolean }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  if (state === 'failed') {
    return (
      <div className={classes.failed} role="alert">
        <IconPhotoOff aria-hidden size={28} stroke={1.5} />
        <Text size="sm">{t('document.no-image')}</Text>
      </div>
    );
  }
  return (
    <>
      {state === 'loading' && <Skeleton className={classes.shadow} />}
      <img
        src={`${page.links.image}?width=${isClose ? IMAGE_WIDTH_MAX : IMAGE_WIDTH}`}
        alt={t('document.page-alt', { page: page.page })}
        className={classes.image}
        width={page.width}
        height={page.height}
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
      />
    </>
  );
}

/** Brings what a list points at into view. */
function useFollow(box: RefObject<HTMLElement | null>, marks: readonly Mark[], show: (mark: DOMRect) => void): void {
  const { pointed, by } = usePointing();
  const follow = useEffectEvent((id: string) => {
    const mark = box.current?.querySelector(`[data-mark="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    if (!mark || !box.current) return;
    if (by === 'review') show(mark);
    else scrollInto(box.current, mark);
  });
  useEffect(() => {
    if (by !== 'page' && pointed !== undefined && marks.some(({ id }) => id === pointed)) follow(pointed);
  }, [pointed, by, marks]);
}

/** Scrolls the box alone, and only where it must: `scrollIntoView` would move the whole page along. */
function scrollInto(box: HTMLElement, mark: DOMRect): void {
  const frame = box.getBoundingClientRect();
  const isInside =
    mark.top >= frame.top && mark.bottom <= frame.bottom && mark.left >= frame.left && mark.right <= frame.right;
  if (isInside) return;
  box.scrollBy({
    top: mark.top + mark.height / 2 - (frame.top + frame.height / 2),
    left: mark.left + mark.width / 2 - (frame.left + frame.width / 2),
    behavior: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
  });
}
