/** Image files of unusual kinds with two lines of text on them, and such without text. */
import sharp from 'sharp';
import { drawnPage, type PageDrawing } from '../models/ocr/drawn-page';

export const ODD_LINES: readonly string[] = ['Invoice number 2024-0815', 'Total amount 129.50'];

type MakeImage = () => Promise<Buffer>;

export function drawnImage(drawing: Partial<PageDrawing> = {}): sharp.Sharp {
  const { data, width, height } = drawnPage({ lines: ODD_LINES, size: 36, ...drawing });
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A drawn image that is changed as a whole: sharp does some steps before others, whatever their order. */
async function changed(change: (image: sharp.Sharp) => sharp.Sharp, drawing?: Partial<PageDrawing>): Promise<Buffer> {
  return change(sharp(await drawnImage(drawing).png().toBuffer())).toBuffer();
}

/** Stored so that the EXIF tag with this value makes it upright. */
const EXIF_TURNS: Readonly<Record<2 | 3 | 4 | 6 | 8, (image: sharp.Sharp) => sharp.Sharp>> = {
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  6: (image) => image.rotate(270),
  8: (image) => image.rotate(90),
};

async function exifImage(orientation: keyof typeof EXIF_TURNS): Promise<Buffer> {
  const stored = await changed((image) => EXIF_TURNS[orientation](image).png());
  return sharp(stored).withMetadata({ orientation }).jpeg().toBuffer();
}

/** Files whose two lines can be read, each named after its kind. */
export const READABLE_IMAGES: readonly (readonly [name: string, make: MakeImage])[] = [
  ['1-bit.tif', () => drawnImage().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer()],
  ['cmyk.jpg', () => drawnImage().toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer()],
  ['16-bit.png', () => drawnImage().toColourspace('rgb16').png().toBuffer()],
  ['palette.png', () => drawnImage().png({ palette: true, colours: 4 }).toBuffer()],
  ['transparent.png', () => changed((image) => image.unflatten().png())],
  ...([2, 3, 4, 6, 8] as const).map((value) => [`exif-${value}.jpg`, () => exifImage(value)] as const),
  ['low-contrast.jpg', () => drawnImage().linear(0.12, 150).jpeg({ quality: 95 }).toBuffer()],
  ['blurred.jpg', () => drawnImage().blur(2).jpeg({ quality: 90 }).toBuffer()],
  ['askew.png', () => drawnImage({ degrees: 12, margin: 120 }).png().toBuffer()],
];

/** Text that is blurred until nobody can read it, and text that no engine can read: from right to left, mirrored. */
export const UNREADABLE_IMAGES: readonly (readonly [name: string, make: MakeImage])[] = [
  ['very-blurred.jpg', () => drawnImage().blur(6).jpeg({ quality: 90 }).toBuffer()],
  ['mirrored.png', () => changed((image) => image.flop().png())],
];

export async function animatedWebp(): Promise<Buffer> {
  const frames = await Promise.all(
    [ODD_LINES, ['Another frame', 'is not read']].map((lines) => drawnImage({ lines }).png().toBuffer()),
  );
  return sharp(frames, { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer();
}

function canvas(noise?: number): sharp.Sharp {
  const levels = noise === undefined ? {} : { noise: { type: 'gaussian', mean: 128, sigma: noise } as const };
  return sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff', ...levels } });
}

export const TEXTLESS_IMAGES: readonly (readonly [name: string, make: MakeImage])[] = [
  ['blank.png', () => canvas().png().toBuffer()],
  ['picture.jpg', () => canvas(60).blur(12).normalise().jpeg().toBuffer()],
];

/** The drawn image as it lies when the paper was put in wrongly. */
export function turnedImage(degrees: 90 | 180 | 270, lines: readonly string[] = ODD_LINES): Promise<Buffer> {
  return changed((image) => image.rotate(degrees).png(), { lines });
}

/** A till receipt 2 cm wide and 2 m long, scanned at 300 dpi. */
export function tillRoll(): { lines: readonly string[]; make: MakeImage } {
  const [width, height, margin, size] = [236, 23_622, 14, 22];
  const count = Math.floor((height - 2 * margin) / (1.8 * size));
  const lines = Array.from({ length: count }, (_, index) => `Item ${1_000 + index}  ${index}.50`);
  return { lines, make: () => drawnImage({ lines, width, margin, size }).png().toBuffer() };
}
