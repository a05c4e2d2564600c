/**
 * Rectangles at any angle around sets of points: what text detection finds before lines are cut out upright.
 * Convex hull by Andrew's monotone chain, smallest rectangle by trying each hull edge (Freeman and Shapira, 1975).
 */
import type { Box } from '../../../contracts/geometry';

export interface Point {
  x: number;
  y: number;
}

/** `angle` in radians from the x axis to the reading direction, in (-pi/4, pi/4]; y grows downwards. */
export interface RotatedRectangle {
  centreX: number;
  centreY: number;
  width: number;
  height: number;
  angle: number;
}

/** The rectangle of least area around `points` (at least one). A slanted line reads along its longer side. */
export function smallestRectangle(points: readonly Point[]): RotatedRectangle {
  const hull = convexHull(points);
  let best = rectangleAtAngle(hull, 0);
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length];
    if (!to) continue;
    const rectangle = rectangleAtAngle(hull, withinQuarterTurn(Math.atan2(to.y - from.y, to.x - from.x)));
    if (rectangle.width * rectangle.height < best.width * best.height - 1e-9) best = rectangle;
  }
  return best;
}

/** The tight rectangle around `points` (at least one) whose reading direction is `angle`. */
export function rectangleAtAngle(points: readonly Point[], angle: number): RotatedRectangle {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return {
    centreX: along * cos - across * sin,
    centreY: along * sin + across * cos,
    width: right - left,
    height: bottom - top,
    angle,
  };
}

/** The same rectangle with `margin` more on each of its four sides. */
export function grown(rectangle: RotatedRectangle, margin: number): RotatedRectangle {
  return { ...rectangle, width: rectangle.width + 2 * margin, height: rectangle.height + 2 * margin };
}

/** The same rectangle in a space `factor` times as large. */
export function scaled({ centreX, centreY, width, height, angle }: RotatedRectangle, factor: number): RotatedRectangle {
  return {
    centreX: centreX * factor,
    centreY: centreY * factor,
    width: width * factor,
    height: height * factor,
    angle,
  };
}

/** The four corners: top left, top right, bottom right, bottom left as the text reads. */
function corners({ centreX, centreY, width, height, angle }: RotatedRectangle): Point[] {
  const [alongX, alongY] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * width) / 2];
  const [acrossX, acrossY] = [(-Math.sin(angle) * height) / 2, (Math.cos(angle) * height) / 2];
  return [
    { x: centreX - alongX - acrossX, y: centreY - alongY - acrossY },
    { x: centreX + alongX - acrossX, y: centreY + alongY - acrossY },
    { x: centreX + alongX + acrossX, y: centreY + alongY + acrossY },
    { x: centreX - alongX + acrossX, y: centreY - alongY + acrossY },
  ];
}

/** The upright box of whole pixels around the rectangle, cut at the edges of a `width` x `height` image. */
export function uprightBox(rectangle: RotatedRectangle, { width, height }: { width: number; height: number }): Box {
  const points = corners(rectangle);
  const clampX = (x: number) => Math.min(Math.max(Math.round(x), 0), width);
  const clampY = (y: number) => Math.min(Math.max(Math.round(y), 0), height);
  const x = clampX(Math.min(...points.map((point) => point.x)));
  const y = clampY(Math.min(...points.map((point) => point.y)));
  const right = clampX(Math.max(...points.map((point) => point.x)));
  const bottom = clampY(Math.max(...points.map((point) => point.y)));
  return { x, y, width: right - x, height: bottom - y };
}

/** Corners of the convex hull in order round it. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...hullChain(sorted), ...hullChain(sorted.reverse())];
}

/** One side of the hull, its last point left out. */
function hullChain(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length >= 2 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (!a || !b) return 0;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function withinQuarterTurn(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - quarter * Math.ceil(angle / quarter - 0.5);
}
