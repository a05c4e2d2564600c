/** Where along a cut-out line there is ink at all. All lengths in line heights, so that they hold at any size. Pure. */
import type { GreyImage } from '../tesseract/tesseract-reader';

/** For each pixel column of a line `height` pixels high whether it holds ink. */
export interface InkProfile {
  inked: boolean[];
  height: number;
}

/** A stretch along a line, from its left edge, in line heights. */
export interface Stretch {
  from: number;
  to: number;
}

/** Part of the line's contrast that makes a column inked. */
const INK_CONTRAST = 0.35;
/** Grey levels between dark and light below which a line is blank paper. */
const CONTRAST_MIN = 24;

export function inkProfile({ data, width, height }: GreyImage): InkProfile {
  const spans = Array.from({ length: width }, (_, x) => {
    let [darkest, lightest] = [255, 0];
    for (let y = 0; y < height; y++) {
      const value = data[y * width + x] ?? 0;
      darkest = Math.min(darkest, value);
      lightest = Math.max(lightest, value);
    }
    return lightest - darkest;
  });
  const contrast = Math.max(...spans);
  return { inked: spans.map((span) => contrast >= CONTRAST_MIN && span > INK_CONTRAST * contrast), height };
}

/** Width of all ink in the stretch. */
export function inkBetween(ink: InkProfile, stretch: Stretch): number {
  return columns(ink, stretch).filter((isInked) => isInked).length / ink.height;
}

/** Width of the widest white gap in the stretch. */
export function widestGap(ink: InkProfile, stretch: Stretch): number {
  let [widest, current] = [0, 0];
  for (const isInked of columns(ink, stretch)) {
    current = isInked ? 0 : current + 1;
    widest = Math.max(widest, current);
  }
  return widest / ink.height;
}

function columns({ inked, height }: InkProfile, { from, to }: Stretch): boolean[] {
  const start = Math.max(0, Math.round(from * height));
  return inked.slice(start, Math.max(start, Math.round(to * height)));
}
