/**
 * A second look at a page that reads with little certainty: it may stand on its head. For engines, and scripts, that
 * cannot tell from the lines themselves; a page that reads well pays nothing for it.
 */
import type { TextLine } from '../../contracts/page';
import type { RawImage } from '../images/raw-image';
import { turned, type QuarterTurn } from '../images/turn';
import type { OcrReading } from './engine';

export interface Looked extends OcrReading {
  /** The image as it was read. */
  upright: RawImage;
}

export interface SecondLook {
  /** A page whose mean confidence is below this is looked at again. */
  sure: number;
  /** The other way up must read better by this much. */
  gain: number;
}

/** Fewer letters tell nothing. */
const LETTERS_MIN = 8;

export async function betterWayUp(
  first: Looked,
  { sure, gain }: SecondLook,
  read: (image: RawImage) => Promise<Looked>,
): Promise<Looked> {
  const certainty = meanConfidence(first.lines);
  if (certainty === undefined || certainty >= sure) return first;
  const again = await read(await turned(first.upright, 180));
  if ((meanConfidence(again.lines) ?? 0) < certainty + gain) return first;
  return { ...again, rotation: sumOf(first.rotation, 180, again.rotation) };
}

/** Clockwise turns one after the other. */
export function sumOf(...turns: readonly QuarterTurn[]): QuarterTurn {
  return (turns.reduce<number>((sum, degrees) => sum + degrees, 0) % 360) as QuarterTurn;
}

/** Weighted by the length of the lines; undefined where there is too little text. */
function meanConfidence(lines: readonly TextLine[]): number | undefined {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < LETTERS_MIN) return undefined;
  return lines.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}
