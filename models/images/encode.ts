/** Pixels to an image file that browsers show. Called by whoever shows pages to people; not for anything that is read again. */
import sharp from 'sharp';
import type { RawImage } from './raw-image';

const QUALITY = 82;
/** Of 0 to 6: a person waits for it, so speed counts for more than the last tenth of the size. */
const EFFORT = 2;

/** A WebP of at most `widthMax` pixels across; a smaller image keeps its size. */
export async function encodeWebp({ data, width, height }: RawImage, widthMax: number): Promise<Uint8Array> {
  const encoded = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize({ width: widthMax, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: EFFORT })
    .toBuffer();
  return Uint8Array.from(encoded);
}

/** Enough for an A4 page at 200 dpi; larger pages are made smaller. */
const JPEG_PIXELS_MAX = 4_000_000;

/** A JPEG with the size that it has, in RGB. */
export async function encodeJpeg({ data, width, height }: RawImage): Promise<{
  jpeg: Uint8Array;
  width: number;
  height: number;
}> {
  const shrink = Math.min(1, Math.sqrt(JPEG_PIXELS_MAX / (width * height)));
  const encoded = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize({ width: Math.max(1, Math.round(width * shrink)) })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: Uint8Array.from(encoded.data), width: encoded.info.width, height: encoded.info.height };
}
