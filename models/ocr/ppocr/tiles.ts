/**
 * Cuts a page that is far longer than wide into overlapping parts, and joins what is found in them. A till roll of two
 * metres keeps its letters that way, and the network's memory stays that of one page. Pure.
 */
import type { Box } from '../../../contracts/geometry';
import type { RotatedRectangle } from './rotated-rectangle';

/** Overlap of neighbouring parts as a share of the short side, and at most of a part. */
const OVERLAP_OF_SHORT_SIDE = 0.5;
const OVERLAP_OF_TILE_MAX = 0.25;
/** Of two boxes one is dropped where the middle of one lies in the other and their heights differ by less than this. */
const SAME_HEIGHT_RATIO = 1.8;

export interface Tile {
  /** Whole pixels of the page. */
  box: Box;
  /** Middles from here (inclusive) to there (exclusive), along the long side, are this part's. */
  from: number;
  to: number;
}

/** Parts of at most `longSideMax` along the long side, in order; one part where the page is no longer than that. */
export function tilesOf({ width, height }: { width: number; height: number }, longSideMax: number): Tile[] {
  const isTall = height >= width;
  const [long, short] = isTall ? [height, width] : [width, height];
  if (long <= longSideMax) return [{ box: { x: 0, y: 0, width, height }, from: -Infinity, to: Infinity }];
  const overlap = Math.min(short * OVERLAP_OF_SHORT_SIDE, longSideMax * OVERLAP_OF_TILE_MAX);
  const count = Math.ceil((long - overlap) / (longSideMax - overlap));
  const step = (long - overlap) / count;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor(index * step);
    const end = Math.min(long, Math.ceil(index * step + step + overlap));
    const box = isTall
      ? { x: 0, y: start, width, height: end - start }
      : { x: start, y: 0, width: end - start, height };
    const from = index === 0 ? -Infinity : start + overlap / 2;
    return { box, from, to: index === count - 1 ? Infinity : (index + 1) * step + overlap / 2 };
  });
}

/**
 * What was found in all parts, in pixels of the page. `found[k]` is that of `tiles[k]`, in pixels of its part. Of a line
 * that stands in the overlap, each part's box counts where its middle is the part's own; near the border both may
 * claim it, and the later one is dropped.
 */
export function joined(tiles: readonly Tile[], found: readonly (readonly RotatedRectangle[])[]): RotatedRectangle[] {
  const isTall = tiles.every(({ box }) => box.x === 0);
  const kept: RotatedRectangle[] = [];
  for (const [index, { box, from, to }] of tiles.entries()) {
    for (const rectangle of found[index] ?? []) {
      const placed = { ...rectangle, centreX: rectangle.centreX + box.x, centreY: rectangle.centreY + box.y };
      const middle = isTall ? placed.centreY : placed.centreX;
      const slack = Math.min(placed.height, placed.width) / 2;
      if (middle < from - slack || middle >= to + slack) continue;
      const isNearBorder = middle < from + slack;
      if (!isNearBorder || !kept.some((other) => isSameLine(other, placed))) kept.push(placed);
    }
  }
  return kept;
}

function isSameLine(a: RotatedRectangle, b: RotatedRectangle): boolean {
  const ratio = a.height / b.height;
  if (ratio > SAME_HEIGHT_RATIO || ratio < 1 / SAME_HEIGHT_RATIO) return false;
  return (
    Math.abs(a.centreX - b.centreX) < Math.max(a.width, b.width) / 2 &&
    Math.abs(a.centreY - b.centreY) < Math.min(a.height, b.height) / 2
  );
}
