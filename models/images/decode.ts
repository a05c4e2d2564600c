/**
 * Image files to pixels: PNG, JPEG, WebP and TIFF through sharp. Turns the image upright by its EXIF tag, lays
 * transparency on white, reduces every colour space to 8-bit sRGB. Not for PDF. Called by the document readers.
 */
import sharp from 'sharp';
import { DomainError } from '../../contracts/errors';
import type { RawImage } from './raw-image';

/** One thread an image: the pool decides how many images are worked on at once. */
sharp.concurrency(1);
/** Pages are seen once; a cache would only hold memory. */
sharp.cache(false);

const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'tiff']);

export interface DecodeOptions {
  /** Width times height above which nothing is decoded. */
  pixelsMax: number;
  /** Page of a multi-page TIFF, counted from 1. */
  page?: number;
}

/**
 * The pixels of one image, in a buffer of their own, so that they can be moved to another thread.
 * @throws DomainError DOCUMENT_UNREADABLE where the bytes are damaged or cut off, DOCUMENT_TOO_MANY_PIXELS,
 * DOCUMENT_PAGE_MISSING
 */
export async function decodeImage(bytes: Uint8Array, { pixelsMax, page = 1 }: DecodeOptions): Promise<RawImage> {
  const pages = await pageCount(bytes);
  if (page < 1 || page > pages) throw new DomainError('DOCUMENT_PAGE_MISSING', { wanted: page, pages });
  const { width, height, format } = await header(bytes, page);
  if (width * height > pixelsMax) {
    throw new DomainError('DOCUMENT_TOO_MANY_PIXELS', { width, height, limit: pixelsMax });
  }
  const { data, info } = await orUnreadable(
    sharp(bytes, { limitInputPixels: pixelsMax, failOn: format === 'tiff' ? 'error' : 'truncated', page: page - 1 })
      .autoOrient()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  return { data, width: info.width, height: info.height };
}

/** Pages of a multi-page TIFF, else 1. */
async function pageCount(bytes: Uint8Array): Promise<number> {
  const { format, pages } = await header(bytes, 1);
  if (!FORMATS.has(format)) throw new DomainError('DOCUMENT_UNREADABLE', { reason: `${format} is not read here` });
  return format === 'tiff' ? (pages ?? 1) : 1;
}

function header(bytes: Uint8Array, page: number): Promise<sharp.Metadata> {
  return orUnreadable(sharp(bytes, { limitInputPixels: false, page: page - 1 }).metadata());
}

async function orUnreadable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/\s+/g, ' ') : String(cause);
    throw new DomainError('DOCUMENT_UNREADABLE', { reason }, { cause });
  }
}
