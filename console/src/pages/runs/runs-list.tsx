/**
 * The list of runs: as long as there are runs, with only the rows in view in the page. Keys go from row to row; the next
 * rows are asked for before the reader gets there.
 */
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { isRetryable, isUnderWay, type RunActions } from '../../api/run-actions';
import type { RunSummary } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';
import { useShortcuts } from '../../keyboard/shortcuts';
import { RunRow } from './run-row';
import rowClasses from './run-row.module.css';
import classes from './runs-list.module.css';

const ROW_HEIGHT = 46;
const CARD_HEIGHT = 92;
const OVERSCAN = 10;
/** Rows below the view at which the next ones are asked for. */
const AHEAD = 50;
/** What covers the top of the window: the bar and the filters. */
const COVERED_TOP = 160;

interface RunsListProps {
  runs: readonly RunSummary[];
  hasMore: boolean;
  onMore: () => void;
  /** Undefined for whoever may only look. */
  actions: RunActions | undefined;
}

export function RunsList({ runs, hasMore, onMore, actions }: RunsListProps) {
  const { t } = useTranslation();
  const texts = usePipelineTexts();
  const isPhone = useMediaQuery('(max-width: 47.99em)', window.matchMedia('(max-width: 47.99em)').matches);
  const rowHeight = isPhone ? CARD_HEIGHT : ROW_HEIGHT;
  const body = useRef<HTMLDivElement>(null);
  const bodyTop = useDocumentTop(body);
  const virtualizer = useWindowVirtualizer({
    count: runs.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => runs[index]?.chain_id ?? index,
    overscan: OVERSCAN,
    scrollMargin: bodyTop,
    scrollPaddingStart: COVERED_TOP,
    scrollPaddingEnd: rowHeight,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= runs.length - AHEAD) onMore();
  }, [hasMore, last, runs.length, onMore]);
  useSteadyView(runs, rowHeight, virtualizer.scrollOffset ?? 0);
  useRowKeys({ runs, virtualizer, actions });
  return (
    <div
      role="table"
      aria-label={t('runs.list')}
      aria-rowcount={hasMore ? -1 : runs.length + 1}
      className={classes.table}
    >
      <div role="rowgroup" className={classes.head}>
        <ListHead />
      </div>
      <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const run = runs[index];
          const offset = start - virtualizer.options.scrollMargin;
          return run && <RunRow key={key} {...{ run, offset, actions, texts }} position={index + 1} />;
        })}
      </div>
    </div>
  );
}

function ListHead() {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={`${rowClasses.row} ${classes.headRow}`}>
      <div role="columnheader">{t('runs.status')}</div>
      <div role="columnheader">{t('runs.name')}</div>
      <div role="columnheader" className={rowClasses.pipeline}>
        {t('runs.pipeline')}
      </div>
      <div role="columnheader">{t('runs.stage')}</div>
      <div role="columnheader" className={rowClasses.duration}>
        {t('runs.duration')}
      </div>
      <div role="columnheader">{t('runs.created')}</div>
      <div role="columnheader" className={classes.quiet}>
        {t('runs.actions')}
      </div>
    </div>
  );
}

/** Where an element begins in the whole document; measured again whenever the document changes its size. */
function useDocumentTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** New runs at the top must not push away what somebody is reading further down. */
function useSteadyView(runs: readonly RunSummary[], rowHeight: number, scrolled: number): void {
  const firstId = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const before = firstId.current;
    firstId.current = runs[0]?.chain_id;
    if (before === undefined || before === firstId.current || scrolled < COVERED_TOP) return;
    const added = runs.findIndex((run) => run.chain_id === before);
    if (added > 0) window.scrollBy({ top: added * rowHeight, behavior: 'instant' });
  }, [runs, rowHeight, scrolled]);
}

interface RowKeys {
  runs: readonly RunSummary[];
  virtualizer: Virtualizer<Window, Element>;
  actions: RunActions | undefined;
}

const focusedId = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-run]')?.dataset.run;

function focusRow(runId: string): boolean {
  const link = document.querySelector<HTMLElement>(`[data-run="${CSS.escape(runId)}"] a`);
  link?.focus({ preventScroll: true });
  return link !== null;
}

/** `j` and `k` or the arrows go from row to row, `c` and `r` act on the row one is at; Enter is the link's own. */
function useRowKeys({ runs, virtualizer, actions }: RowKeys): void {
  const move = (step: number): void => {
    const here = runs.findIndex((run) => run.chain_id === focusedId());
    const index = here < 0 ? (virtualizer.range?.startIndex ?? 0) : Math.min(runs.length - 1, Math.max(0, here + step));
    const run = runs[index];
    if (!run) return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    // A row that comes into view stands in the page with the next frame.
    if (!focusRow(run.chain_id)) requestAnimationFrame(() => focusRow(run.chain_id));
  };
  const act = (does: 'cancel' | 'retry'): void => {
    const run = runs.find((each) => each.chain_id === focusedId());
    if (!run || !actions) return;
    if (does === 'cancel' && isUnderWay(run.status)) void actions.cancel(run);
    if (does === 'retry' && isRetryable(run.status)) void actions.retry(run);
  };
  useShortcuts({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    c: () => act('cancel'),
    r: () => act('retry'),
  });
}
