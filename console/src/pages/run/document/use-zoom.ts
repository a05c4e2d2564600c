/** Zoom of a page within a box that scrolls: the point under the pointer, or the middle, stays where it is. */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

const ZOOM_MIN = 0.5;
const ZOOM_MAX = 6;
const STEP = 1.25;
/** Of one notch of a wheel. */
const WHEEL_SPEED = 0.0022;

export interface Zoom {
  /** 1 fits the page to the width of the box. */
  zoom: number;
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
}

interface Anchor {
  /** In the content, as a share of its size. */
  shareX: number;
  shareY: number;
  /** In the box, in pixels. */
  x: number;
  y: number;
}

export function useZoom(box: RefObject<HTMLElement | null>): Zoom {
  const [zoom, setZoom] = useState(1);
  const anchor = useRef<Anchor | undefined>(undefined);
  const change = (factor: number, at?: { x: number; y: number }): void => {
    const element = box.current;
    if (!element) return;
    const { x, y } = at ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
    anchor.current = { shareX: (scrollLeft + x) / scrollWidth, shareY: (scrollTop + y) / scrollHeight, x, y };
    setZoom((before) => Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, before * factor)));
  };
  useLayoutEffect(() => {
    const element = box.current;
    const from = anchor.current;
    anchor.current = undefined;
    if (!element || !from) return;
    const left = from.shareX * element.scrollWidth - from.x;
    const top = from.shareY * element.scrollHeight - from.y;
    element.scrollTo({ left, top, behavior: 'instant' });
  }, [box, zoom]);
  useWheel(box, change);
  return { zoom, zoomIn: () => change(STEP), zoomOut: () => change(1 / STEP), fit: () => setZoom(1) };
}

/** Ctrl with the wheel, which is also what a pinch on a touchpad sends. React's own listener could not hold back the browser's zoom. */
function useWheel(
  box: RefObject<HTMLElement | null>,
  change: (factor: number, at: { x: number; y: number }) => void,
): void {
  const turn = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    change(Math.exp(-event.deltaY * WHEEL_SPEED), { x: event.clientX - left, y: event.clientY - top });
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const listen = (event: WheelEvent): void => turn(event, element);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [box]);
}
