/** How large a PDF page is drawn. Its text layer is given in the same pixels. */
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import { DomainError } from '../../contracts/errors';

const POINTS_PER_INCH = 72;
/** Enough for 7-point print: its small letters are 10 pixels high. */
const DOTS_PER_INCH = 200;
/** A4 at 200 dpi has 3.9 million; A2 and above are drawn at a lower resolution. */
const PIXELS_DRAWN_MAX = 2_600 * 2_600;
/** Below what the canvas can hold. */
const SIDE_DRAWN_MAX = 10_000;

export interface DrawnPage {
  viewport: PageViewport;
  /** Whole pixels, at least 1. */
  width: number;
  height: number;
}

/** @throws DomainError DOCUMENT_TOO_MANY_PIXELS where the page at 200 dpi has more than `pixelsMax` */
export function drawnPage(page: PDFPageProxy, pixelsMax: number): DrawnPage {
  const full = page.getViewport({ scale: DOTS_PER_INCH / POINTS_PER_INCH });
  const pixels = full.width * full.height;
  if (!(pixels <= pixelsMax)) {
    const [width, height] = [Math.round(full.width), Math.round(full.height)];
    throw new DomainError('DOCUMENT_TOO_MANY_PIXELS', { width, height, limit: pixelsMax });
  }
  const shrink = Math.min(1, Math.sqrt(PIXELS_DRAWN_MAX / pixels), SIDE_DRAWN_MAX / Math.max(full.width, full.height));
  const viewport = page.getViewport({ scale: full.scale * shrink });
  return { viewport, width: wholePixels(viewport.width), height: wholePixels(viewport.height) };
}

function wholePixels(length: number): number {
  return Math.max(1, Math.round(length));
}
