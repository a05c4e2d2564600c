/** Rows in an order that was learned from corrections, as regions that blocks can be made of. */
import { arrange, type LayoutMeasures } from '../layout-learning/arrange';
import { estimateSlope, placeLine, toRow, type TextRow } from './rows';
import type { TextLine } from '../../contracts/page';

/** A row whose middle lies less below the one before, in heights of the lower of both, stands beside it or above it. */
const STEP_MIN = 0.25;

/**
 * Where reading goes on beside or higher up, a new region begins: blocks are found by gaps between rows, which mean nothing from
 * the foot of one column to the head of the next.
 */
export function learnedRegions(lines: readonly TextLine[], measures: LayoutMeasures): TextRow[][] {
  const slope = estimateSlope(lines);
  const rows = arrange(
    lines.map(({ box }) => box),
    measures,
  ).map((row) => toRow(row.flatMap((index) => placed(lines[index], slope))));
  const regions: TextRow[][] = [];
  for (const row of rows) {
    const region = regions.at(-1);
    const above = region?.at(-1);
    if (region && above && isBelow(row, above)) region.push(row);
    else regions.push([row]);
  }
  return regions;
}

function placed(line: TextLine | undefined, slope: number) {
  return line ? [placeLine(line, slope)] : [];
}

function isBelow(row: TextRow, above: TextRow): boolean {
  const step = (row.top + row.bottom - above.top - above.bottom) / 2;
  return step >= STEP_MIN * Math.min(row.bottom - row.top, above.bottom - above.top);
}
