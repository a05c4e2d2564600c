/**
 * Two readings of the same page, line by line: what stands at the same height is one row, whichever way each engine has
 * cut it into lines, and words that only one of them has are told.
 */
import type { Box, DocumentPage } from '../../api/types';

export interface Word {
  text: string;
  /** The other reading has it, too. */
  isShared: boolean;
}

export interface Reading {
  words: readonly Word[];
  /** Mean of its lines weighted by their length, 0..1. */
  confidence: number;
}

export interface ComparedRow {
  box: Box;
  /** Undefined where an engine read nothing. */
  left: Reading | undefined;
  right: Reading | undefined;
  isSame: boolean;
}

type Line = DocumentPage['lines'][number];

interface Band {
  top: number;
  bottom: number;
  left: Line[];
  right: Line[];
}

export function compareLines(left: DocumentPage, right: DocumentPage): ComparedRow[] {
  const rightLines = right.lines.map((line) => ({ ...line, box: scaled(line.box, right, left) }));
  const all = [
    ...left.lines.map((line) => ({ line, side: 'left' as const })),
    ...rightLines.map((line) => ({ line, side: 'right' as const })),
  ].sort((a, b) => middle(a.line.box) - middle(b.line.box));
  const bands: Band[] = [];
  for (const { line, side } of all) {
    const band = bands.findLast((each) => isAtHeight(each, line.box)) ?? newBand(bands, line.box);
    band[side].push(line);
  }
  return bands.map(comparedRow);
}

/** Both should be of the same size; another engine may have been given another one. */
function scaled(box: Box, from: DocumentPage, to: DocumentPage): Box {
  const x = to.width / from.width;
  const y = to.height / from.height;
  return { x: box.x * x, y: box.y * y, width: box.width * x, height: box.height * y };
}

function newBand(bands: Band[], { y, height }: Box): Band {
  const band: Band = { top: y, bottom: y + height, left: [], right: [] };
  bands.push(band);
  return band;
}

/** Of the lower one of the two, at least half is at the height of the other; one much higher is a line of its own. */
const OVERLAP_MIN = 0.5;
const HEIGHT_RATIO_MAX = 3;

function isAtHeight({ top, bottom }: Band, { y, height }: Box): boolean {
  const overlap = Math.min(bottom, y + height) - Math.max(top, y);
  const lower = Math.max(1, Math.min(bottom - top, height));
  return overlap / lower >= OVERLAP_MIN && Math.max(bottom - top, height) / lower <= HEIGHT_RATIO_MAX;
}

function comparedRow({ left, right }: Band): ComparedRow {
  const leftWords = wordsOf(left);
  const rightWords = wordsOf(right);
  const shared = sharedWords(leftWords, rightWords);
  const reading = (lines: Line[], words: string[], isShared: boolean[]): Reading | undefined =>
    lines.length === 0
      ? undefined
      : { words: words.map((text, index) => ({ text, isShared: isShared[index] ?? false })), confidence: mean(lines) };
  return {
    box: around([...left, ...right].map(({ box }) => box)),
    left: reading(left, leftWords, shared.left),
    right: reading(right, rightWords, shared.right),
    isSame: leftWords.join(' ') === rightWords.join(' '),
  };
}

function wordsOf(lines: readonly Line[]): string[] {
  return [...lines]
    .sort((a, b) => a.box.x - b.box.x)
    .flatMap(({ text }) => text.split(/\s+/))
    .filter((word) => word !== '');
}

function mean(lines: readonly Line[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return 0;
  return lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / letters;
}

/** The longest run of words that both have in the same order. */
function sharedWords(left: readonly string[], right: readonly string[]): { left: boolean[]; right: boolean[] } {
  const longest = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row) row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const shared = { left: left.map(() => false), right: right.map(() => false) };
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      shared.left[i] = true;
      shared.right[j] = true;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return shared;
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

const middle = ({ y, height }: Box): number => y + height / 2;
