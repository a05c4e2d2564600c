/** The rows of the items' list: those in view, and a few around them. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { BatchItem } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';
import { BatchItemRow } from './batch-item-row';
import classes from './batch-items.module.css';

const ROW_HEIGHT = 46;
const OVERSCAN = 12;
/** The next page is asked for when so many rows are left. */
const AHEAD = 60;

interface BatchItemRowsProps {
  items: readonly BatchItem[];
  /** How many there are in all; undefined where that is not known before the end. */
  total: number | undefined;
  /** The reader comes near the end of what is there. */
  onEnd: () => void;
}

export function BatchItemRows({ items, total, onEnd }: BatchItemRowsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const { current } = list;
    if (current) setScrollMargin(current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin,
    getItemKey: (index) => items[index]?.position ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const comeNearEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (last >= items.length - AHEAD) comeNearEnd();
  }, [last, items.length]);
  return (
    <ul ref={list} aria-label={t('batch.items')} className={classes.rows} style={{ height: rows.getTotalSize() }}>
      {shown.map(({ index, key, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={total ?? -1}
            aria-posinset={index + 1}
            className={classes.row}
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            <BatchItemRow item={item} />
          </li>
        );
      })}
    </ul>
  );
}
