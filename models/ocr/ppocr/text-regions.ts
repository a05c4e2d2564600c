/**
 * Differentiable binarisation, second half: from the detector's probability map to rotated rectangles around lines
 * (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", AAAI 2020). Lines are straight, so
 * a rectangle grown by the shrink distance stands in for the paper's polygon offset. Pure; called by the detector.
 */
import type { Point, RotatedRectangle } from './rotated-rectangle';
import { grown, rectangleAtAngle, smallestRectangle } from './rotated-rectangle';

/** `values` holds the probability of text, 0..1, row by row: `width * height` of them. */
export interface ProbabilityMap {
  values: Float32Array;
  width: number;
  height: number;
}

export interface RegionParameters {
  /** Probability above which a pixel is text. */
  pixelThreshold: number;
  /** Mean probability inside a rectangle below which it is dropped. */
  boxThreshold: number;
  /** How far a rectangle grows: area times this over circumference, on each side. */
  unclipRatio: number;
}

/** Sides below this many map pixels are specks. */
const SIDE_MIN = 3;
const REGIONS_MAX = 2000;
/** From this ratio of sides on a rectangle's own angle is to be trusted. */
const LONG_RATIO = 3;

/** Rectangles in pixels of the map, grown to full line height, in order of their topmost pixel. */
export function findTextRegions(map: ProbabilityMap, parameters: RegionParameters): RotatedRectangle[] {
  const outlines = componentOutlines(map, parameters.pixelThreshold).slice(0, REGIONS_MAX);
  return levelled(outlines)
    .filter((rectangle) => Math.min(rectangle.width, rectangle.height) >= SIDE_MIN)
    .filter((rectangle) => meanInside(map, rectangle) >= parameters.boxThreshold)
    .map((rectangle) => grown(rectangle, shrinkDistance(rectangle, parameters.unclipRatio)));
}

function shrinkDistance({ width, height }: RotatedRectangle, ratio: number): number {
  return (width * height * ratio) / (2 * (width + height));
}

/** Smallest rectangles; those of short words, whose own angle is chance, take the angle of the page's long lines. */
function levelled(outlines: readonly Point[][]): RotatedRectangle[] {
  const rectangles = outlines.map(smallestRectangle);
  const pageAngle = weightedMedianAngle(rectangles.filter(isLong));
  return rectangles.map((rectangle, index) => {
    const outline = outlines[index];
    return isLong(rectangle) || !outline ? rectangle : rectangleAtAngle(outline, pageAngle);
  });
}

function isLong({ width, height }: RotatedRectangle): boolean {
  return width >= LONG_RATIO * height;
}

/** 0 where there is no rectangle. */
function weightedMedianAngle(rectangles: readonly RotatedRectangle[]): number {
  const sorted = [...rectangles].sort((a, b) => a.angle - b.angle);
  let rest = sorted.reduce((sum, { width }) => sum + width, 0) / 2;
  for (const { angle, width } of sorted) {
    rest -= width;
    if (rest <= 0) return angle;
  }
  return 0;
}

/** For each 8-connected component its leftmost and rightmost pixel centre in every row: enough for its hull. */
function componentOutlines({ values, width, height }: ProbabilityMap, threshold: number): Point[][] {
  const open = new Uint8Array(values.length);
  for (let pixel = 0; pixel < open.length; pixel++) open[pixel] = (values[pixel] ?? 0) > threshold ? 1 : 0;
  const outlines: Point[][] = [];
  for (let seed = open.indexOf(1); seed !== -1; seed = open.indexOf(1, seed + 1)) {
    const rows = fillComponent(open, { width, height, seed });
    outlines.push(
      [...rows].flatMap(([row, [left, right]]) => [
        { x: left + 0.5, y: row + 0.5 },
        { x: right + 0.5, y: row + 0.5 },
      ]),
    );
  }
  return outlines;
}

/** Clears the component of `seed` in `open`; gives row → leftmost and rightmost column. */
function fillComponent(
  open: Uint8Array,
  { width, height, seed }: { width: number; height: number; seed: number },
): Map<number, [number, number]> {
  const rows = new Map<number, [number, number]>();
  const stack = [seed];
  open[seed] = 0;
  for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    const row = rows.get(y);
    rows.set(y, row ? [Math.min(row[0], x), Math.max(row[1], x)] : [x, x]);
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY++) {
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX++) {
        const next = nextY * width + nextX;
        if (open[next] === 0) continue;
        open[next] = 0;
        stack.push(next);
      }
    }
  }
  return rows;
}

/** Mean probability of the pixels whose centres lie in the rectangle. */
function meanInside({ values, width, height }: ProbabilityMap, rectangle: RotatedRectangle): number {
  const { centreX, centreY, angle } = rectangle;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [halfWidth, halfHeight] = [rectangle.width / 2, rectangle.height / 2];
  const reachX = Math.abs(cos * halfWidth) + Math.abs(sin * halfHeight);
  const reachY = Math.abs(sin * halfWidth) + Math.abs(cos * halfHeight);
  const [left, right] = [Math.max(0, Math.floor(centreX - reachX)), Math.min(width - 1, Math.ceil(centreX + reachX))];
  const [top, bottom] = [Math.max(0, Math.floor(centreY - reachY)), Math.min(height - 1, Math.ceil(centreY + reachY))];
  let sum = 0;
  let count = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [dx, dy] = [x + 0.5 - centreX, y + 0.5 - centreY];
      if (Math.abs(dx * cos + dy * sin) > halfWidth || Math.abs(dy * cos - dx * sin) > halfHeight) continue;
      sum += values[y * width + x] ?? 0;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
