/**
 * Joins what was read in the parts of a page to the text of the page: one way up for all, places in pixels of the page as
 * it is read, and each line once. Pure; called by the task `parseReceipt`.
 */
import type { Box } from '../../../contracts/geometry';
import type { PageText, TextLine } from '../../../contracts/page';
import type { PhotoPage, PhotoPart } from '../../../contracts/receipts/photo';
import { tilesOfPage } from './parts';

export interface ReadPart {
  part: PhotoPart;
  text: PageText;
}

type Turn = 0 | 90 | 180 | 270;

/** Of two lines that overlap by more than this share of the smaller one, near the border of two parts, one is dropped. */
const SAME_LINE_SHARE = 0.5;

/** Pages in their order; the parts of a page in theirs. */
export function mergeParts(read: readonly ReadPart[]): PageText[] {
  const pages = new Map<number, ReadPart[]>();
  for (const each of read) pages.set(each.part.page.page, [...(pages.get(each.part.page.page) ?? []), each]);
  return [...pages.entries()].sort(([a], [b]) => a - b).flatMap(([, parts]) => mergedPage(parts));
}

function mergedPage(parts: readonly ReadPart[]): PageText[] {
  const [first] = parts;
  if (!first) return [];
  const { page } = first.part;
  if (parts.length === 1) return [{ ...first.text, page: page.page }];
  const rotation = usualTurn(parts.map(({ text }) => text));
  const lines = parts
    .flatMap(({ part, text }, index) => ownLines(part, text, index))
    .reduce<TextLine[]>(
      (kept, line) => (kept.some((other) => isSame(other.box, line.box)) ? kept : [...kept, line]),
      [],
    )
    .map((line) => ({ ...line, box: turnedBox(line.box, sizeOf(page), rotation) }));
  const isSideways = rotation === 90 || rotation === 270;
  const [width, height] = isSideways ? [page.readHeight, page.readWidth] : [page.readWidth, page.readHeight];
  return [{ page: page.page, width, height, source: first.text.source, ...(rotation !== 0 && { rotation }), lines }];
}

/** Lines whose middle is the part's own, in pixels of the page as it lies. */
function ownLines(part: PhotoPart, text: PageText, index: number): TextLine[] {
  const tile = tilesOfPage(part.page)[index];
  if (!tile) return [];
  const isTall = part.page.readHeight >= part.page.readWidth;
  const back = ((360 - (text.rotation ?? 0)) % 360) as Turn;
  return text.lines.flatMap((line) => {
    const box = turnedBox(line.box, text, back);
    const placed = { ...box, x: box.x + part.box.x, y: box.y + part.box.y };
    const middle = isTall ? placed.y + placed.height / 2 : placed.x + placed.width / 2;
    const slack = Math.min(placed.width, placed.height) / 2;
    return middle >= tile.from - slack && middle < tile.to + slack ? [{ ...line, box: placed }] : [];
  });
}

/** By the letters that were read, so that a part without any does not count. */
function usualTurn(texts: readonly PageText[]): Turn {
  const letters = new Map<Turn, number>([[0, 0]]);
  for (const { rotation = 0, lines } of texts) {
    const sure = lines.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
    letters.set(rotation, (letters.get(rotation) ?? 0) + sure);
  }
  return [...letters].sort(([a, first], [b, second]) => second - first || a - b)[0]?.[0] ?? 0;
}

/** A box after its image was turned clockwise; `size` is the image before. */
function turnedBox({ x, y, width, height }: Box, size: { width: number; height: number }, turn: Turn): Box {
  if (turn === 90) return { x: size.height - y - height, y: x, width: height, height: width };
  if (turn === 180) return { x: size.width - x - width, y: size.height - y - height, width, height };
  if (turn === 270) return { x: y, y: size.width - x - width, width: height, height: width };
  return { x, y, width, height };
}

function sizeOf({ readWidth: width, readHeight: height }: PhotoPage): { width: number; height: number } {
  return { width, height };
}

function isSame(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return false;
  return width * height > SAME_LINE_SHARE * Math.min(a.width * a.height, b.width * b.height);
}
