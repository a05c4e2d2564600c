/**
 * Lines one below the other on white paper, for an engine that reads whole images: one run reads many lines, and a
 * word's row tells its line. Contrast is stretched and light writing on dark turned round first. Pure.
 */
import type { GreyImage } from '../tesseract/tesseract-reader';

/** White above, below and beside each line, in pixels. */
export const ROW_MARGIN = 8;
/** Share of the pixels that may fall off each end when contrast is stretched. */
const CLIPPED_SHARE = 0.02;
const WHITE = 255;

export interface Montage {
  image: GreyImage;
  /** Rows are this high; row `k` holds line `k`. */
  rowHeight: number;
}

/** `lines` are of one height. */
export function montageOf(lines: readonly GreyImage[]): Montage {
  const rowHeight = (lines[0]?.height ?? 0) + 2 * ROW_MARGIN;
  const width = Math.max(...lines.map((line) => line.width)) + 2 * ROW_MARGIN;
  const data = new Uint8Array(width * rowHeight * lines.length).fill(WHITE);
  for (const [row, line] of lines.entries()) {
    const pixels = stretched(line);
    for (let y = 0; y < line.height; y++) {
      const start = (row * rowHeight + ROW_MARGIN + y) * width + ROW_MARGIN;
      data.set(pixels.subarray(y * line.width, (y + 1) * line.width), start);
    }
  }
  return { image: { data, width, height: rowHeight * lines.length }, rowHeight };
}

/** Dark writing on white: the paper, which is most of the pixels, becomes white. */
function stretched({ data }: GreyImage): Uint8Array {
  const sorted = Uint8Array.from(data).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const [dark, median, light] = [at(CLIPPED_SHARE), at(0.5), at(1 - CLIPPED_SHARE)];
  const range = Math.max(1, light - dark);
  const isInverted = median - dark < light - median;
  return data.map((value) => {
    const level = Math.min(Math.max((value - dark) / range, 0), 1);
    return Math.round(WHITE * (isInverted ? 1 - level : level));
  });
}
