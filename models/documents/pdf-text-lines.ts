/**
 * Joins the runs of a PDF page's text layer to lines: runs on one base line, with a space where they stand apart, and
 * a new line where the gap is as wide as between columns. Called by `pdf-document.ts`.
 */
import type { TextLine } from '../../contracts/page';
import type { Box } from '../../contracts/geometry';
import { enclosingBox } from '../../contracts/geometry';
import type { TextRun } from './pdf-text-runs';

/** All in shares of the font size. A space is 0.2 to 0.3 wide in most fonts. */
const SPACE_GAP = 0.15;
const COLUMN_GAP = 1.5;
/** Two runs are on one line where the smaller one's height is shared by so much: index figures still are. */
const SHARED_HEIGHT_MIN = 0.6;
const DESCENT = 0.2;
/** Bold print is sometimes the same text drawn twice, a hair's breadth apart. */
const SAME_PLACE = 0.2;
/** Some writers code the blank as a control character. */
const BLANKS = /[\s\p{Cc}]+/gu;

/** Lines with boxes clipped to the page; what lies outside the page is left out. */
export function linesOfRuns(runs: readonly TextRun[], page: { width: number; height: number }): TextLine[] {
  return groupByBaseline(runs)
    .flatMap(splitAtColumns)
    .flatMap((line) => {
      const box = clip(enclosingBox(line.map((run) => run.box)), page);
      const text = joinRuns(line);
      return box && text ? [{ text, confidence: 1, box }] : [];
    });
}

/** Runs of one direction that share their height, each list in reading direction. */
function groupByBaseline(runs: readonly TextRun[]): TextRun[][] {
  const ordered = [...runs].sort((a, b) => a.angle - b.angle || a.baseline - b.baseline);
  const groups: { tallest: TextRun; runs: TextRun[] }[] = [];
  for (const run of ordered) {
    const group = groups.at(-1);
    if (group?.tallest.angle === run.angle && sharesHeight(group.tallest, run)) {
      group.runs.push(run);
      if (run.size > group.tallest.size) group.tallest = run;
    } else {
      groups.push({ tallest: run, runs: [run] });
    }
  }
  return groups.map((group) => group.runs.sort((a, b) => a.start - b.start));
}

function sharesHeight(a: TextRun, b: TextRun): boolean {
  const bottom = Math.min(a.baseline + DESCENT * a.size, b.baseline + DESCENT * b.size);
  const top = Math.max(a.baseline - (1 - DESCENT) * a.size, b.baseline - (1 - DESCENT) * b.size);
  return bottom - top >= SHARED_HEIGHT_MIN * Math.min(a.size, b.size);
}

function splitAtColumns(group: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [];
  let end = -Infinity;
  for (const run of group) {
    const line = lines.at(-1);
    const previous = line?.at(-1);
    if (!line || !previous || run.start - end > COLUMN_GAP * Math.max(previous.size, run.size)) {
      lines.push([run]);
      end = run.end;
    } else if (!line.some((other) => isSame(other, run))) {
      line.push(run);
      end = Math.max(end, run.end);
    }
  }
  return lines;
}

function isSame(a: TextRun, b: TextRun): boolean {
  return a.text === b.text && Math.abs(a.start - b.start) <= SAME_PLACE * a.size;
}

function joinRuns(line: readonly TextRun[]): string {
  let text = '';
  let before: TextRun | undefined;
  for (const run of inReadingOrder(line)) {
    const gap = before ? Math.max(run.start - before.end, before.start - run.end) : 0;
    text += (before && gap > SPACE_GAP * run.size ? ' ' : '') + run.text;
    before = run;
  }
  return text.replace(BLANKS, ' ').trim();
}

/** A line of mostly right-to-left runs is read from its right end; what runs to the right in it keeps its own order. */
function inReadingOrder(line: readonly TextRun[]): readonly TextRun[] {
  const lettersOf = (runs: readonly TextRun[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);
  const rightToLeft = line.filter((run) => run.isRightToLeft);
  if (lettersOf(rightToLeft) * 2 <= lettersOf(line)) return line;
  const ordered: TextRun[] = [];
  let toTheRight: TextRun[] = [];
  for (const run of [...line].reverse()) {
    if (run.isRightToLeft) {
      ordered.push(...toTheRight, run);
      toTheRight = [];
    } else {
      toTheRight.unshift(run);
    }
  }
  return [...ordered, ...toTheRight];
}

/** To whole pixels, outwards. */
function clip(box: Box, page: { width: number; height: number }): Box | null {
  const [x, y] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const width = Math.min(page.width, Math.ceil(box.x + box.width)) - x;
  const height = Math.min(page.height, Math.ceil(box.y + box.height)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
