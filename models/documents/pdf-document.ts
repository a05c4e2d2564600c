/**
 * Documents that are PDF files: their pages, pages as pixels, and the text layer of a page. Called by
 * `open-document.ts`.
 */
import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import type { DocumentPage, PageText } from '../../contracts/page';
import type { RawImage } from '../images/raw-image';
import type { InspectedDocument, InspectOptions, RenderOptions } from './document-options';
import { selectPages } from './page-selection';
import { canvasToRgb } from './pdf-canvas';
import { formRuns } from './pdf-form-values';
import { orUnreadable, pdfPage, withPdf } from './pdf-library';
import { drawnPage } from './pdf-page-size';
import { linesOfRuns } from './pdf-text-lines';
import type { PdfTextContent } from './pdf-text-runs';
import { textRuns } from './pdf-text-runs';
import { isTrustworthy } from './pdf-text-trust';

type PageOptions = Omit<RenderOptions, 'mediaType'>;

export async function inspectPdf(bytes: Uint8Array, { pages, limits }: InspectOptions): Promise<InspectedDocument> {
  return withPdf(bytes, limits.pixelsMax, async (document) => {
    const pageCount = document.numPages;
    const found: DocumentPage[] = [];
    for (const number of selectPages({ pages, pageCount, pagesMax: limits.pagesMax })) {
      const page = await pdfPage(document, number);
      const { width, height } = drawnPage(page, limits.pixelsMax);
      found.push({ page: number, width, height, hasText: (await hasText(page)) || (await isFilledIn(page)) });
      page.cleanup();
    }
    return { pageCount, pages: found };
  });
}

export async function renderPdf(bytes: Uint8Array, { page: number, limits }: PageOptions): Promise<RawImage> {
  return withPdf(bytes, limits.pixelsMax, async (document) => {
    const page = await pdfPage(document, number);
    const { viewport, width, height } = drawnPage(page, limits.pixelsMax);
    const canvas = createCanvas(width, height);
    try {
      await orUnreadable(page.render({ canvas, viewport, background: '#fff' }).promise);
      return canvasToRgb(canvas);
    } finally {
      canvas.width = canvas.height = 1;
    }
  });
}

export async function pdfTextOfPage(
  bytes: Uint8Array,
  { page: number, limits }: PageOptions,
): Promise<PageText | null> {
  return withPdf(bytes, limits.pixelsMax, async (document) => {
    const page = await pdfPage(document, number);
    const { viewport, width, height } = drawnPage(page, limits.pixelsMax);
    const printed = textRuns(await orUnreadable(page.getTextContent()), viewport);
    const runs = [...printed, ...(await formRuns(page, viewport))];
    if (!(await isTrustworthy(runs, page))) return null;
    const lines = linesOfRuns(runs, { width, height });
    return lines.length === 0 ? null : { page: number, width, height, source: 'pdf-text', lines };
  });
}

async function isFilledIn(page: PDFPageProxy): Promise<boolean> {
  return (await formRuns(page, page.getViewport({ scale: 1 }))).length > 0;
}

/** Reads no further than to the first text. */
async function hasText(page: PDFPageProxy): Promise<boolean> {
  const reader = page.streamTextContent().getReader();
  for (;;) {
    const { done, value } = (await orUnreadable(reader.read())) as { done: boolean; value?: PdfTextContent };
    if (done || !value) return false;
    if (value.items.some((item) => 'str' in item && item.str.trim() !== '')) {
      await reader.cancel(new Error('text found'));
      return true;
    }
  }
}
