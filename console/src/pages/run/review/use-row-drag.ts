/**
 * Dragging a row of a list to another place, by mouse, pen or finger. The list stays as it is until the row is let go:
 * an element that moves under the pointer would lose it.
 */
import { type PointerEvent, useState } from 'react';

export interface Drop {
  /** Id of the row that is dragged. */
  dragged: string;
  /** Id of the row beside which it would come to lie. */
  over: string;
  isAfter: boolean;
}

export interface RowDrag {
  drop: Drop | undefined;
  /** For the handle of a row. */
  handleOf: (id: string) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onLostPointerCapture: () => void;
  };
}

const MAIN_BUTTON = 0;

export function useRowDrag(onDrop: (drop: Drop) => void): RowDrag {
  const [drop, setDrop] = useState<Drop | undefined>(undefined);
  return {
    drop,
    handleOf: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== MAIN_BUTTON) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrop({ dragged: id, over: id, isAfter: false });
      },
      onPointerMove: (event) => {
        const over = drop && rowAt(event);
        if (!over || (over.over === drop.over && over.isAfter === drop.isAfter)) return;
        setDrop({ dragged: id, ...over });
      },
      onPointerUp: () => {
        if (drop && drop.over !== drop.dragged) onDrop(drop);
        setDrop(undefined);
      },
      onLostPointerCapture: () => setDrop(undefined),
    }),
  };
}

/** The row below the pointer in the list of the handle; it is brought wholly into sight, so that a long list scrolls. */
function rowAt({ currentTarget, clientX, clientY }: PointerEvent): Omit<Drop, 'dragged'> | undefined {
  const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-row]');
  const id = row?.dataset.row;
  if (!row || id === undefined || row.parentElement !== currentTarget.closest('[data-row]')?.parentElement) return;
  const { top, height } = row.getBoundingClientRect();
  for (const each of [row.previousElementSibling, row, row.nextElementSibling]) {
    each?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
  return { over: id, isAfter: clientY > top + height / 2 };
}
