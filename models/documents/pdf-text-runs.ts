/**
 * The runs of glyphs in a PDF page's text layer, placed in the pixels of the page's image. Text may run in any
 * direction: each run keeps its place along and across its own direction, so that lines can be found without regard
 * to it. Called by `pdf-document.ts`.
 */
import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import type { Box } from '../../contracts/geometry';
import { enclosingBox } from '../../contracts/geometry';

export interface TextRun {
  text: string;
  /** Direction of reading in whole degrees, 0 to the right, 90 downwards. */
  angle: number;
  /** Its letters run against its direction, as Hebrew and Arabic do. */
  isRightToLeft: boolean;
  /** Start and end in the direction of reading, pixels. */
  start: number;
  end: number;
  /** Distance of the base line from the origin, across the direction of reading, pixels. */
  baseline: number;
  /** Font size in pixels. */
  size: number;
  box: Box;
}

/** What is used of pdf.js's `TextContent`. */
export interface PdfTextContent {
  items: readonly (PdfTextItem | { type: string })[];
  styles: Readonly<Record<string, { ascent: number; descent: number }>>;
}

interface PdfTextItem {
  str: string;
  dir: string;
  transform: readonly number[];
  width: number;
  fontName: string;
}

/** Shares of the font size above and below the base line, for fonts that do not tell. */
const ASCENT = 0.8;
const DESCENT = -0.2;

export function textRuns(
  { items, styles }: PdfTextContent,
  viewport: Pick<PageViewport, 'transform' | 'scale'>,
): TextRun[] {
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    return [toRun(item, { style: styles[item.fontName], viewport })];
  });
}

interface Placement {
  style: { ascent: number; descent: number } | undefined;
  viewport: Pick<PageViewport, 'transform' | 'scale'>;
}

function toRun({ str, dir, transform, width }: PdfTextItem, { style, viewport }: Placement): TextRun {
  const [a, b, c, d, x, y] = multiply(viewport.transform, transform);
  const size = Math.hypot(c, d);
  const direction = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const start = x * cos + y * sin;
  const length = width * viewport.scale;
  const ascent = (style?.ascent || ASCENT) * size;
  const descent = Math.min(0, style?.descent || DESCENT) * size;
  const corner = (along: number, up: number): Box => {
    return { x: x + along * cos + up * sin, y: y + along * sin - up * cos, width: 0, height: 0 };
  };
  return {
    text: str.normalize('NFC'),
    angle: (Math.round((direction * 180) / Math.PI) + 360) % 360,
    isRightToLeft: dir === 'rtl',
    start,
    end: start + length,
    baseline: y * cos - x * sin,
    size,
    box: enclosingBox([corner(0, ascent), corner(0, descent), corner(length, ascent), corner(length, descent)]),
  };
}

type Matrix = [number, number, number, number, number, number];

/** The product of two affine maps written as `[a, b, c, d, e, f]` (ISO 32000-1, 8.3.4): first `inner`, then `outer`. */
function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
