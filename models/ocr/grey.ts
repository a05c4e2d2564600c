/** Colour to grey, for engines and checks that want one channel. Pure. */
import type { RawImage } from '../images/raw-image';
import type { GreyImage } from './tesseract/tesseract-reader';

/** Luma by ITU-R BT.601, rounded. */
export function greyOf({ data, width, height }: RawImage): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, source = 0; pixel < grey.length; pixel++, source += 3) {
    const [red = 0, green = 0, blue = 0] = [data[source], data[source + 1], data[source + 2]];
    grey[pixel] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { data: grey, width, height };
}
