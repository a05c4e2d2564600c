/**
 * At what size a page is read, and in which parts: a photo in one, a till roll of two metres in several that overlap, so
 * that its letters keep their size. Pure; called by the stage `inspect`, and by `merge-parts.ts`, which joins the parts.
 */
import type { PhotoPage } from '../../../contracts/receipts/photo';
import { tilesOf, type Tile } from '../../ocr/ppocr/tiles';

/** Longest side of a page, and of each part of a long one. */
export const LONG_SIDE_MAX = 2_048;
/** A receipt is about 40 letters across: so many pixels keep them readable. */
const SHORT_SIDE_MIN = 800;
/** Twelve screens of a telephone; what is longer is shrunk. */
const LONG_SIDE_TILED_MAX = 24_000;

type Size = Pick<PhotoPage, 'width' | 'height'>;

/** Never larger than the page is. */
export function readSize({ width, height }: Size): Pick<PhotoPage, 'readWidth' | 'readHeight'> {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const wanted = Math.max(LONG_SIDE_MAX / long, Math.min(SHORT_SIDE_MIN / short, LONG_SIDE_TILED_MAX / long));
  const scale = Math.min(1, wanted);
  return { readWidth: Math.max(1, Math.round(width * scale)), readHeight: Math.max(1, Math.round(height * scale)) };
}

export function tilesOfPage({ readWidth, readHeight }: Pick<PhotoPage, 'readWidth' | 'readHeight'>): Tile[] {
  return tilesOf({ width: readWidth, height: readHeight }, LONG_SIDE_MAX);
}
