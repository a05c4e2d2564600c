/**
 * Which way up a page lies, by what the engine sees anyway: long boxes that stand upright mean a page on its side, and
 * an upside-down line is read with little certainty. Upright pages pay nothing for it. Pure.
 */
import type { LineReading } from './recogniser';
import type { RotatedRectangle } from './rotated-rectangle';

/** From this ratio of sides on a box tells which way its line runs. */
const LONG_RATIO = 2;
/** Upright pages have a share of sure characters above 0.95, upside-down ones below 0.45; measured on samples and scans. */
const SURE = 0.9;
const UPRIGHT_SURE_SHARE_MIN = 0.7;
/** A turned page must read better by this much. */
const GAIN_MIN = 0.2;
const CHARACTERS_MIN = 4;
/** So many of the longest lines tell enough. */
const PROBES = 8;

export function isOnItsSide(rectangles: readonly RotatedRectangle[]): boolean {
  const { along, across } = longSides(rectangles);
  return across > along;
}

/** Lines that stand upright sometimes run together into patches, which tell nothing: another side must be looked at. */
export function isWithoutDirection(rectangles: readonly RotatedRectangle[]): boolean {
  const { long, all } = longSides(rectangles);
  return long < all / 2;
}

/** Whether `turned`, found after a turn by a quarter, has more writing in lines than `seen`. */
export function runsBetter(turned: readonly RotatedRectangle[], seen: readonly RotatedRectangle[]): boolean {
  return longSides(turned).along > longSides(seen).along;
}

/** Lengths of the long boxes by their direction; areas of those and of all boxes. */
function longSides(rectangles: readonly RotatedRectangle[]) {
  let [along, across, long, all] = [0, 0, 0, 0];
  for (const { width, height } of rectangles) {
    all += width * height;
    if (Math.max(width, height) < LONG_RATIO * Math.min(width, height)) continue;
    long += width * height;
    if (width > height) along += width;
    else across += height;
  }
  return { along, across, long, all };
}

/** Whether the readings of a page are so unsure that it may stand on its head. */
export function mayBeUpsideDown(readings: readonly LineReading[]): boolean {
  return characterCount(readings) >= CHARACTERS_MIN && sureShare(readings) < UPRIGHT_SURE_SHARE_MIN;
}

/** The lines to read the other way round. */
export function probes<T extends { rectangle: RotatedRectangle }>(lines: readonly T[]): T[] {
  return [...lines].sort((a, b) => b.rectangle.width - a.rectangle.width).slice(0, PROBES);
}

export function readsBetter(other: readonly LineReading[], than: readonly LineReading[]): boolean {
  return characterCount(other) >= CHARACTERS_MIN && sureShare(other) > sureShare(than) + GAIN_MIN;
}

/** The same line read from its other end. */
export function reversed(rectangle: RotatedRectangle): RotatedRectangle {
  return { ...rectangle, angle: rectangle.angle + Math.PI };
}

function characterCount(readings: readonly LineReading[]): number {
  return readings.reduce((sum, { characters }) => sum + characters.length, 0);
}

function sureShare(readings: readonly LineReading[]): number {
  const sure = readings.flatMap(({ characters }) => characters.filter(({ probability }) => probability >= SURE));
  return sure.length / Math.max(1, characterCount(readings));
}
