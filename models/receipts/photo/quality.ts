/**
 * How a photo was taken, from its pixels alone: blurred or dark. Text that is small shows only once it is read
 * (`merge-parts.ts`). Called by the task `inspectReceipt`.
 */
import type { ReceiptWarning } from '../../../contracts/receipts/result';

interface GreyImage {
  grey: Uint8Array;
  width: number;
  height: number;
}

/** Sides of the squares that are judged, pixels at the size at which a page is read. */
const SQUARE = 48;
/** Standard deviation of grey levels from which a square has print, or another edge, in it. */
const PRINT_LEVELS_MIN = 14;
/** Fewer squares with print tell nothing. */
const SQUARES_MIN = 6;
/**
 * Sharpness is the variance of the Laplacian over that of the grey levels, so that weak contrast is no blur. Scans and
 * sharp photos have 0.3 and more, and reading fails below.
 */
const SHARPNESS_MIN = 0.08;
/** Paper is the brightest tenth of the squares: below this grey level of 255 it lies in the dark. */
const PAPER_LEVEL_MIN = 95;
const PAPER_SHARE = 0.9;

export interface PhotoQuality {
  /** Median of the squares with print; null where there are too few. */
  sharpness: number | null;
  /** Mean grey level of the paper, 0..255. */
  paper: number;
}

export function photoQuality(image: GreyImage): PhotoQuality {
  const squares = squaresOf(image);
  const printed = squares.filter(({ deviation }) => deviation >= PRINT_LEVELS_MIN).map(({ sharpness }) => sharpness);
  const levels = squares.map(({ mean }) => mean);
  return {
    sharpness: printed.length < SQUARES_MIN ? null : quantile(printed, 0.5),
    paper: levels.length === 0 ? 255 : quantile(levels, PAPER_SHARE),
  };
}

export function qualityWarnings({ sharpness, paper }: PhotoQuality): ReceiptWarning[] {
  return [
    ...(sharpness !== null && sharpness < SHARPNESS_MIN ? (['blurred'] as const) : []),
    ...(paper < PAPER_LEVEL_MIN ? (['dark'] as const) : []),
  ];
}

interface Square {
  mean: number;
  deviation: number;
  sharpness: number;
}

function squaresOf(image: GreyImage): Square[] {
  const squares: Square[] = [];
  for (let top = 1; top + SQUARE < image.height; top += SQUARE) {
    for (let left = 1; left + SQUARE < image.width; left += SQUARE) squares.push(squareAt(image, { left, top }));
  }
  return squares;
}

function squareAt({ grey, width }: GreyImage, { left, top }: { left: number; top: number }): Square {
  let [sum, squared, edges] = [0, 0, 0];
  for (let y = top; y < top + SQUARE; y += 1) {
    for (let at = y * width + left, end = at + SQUARE; at < end; at += 1) {
      const level = grey[at] ?? 0;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      sum += level;
      squared += level * level;
      edges += (4 * level - around) ** 2;
    }
  }
  const count = SQUARE * SQUARE;
  const mean = sum / count;
  const variance = Math.max(0, squared / count - mean * mean);
  return { mean, deviation: Math.sqrt(variance), sharpness: variance === 0 ? 0 : edges / count / variance };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
