/** Turning a page that lies on its side or stands on its head; each page by itself. */
import { useState } from 'react';

const QUARTER = 90;
const WHOLE = 360;

export interface Turn {
  /** 0, 90, 180 or 270, clockwise. */
  degrees: number;
  isSideways: boolean;
  clockwise: () => void;
  anticlockwise: () => void;
}

export function useTurn(page: number): Turn {
  const [turns, setTurns] = useState<ReadonlyMap<number, number>>(new Map());
  const degrees = turns.get(page) ?? 0;
  const turn = (by: number) => () =>
    setTurns((before) => new Map(before).set(page, ((before.get(page) ?? 0) + by + WHOLE) % WHOLE));
  return {
    degrees,
    isSideways: degrees % (2 * QUARTER) !== 0,
    clockwise: turn(QUARTER),
    anticlockwise: turn(-QUARTER),
  };
}
