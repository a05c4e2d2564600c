/**
 * Opens PDF files with pdf.js and closes them again. Nothing of a document is executed (no JavaScript, no generated
 * code) and nothing is fetched: fonts, character maps and decoders come from the package's own folder. Called by
 * `pdf-document.ts` alone.
 */
import { dirname, join, sep } from 'node:path';
import { DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with {
  'resolution-mode': 'import',
};
import { DomainError } from '../../contracts/errors';
import { CanvasFactory } from './pdf-canvas';
import { declaredImages } from './pdf-images';
import { withBoundedStreams } from './pdf-memory';

const PACKAGE_FOLDER = dirname(require.resolve('pdfjs-dist/package.json'));
const VERBOSITY_ERRORS = 0;

/** Opens the file, hands it to `work`, and frees all that it held, whatever happens. */
export async function withPdf<T>(
  bytes: Uint8Array,
  pixelsMax: number,
  work: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  refuseCutOff(bytes);
  refuseHugeImages(bytes, pixelsMax);
  return withBoundedStreams(pixelsMax, () => withOpenPdf(bytes, pixelsMax, work));
}

async function withOpenPdf<T>(
  bytes: Uint8Array,
  pixelsMax: number,
  work: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { getDocument } = await loadLibrary();
  const opening = getDocument({
    // A copy: the library takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    CanvasFactory,
    cMapUrl: packageFolder('cmaps'),
    iccUrl: packageFolder('iccs'),
    standardFontDataUrl: packageFolder('standard_fonts'),
    wasmUrl: packageFolder('wasm'),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    maxImageSize: pixelsMax,
    verbosity: VERBOSITY_ERRORS,
  });
  try {
    const document = await orUnreadable(opening.promise);
    if (document.numPages < 1) throw new DomainError('DOCUMENT_UNREADABLE', { reason: 'the PDF has no pages' });
    return await work(document);
  } finally {
    await opening.destroy();
  }
}

/** @throws DomainError DOCUMENT_PAGE_MISSING, DOCUMENT_UNREADABLE */
export async function pdfPage(document: PDFDocumentProxy, page: number): Promise<PDFPageProxy> {
  if (page < 1 || page > document.numPages) {
    throw new DomainError('DOCUMENT_PAGE_MISSING', { wanted: page, pages: document.numPages });
  }
  return orUnreadable(document.getPage(page));
}

/** What the library throws means that the document is at fault. */
export async function orUnreadable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new DomainError('DOCUMENT_ENCRYPTED', {}, { cause });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('DOCUMENT_UNREADABLE', { reason }, { cause });
  }
}

/**
 * The library would quietly mend a file whose end is missing, and lose pages. A whole file ends with `startxref` behind
 * its last object (ISO 32000-1, 7.5.5), however much rubbish follows.
 */
function refuseCutOff(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.lastIndexOf('startxref') <= file.lastIndexOf('endobj')) {
    throw new DomainError('DOCUMENT_UNREADABLE', { reason: 'the end of the PDF is missing' });
  }
}

/** The library would quietly leave such an image out, and the page would be blank. */
function refuseHugeImages(bytes: Uint8Array, pixelsMax: number): void {
  const huge = declaredImages(bytes).find(({ width, height }) => width * height > pixelsMax);
  if (huge) throw new DomainError('DOCUMENT_TOO_MANY_PIXELS', { ...huge, limit: pixelsMax });
}

/** The codes of drawing operators. */
export type PdfOperators = Readonly<Record<string, number>>;

export async function pdfOperators(): Promise<PdfOperators> {
  return (await loadLibrary()).OPS;
}

async function loadLibrary() {
  // The library draws with these classes; its own copy of the canvas package would not fit our canvases.
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function packageFolder(name: string): string {
  return join(PACKAGE_FOLDER, name) + sep;
}
