/**
 * Opens documents: what pages there are, each page as pixels, and a PDF page's own text. It holds no state between
 * calls, so that any thread of the CPU pool can take any page. Not for recognising text in images: that is `models/ocr`.
 * Called by the pool's jobs.
 */
import type { PageText } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import type { RawImage } from '../images/raw-image';
import type { InspectedDocument, InspectOptions, RenderOptions } from './document-options';
import { inspectImageDocument, renderImagePage } from './image-document';
import { inspectPdf, pdfTextOfPage, renderPdf } from './pdf-document';

const PDF = 'application/pdf';
const IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'];

/**
 * Lists the wanted pages without decoding any. Damage behind the header shows when the page is rendered.
 * @throws DomainError MEDIA_TYPE_UNSUPPORTED, DOCUMENT_UNREADABLE, DOCUMENT_ENCRYPTED, DOCUMENT_TOO_MANY_PAGES,
 * DOCUMENT_TOO_MANY_PIXELS, DOCUMENT_PAGE_MISSING, OPTIONS_INVALID
 */
export async function inspectDocument(bytes: Uint8Array, options: InspectOptions): Promise<InspectedDocument> {
  return isPdf(options.mediaType) ? inspectPdf(bytes, options) : inspectImageDocument(bytes, options);
}

/**
 * One page as RGB pixels: upright, on white, in a buffer of its own that may be moved to another thread. A PDF page is
 * drawn at 200 dpi, less where it is large.
 * @throws DomainError as `inspectDocument`
 */
export async function renderPage(bytes: Uint8Array, options: RenderOptions): Promise<RawImage> {
  return isPdf(options.mediaType) ? renderPdf(bytes, options) : renderImagePage(bytes, options);
}

/**
 * The text layer of a PDF page, in pixels of its rendered image, confidence 1. Null where there is none or it cannot be
 * trusted: the page is then to be read from its image.
 * @throws DomainError DOCUMENT_UNREADABLE, DOCUMENT_ENCRYPTED, DOCUMENT_TOO_MANY_PIXELS, DOCUMENT_PAGE_MISSING
 */
export async function pdfPageText(
  bytes: Uint8Array,
  options: Omit<RenderOptions, 'mediaType'>,
): Promise<PageText | null> {
  return pdfTextOfPage(bytes, options);
}

function isPdf(mediaType: string): boolean {
  if (mediaType === PDF) return true;
  if (IMAGES.includes(mediaType)) return false;
  throw new DomainError('MEDIA_TYPE_UNSUPPORTED', { seen: mediaType, accepted: [...IMAGES, PDF].join(', ') });
}
