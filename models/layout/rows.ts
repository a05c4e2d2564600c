/**
 * Groups the lines of a page into rows: lines that a reader sees beside each other. A small skew of the scan is
 * estimated and taken out first. Not for the order of columns (`columns.ts`). Called by `layout-page.ts`.
 */
import type { TextLine } from '../../contracts/page';

/** A line with its place after the skew is taken out; pixels of the upright page image. */
export interface PlacedLine {
  line: TextLine;
  left: number;
  right: number;
  centreY: number;
  height: number;
}

/** Lines beside each other, from left to right. */
export interface TextRow {
  lines: PlacedLine[];
  top: number;
  bottom: number;
}

/** Steepest skew that is looked for, as dy/dx (about 3.4 degrees), and the step of the search. */
const SLOPE_MAX = 0.06;
const SLOPE_STEP = 0.005;
/** A slope must make the rows so much sharper than no slope, or the page counts as straight. */
const SHARPNESS_GAIN_MIN = 1.08;
/**
 * Share of the sharpness that a slope of 1 would lose. Two columns meet again where the slope lifts one by a whole row,
 * so of two slopes that are about as sharp the gentler one is taken.
 */
const STEEPNESS_COST = 2;
/** Fewer lines show no rows to judge a slope by. */
const SLOPE_LINES_MIN = 6;
/** Two lines stand in one row when they share this part of the lower one's height. */
const OVERLAP_MIN = 0.5;
/** Two lines that share this part of the narrower one's width stand above each other, never beside. */
const STACKED_MIN = 0.25;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Rows from top to bottom, without regard to columns. */
export function groupRows(lines: readonly TextLine[]): TextRow[] {
  const slope = estimateSlope(lines);
  const placed = lines.map((line) => placeLine(line, slope));
  placed.sort((a, b) => a.centreY - b.centreY || a.left - b.left || compareText(a.line.text, b.line.text));
  const rows: PlacedLine[][] = [];
  for (const line of placed) {
    const row = findRow(rows, line);
    if (row) row.push(line);
    else rows.push([line]);
  }
  return rows.map(toRow).sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
}

/** A row of `lines`, put in order from left to right. */
export function toRow(lines: readonly PlacedLine[]): TextRow {
  const ordered = [...lines].sort((a, b) => a.left - b.left || a.centreY - b.centreY);
  return {
    lines: ordered,
    top: Math.min(...ordered.map((line) => line.centreY - line.height / 2)),
    bottom: Math.max(...ordered.map((line) => line.centreY + line.height / 2)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A line with the skew dy/dx taken out. */
export function placeLine(line: TextLine, slope: number): PlacedLine {
  const { x, y, width, height } = line.box;
  return {
    line,
    left: x,
    right: x + width,
    centreY: y + height / 2 - slope * (x + width / 2),
    // An upright box around a skewed line is higher than its text by the rise of the line.
    height: Math.max(height - Math.abs(slope) * width, height / 3, 1),
  };
}

/** Looks among the last rows only: the lines come sorted by height on the page. */
function findRow(rows: PlacedLine[][], line: PlacedLine): PlacedLine[] | undefined {
  let best: PlacedLine[] | undefined;
  let bestOverlap = OVERLAP_MIN;
  for (const row of rows.slice(-6)) {
    if (row.some((other) => isStacked(other, line))) continue;
    const overlap = Math.max(...row.map((other) => overlapShare(other, line)));
    if (overlap >= bestOverlap) {
      best = row;
      bestOverlap = overlap;
    }
  }
  return best;
}

function overlapShare(a: PlacedLine, b: PlacedLine): number {
  const top = Math.max(a.centreY - a.height / 2, b.centreY - b.height / 2);
  const bottom = Math.min(a.centreY + a.height / 2, b.centreY + b.height / 2);
  return (bottom - top) / Math.min(a.height, b.height);
}

function isStacked(a: PlacedLine, b: PlacedLine): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared > STACKED_MIN * Math.max(1, Math.min(a.right - a.left, b.right - b.left));
}

/**
 * The slope dy/dx at which the line centres gather in the sharpest rows (projection profile: the sum of squares of a
 * histogram of the centres). Boxes are upright, so the angle shows only in how centres of one row drift.
 */
export function estimateSlope(lines: readonly TextLine[]): number {
  if (lines.length < SLOPE_LINES_MIN) return 0;
  const binHeight = Math.max(1, median(lines.map((line) => line.box.height)) / 3);
  let best = 0;
  let bestSharpness = sharpness(lines, 0, binHeight) * SHARPNESS_GAIN_MIN;
  for (let step = 1; step * SLOPE_STEP <= SLOPE_MAX + 1e-9; step++) {
    for (const slope of [step * SLOPE_STEP, -step * SLOPE_STEP]) {
      const candidate = sharpness(lines, slope, binHeight) * (1 - STEEPNESS_COST * Math.abs(slope));
      if (candidate > bestSharpness) {
        best = slope;
        bestSharpness = candidate;
      }
    }
  }
  return best;
}

function sharpness(lines: readonly TextLine[], slope: number, binHeight: number): number {
  const bins = new Map<number, number>();
  for (const { box } of lines) {
    const position = (box.y + box.height / 2 - slope * (box.x + box.width / 2)) / binHeight;
    const bin = Math.floor(position);
    const share = position - bin;
    bins.set(bin, (bins.get(bin) ?? 0) + 1 - share);
    bins.set(bin + 1, (bins.get(bin + 1) ?? 0) + share);
  }
  let sum = 0;
  for (const weight of bins.values()) sum += weight * weight;
  return sum;
}
