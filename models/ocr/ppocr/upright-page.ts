/**
 * Finds and reads the lines of a page whichever way up it lies: turned where its lines run downwards, and once more where
 * they read better from the other end. Latin script only; used by the PP-OCR engine.
 */
import type { RawImage } from '../../images/raw-image';
import { turned, type QuarterTurn } from '../../images/turn';
import { stopIfAsked, type OcrReadOptions } from '../engine';
import { greyOf } from '../grey';
import type { TextDetector } from './detector';
import { inkProfile, type InkProfile } from './ink-profile';
import { cropLine } from './line-crop';
import {
  isOnItsSide,
  isWithoutDirection,
  mayBeUpsideDown,
  probes,
  readsBetter,
  reversed,
  runsBetter,
} from './orientation';
import type { LineReading, TextRecogniser } from './recogniser';
import type { RotatedRectangle } from './rotated-rectangle';

/** A line that was found, and what the Latin network made of it. */
export interface FoundLine {
  rectangle: RotatedRectangle;
  reading: LineReading;
  ink: InkProfile;
}

export interface Networks {
  detector: TextDetector;
  recogniser: TextRecogniser;
}

export interface UprightPage {
  /** The page as it was read. */
  upright: RawImage;
  /** How far it was turned clockwise for that. */
  rotation: QuarterTurn;
  found: FoundLine[];
}

export async function readUpright(networks: Networks, image: RawImage, options: OcrReadOptions): Promise<UprightPage> {
  const seen = await findLines(networks, image, options);
  const { side, rectangles } = await onItsFeet(networks, { image, rectangles: seen }, options);
  const rotation = side === image ? 0 : 90;
  const found = await readLatin(networks, { image: side, rectangles }, options);
  if (!(await isUpsideDown(networks, { image: side, found }, options))) return { upright: side, rotation, found };
  const over = await turnedPage(networks, { image: side, degrees: 180 }, options);
  const again = await readLatin(networks, { image: over.side, rectangles: over.rectangles }, options);
  return { upright: over.side, rotation: rotation === 0 ? 180 : 270, found: again };
}

/** Turned by a quarter where that makes the lines run from left to right. */
async function onItsFeet(
  networks: Networks,
  { image, rectangles }: { image: RawImage; rectangles: RotatedRectangle[] },
  options: OcrReadOptions,
): Promise<{ side: RawImage; rectangles: RotatedRectangle[] }> {
  const isSide = isOnItsSide(rectangles);
  if (!isSide && !isWithoutDirection(rectangles)) return { side: image, rectangles };
  const over = await turnedPage(networks, { image, degrees: 90 }, options);
  return isSide || runsBetter(over.rectangles, rectangles) ? over : { side: image, rectangles };
}

function findLines({ detector }: Networks, image: RawImage, options: OcrReadOptions): Promise<RotatedRectangle[]> {
  return detector.detect(image, () => stopIfAsked(options));
}

async function turnedPage(
  networks: Networks,
  { image, degrees }: { image: RawImage; degrees: QuarterTurn },
  options: OcrReadOptions,
): Promise<{ side: RawImage; rectangles: RotatedRectangle[] }> {
  const side = await turned(image, degrees);
  return { side, rectangles: await findLines(networks, side, options) };
}

async function isUpsideDown(
  { recogniser }: Networks,
  { image, found }: { image: RawImage; found: readonly FoundLine[] },
  options: OcrReadOptions,
): Promise<boolean> {
  if (!mayBeUpsideDown(found.map(({ reading }) => reading))) return false;
  const lines = probes(found);
  const crops = lines.map(({ rectangle }) => cropLine(image, reversed(rectangle), recogniser.lineHeight));
  const other = await recogniser.recognise(crops, () => stopIfAsked(options));
  return readsBetter(
    other,
    lines.map(({ reading }) => reading),
  );
}

async function readLatin(
  { recogniser }: Networks,
  { image, rectangles }: { image: RawImage; rectangles: readonly RotatedRectangle[] },
  options: OcrReadOptions,
): Promise<FoundLine[]> {
  const crops = rectangles.map((rectangle) => cropLine(image, rectangle, recogniser.lineHeight));
  const readings = await recogniser.recognise(crops, () => stopIfAsked(options));
  return rectangles.flatMap((rectangle, index) => {
    const [crop, reading] = [crops[index], readings[index]];
    return crop && reading ? [{ rectangle, reading, ink: inkProfile(greyOf(crop)) }] : [];
  });
}
