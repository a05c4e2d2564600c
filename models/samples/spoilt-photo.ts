/** Photos as people take them when they do not take care: for benchmarks and tests of what is said about them. */
import sharp from 'sharp';

export const SPOILT_WAYS = ['on_its_side', 'on_its_head', 'askew', 'dark', 'blurred', 'cut_in_half'] as const;
export type SpoiltWay = (typeof SPOILT_WAYS)[number];

/** Degrees of a photo held askew, the light of a dark one, the blur of a moved one in pixels of 2048. */
const ASKEW_DEGREES = 3;
const DARKNESS = 0.25;
const BLUR_SHARE = 4 / 2_048;
const DESK = '#888';

/** A JPEG of the same photo, spoilt. */
export async function spoiltPhoto(photo: Uint8Array, way: SpoiltWay): Promise<Uint8Array> {
  const { width, height } = await sharp(photo).metadata();
  const image = sharp(photo);
  const spoilt = {
    on_its_side: () => image.rotate(90),
    on_its_head: () => image.rotate(180),
    askew: () => image.rotate(ASKEW_DEGREES, { background: DESK }),
    dark: () => image.linear(DARKNESS, 0),
    blurred: () => image.blur(Math.max(2, Math.max(width, height) * BLUR_SHARE)),
    cut_in_half: () => image.extract({ left: 0, top: 0, width, height: Math.floor(height / 2) }),
  }[way]();
  return Uint8Array.from(await spoilt.jpeg().toBuffer());
}

/** The same photo, so large that its longest side has so many pixels. */
export async function photoOfSize(photo: Uint8Array, longSide: number): Promise<Uint8Array> {
  return Uint8Array.from(await sharp(photo).resize({ width: longSide, height: longSide, fit: 'inside' }).jpeg().toBuffer());
}

/** Paper without print. */
export async function blankPhoto(): Promise<Uint8Array> {
  const paper = sharp({ create: { width: 900, height: 1_200, channels: 3, background: '#cfc8bd' } });
  return Uint8Array.from(await paper.jpeg().toBuffer());
}
