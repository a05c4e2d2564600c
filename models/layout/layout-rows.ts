/**
 * Reads the rows back out of a page in reading order: which neighbouring lines stand beside each other. Called by
 * `document-text.ts` and by the extractors, so that both see the same rows.
 */
import type { PageLayout, TextLine } from '../../contracts/page';
import { estimateSlope, placeLine, type PlacedLine } from './rows';

/** Farthest that the middles of two neighbours of a row stand apart, in heights of the higher one. */
const DRIFT_MAX = 0.6;

/** Indexes of the page's lines, row by row; a row never crosses a block. */
export function layoutRows(page: PageLayout): number[][] {
  const slope = estimateSlope(page.lines);
  return page.blocks.flatMap(({ lines }) => rowsAlong(page.lines, { order: lines, slope }));
}

/** Rows of lines in an order that a person gave, without regard to blocks. */
export function rowsInOrder(lines: readonly TextLine[], order: readonly number[]): number[][] {
  return rowsAlong(lines, { order, slope: estimateSlope(lines) });
}

function rowsAlong(
  lines: readonly TextLine[],
  { order, slope }: { order: readonly number[]; slope: number },
): number[][] {
  const rows: number[][] = [];
  let previous: PlacedLine | undefined;
  for (const index of order) {
    const line = lines[index];
    if (!line) continue;
    const placed = placeLine(line, slope);
    if (previous && isBeside(previous, placed)) rows.at(-1)?.push(index);
    else rows.push([index]);
    previous = placed;
  }
  return rows;
}

function isBeside(left: PlacedLine, right: PlacedLine): boolean {
  const drift = Math.abs(left.centreY - right.centreY);
  const overlap = left.right - right.left;
  return (
    right.left > left.left &&
    overlap < (left.right - left.left) / 2 &&
    drift <= DRIFT_MAX * Math.max(left.height, right.height)
  );
}
