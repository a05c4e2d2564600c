/** Dragging a page with the mouse. Fingers scroll by themselves. */
import { type PointerEvent, type RefObject, useRef } from 'react';

interface PanHandlers {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
}

const MAIN_BUTTON = 0;

export function usePan(box: RefObject<HTMLElement | null>): PanHandlers {
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown: ({ pointerType, button, clientX, clientY }) => {
      if (pointerType === 'mouse' && button === MAIN_BUTTON) from.current = { x: clientX, y: clientY };
    },
    onPointerMove: ({ clientX, clientY, buttons }) => {
      if (buttons === 0) from.current = undefined;
      if (!from.current) return;
      box.current?.scrollBy({ left: from.current.x - clientX, top: from.current.y - clientY, behavior: 'instant' });
      from.current = { x: clientX, y: clientY };
    },
    onPointerUp: () => {
      from.current = undefined;
    },
  };
}
