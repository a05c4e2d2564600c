/** Whole quarter turns of decoded pixels. Called where a page was scanned on its side or upside down. */
import sharp from 'sharp';
import type { RawImage } from './raw-image';

/** Degrees clockwise. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The image turned clockwise; the same image where nothing is to be turned. */
export async function turned(image: RawImage, degrees: QuarterTurn): Promise<RawImage> {
  if (degrees === 0) return image;
  const { width, height } = image;
  const { data, info } = await sharp(image.data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .rotate(degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
