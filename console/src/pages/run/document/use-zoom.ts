/** Zoom of a page within a box that scrolls: the point under the pointer, or the middle, stays where it is. */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

const ZOOM_MIN = 0.5;
const ZOOM_MAX = 6;
const STEP = 1.25;
/** Height of a line that is read without effort. */
const READABLE_PIXELS = 22;
/** How much of the box something that is shown may take. */
const SHOWN_SHARE = 0.9;
/** Of one notch of a wheel. */
const WHEEL_SPEED = 0.0022;

export interface Zoom {
  /** 1 fits the page to the width of the box. */
  zoom: number;
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
  /** Brings what stands there to the middle, large enough to be read. */
  show: (mark: DOMRect) => void;
}

const within = (zoom: number): number => Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));

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
    setZoom((before) => within(before * factor));
  };
  const show = (mark: DOMRect): void => {
    const element = box.current;
    if (!element) return;
    const frame = element.getBoundingClientRect();
    const at = { x: mark.left + mark.width / 2 - frame.left, y: mark.top + mark.height / 2 - frame.top };
    const to = within(zoom * readableFactor(mark, element));
    if (to === zoom) return toMiddle(element, at);
    change(to / zoom, at);
    if (anchor.current) Object.assign(anchor.current, { x: element.clientWidth / 2, y: element.clientHeight / 2 });
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
  return { zoom, zoomIn: () => change(STEP), zoomOut: () => change(1 / STEP), fit: () => setZoom(1), show };
}

/** Nearer where the letters are small, further off where the whole does not fit. */
function readableFactor(mark: DOMRect, { clientWidth, clientHeight }: HTMLElement): number {
  const shorter = Math.max(1, Math.min(mark.width, mark.height));
  const fitting = Math.min(SHOWN_SHARE * (clientWidth / mark.width), SHOWN_SHARE * (clientHeight / mark.height));
  if (fitting < 1) return fitting;
  return shorter < READABLE_PIXELS ? Math.min(fitting, READABLE_PIXELS / shorter) : 1;
}

function toMiddle(element: HTMLElement, { x, y }: { x: number; y: number }): void {
  element.scrollBy({
    left: x - element.clientWidth / 2,
    top: y - element.clientHeight / 2,
    behavior: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
  });
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
