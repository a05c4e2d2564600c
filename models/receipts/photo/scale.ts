/** The pixels of a part of a page at the size at which it is read. Called by the tasks `inspectReceipt` and `readReceiptPart`. */
import sharp from 'sharp';
import type { Box } from '../../../contracts/geometry';
import type { PhotoPage } from '../../../contracts/receipts/photo';
import type { RawImage } from '../../images/raw-image';

export async function scaledPart(
  { data, width, height }: RawImage,
  { readWidth, readHeight }: Pick<PhotoPage, 'readWidth' | 'readHeight'>,
  box: Box,
): Promise<RawImage> {
  const isWhole = box.x === 0 && box.y === 0 && box.width === readWidth && box.height === readHeight;
  if (isWhole && readWidth === width && readHeight === height) return { data, width, height };
  const scaled = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize({ width: readWidth, height: readHeight, fit: 'fill' })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: Uint8Array.from(scaled.data), width: scaled.info.width, height: scaled.info.height };
}

/** Brightness, a byte a pixel. */
export async function greyOf({ data, width, height }: RawImage): Promise<Uint8Array> {
  const { data: grey } = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return grey;
}
