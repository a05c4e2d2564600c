/**
 * Puts lines into rows and reading order by measures that can be learned: how wide a gap divides columns, how high a
 * gap divides blocks, how much lines of one row share. Not the shipped layout (`models/layout/`), which stays in use
 * until corrections show that measures fit a team's documents better.
 */
import type { Box } from '../../contracts/geometry';

/** All in heights of a line, but for `overlapMin`, a share of the lower line's height. */
export interface LayoutMeasures {
  /** A gap so wide, empty from top to bottom, divides columns; the left one is read first. Null: never. */
  columnGapMin: number | null;
  /** A gap so high, empty from side to side, divides blocks; the upper one is read first. Null: never. */
  blockGapMin: number | null;
  overlapMin: number;
}

interface Placed {
  index: number;
  box: Box;
}

/** Rows in reading order, each from left to right: indexes into `boxes`. The same boxes give the same rows. */
export function arrange(boxes: readonly Box[], measures: LayoutMeasures): number[][] {
  const placed = boxes.map((box, index) => ({ box, index }));
  const heights = boxes.map(({ height }) => height).sort((a, b) => a - b);
  const lineHeight = Math.max(1, heights[Math.floor(heights.length / 2)] ?? 1);
  return cut(placed, { measures, lineHeight }).map((row) => row.map(({ index }) => index));
}

interface Scale {
  measures: LayoutMeasures;
  lineHeight: number;
}

function cut(lines: readonly Placed[], scale: Scale): Placed[][] {
  const { columnGapMin, blockGapMin } = scale.measures;
  const parts =
    divide(lines, { gapMin: columnGapMin, lineHeight: scale.lineHeight, span: ({ x, width }) => [x, x + width] }) ??
    divide(lines, { gapMin: blockGapMin, lineHeight: scale.lineHeight, span: ({ y, height }) => [y, y + height] });
  return parts ? parts.flatMap((part) => cut(part, scale)) : rowsOf(lines, scale.measures.overlapMin);
}

/** In two at the widest gap; undefined where none is wide enough. */
function divide(
  lines: readonly Placed[],
  { gapMin, lineHeight, span }: { gapMin: number | null; lineHeight: number; span: (box: Box) => [number, number] },
): [Placed[], Placed[]] | undefined {
  if (gapMin === null || lines.length < 2) return undefined;
  const ordered = [...lines].sort((a, b) => span(a.box)[0] - span(b.box)[0] || a.index - b.index);
  let widest = { gap: gapMin * lineHeight, at: 0 };
  let end = -Infinity;
  for (const [at, { box }] of ordered.entries()) {
    const [from, to] = span(box);
    if (at > 0 && from - end >= widest.gap) widest = { gap: from - end, at };
    end = Math.max(end, to);
  }
  return widest.at === 0 ? undefined : [ordered.slice(0, widest.at), ordered.slice(widest.at)];
}

function rowsOf(lines: readonly Placed[], overlapMin: number): Placed[][] {
  const middle = ({ box }: Placed): number => box.y + box.height / 2;
  const rows: Placed[][] = [];
  for (const line of [...lines].sort((a, b) => middle(a) - middle(b) || a.box.x - b.box.x || a.index - b.index)) {
    const row = rows.at(-1);
    if (row?.every((other) => isBeside(other.box, line.box, overlapMin))) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x || a.index - b.index));
}

function isBeside(a: Box, b: Box, overlapMin: number): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const isApart = a.x + a.width <= b.x + b.width / 2 || b.x + b.width <= a.x + a.width / 2;
  return isApart && shared >= overlapMin * Math.min(a.height, b.height);
}
