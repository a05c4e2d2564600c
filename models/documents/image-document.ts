/**
 * Documents that are image files: PNG, JPEG, WebP and TIFF, the last with several pages. Sizes come from headers
 * alone, so that an image too large to decode costs no memory. Called by `open-document.ts`.
 */
import sharp from 'sharp';
import type { Metadata } from 'sharp';
import type { DocumentPage } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import { decodeImage } from '../images/decode';
import type { RawImage } from '../images/raw-image';
import type { InspectedDocument, InspectOptions, RenderOptions } from './document-options';
import { selectPages } from './page-selection';

/**
 * @throws DomainError DOCUMENT_UNREADABLE, DOCUMENT_TOO_MANY_PAGES, DOCUMENT_TOO_MANY_PIXELS, DOCUMENT_PAGE_MISSING,
 * OPTIONS_INVALID
 */
export async function inspectImageDocument(
  bytes: Uint8Array,
  { pages, limits }: InspectOptions,
): Promise<InspectedDocument> {
  const { format, pages: stored } = await header(bytes, 1);
  const pageCount = format === 'tiff' ? (stored ?? 1) : 1;
  // Frames of an animation are no pages: the first one stands for all.
  const isAnimated = format !== 'tiff' && (stored ?? 1) > 1;
  const wanted = selectPages({ pages, pageCount, pagesMax: limits.pagesMax });
  const found: DocumentPage[] = [];
  for (const page of wanted) {
    const { width, height } = (await header(bytes, page)).autoOrient;
    if (width * height > limits.pixelsMax) {
      throw new DomainError('DOCUMENT_TOO_MANY_PIXELS', { width, height, limit: limits.pixelsMax });
    }
    found.push({ page, width, height, hasText: false, ...(isAnimated ? { warnings: ['first_frame_only'] } : {}) });
  }
  return { pageCount, pages: found };
}

/** @throws DomainError DOCUMENT_UNREADABLE, also where the file is cut off; DOCUMENT_TOO_MANY_PIXELS, DOCUMENT_PAGE_MISSING */
export async function renderImagePage(bytes: Uint8Array, { page, limits }: RenderOptions): Promise<RawImage> {
  return decodeImage(bytes, { page, pixelsMax: limits.pixelsMax });
}

async function header(bytes: Uint8Array, page: number): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, page: page - 1 }).metadata();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/\s+/g, ' ') : String(cause);
    throw new DomainError('DOCUMENT_UNREADABLE', { reason }, { cause });
  }
}
