/**
 * Lines that the Latin network did not read fully, read again by Tesseract in Korean. Many go into one image, one a
 * row; a word's row tells its line. Used by the PP-OCR engine where Korean is among the languages.
 */
import type { RawImage } from '../../images/raw-image';
import { greyOf } from '../grey';
import type { TesseractReader, TesseractWord } from '../tesseract/tesseract-reader';
import { cropLine } from './line-crop';
import type { PlacedCharacter } from './merged-reading';
import { montageOf, ROW_MARGIN } from './montage';
import type { RotatedRectangle } from './rotated-rectangle';

/** The height that Tesseract's network takes: higher lines are scaled down to it. */
const LINE_HEIGHT = 36;
/** Lines a run: a second or two of work, between which the reading can be stopped. */
const LINES_MAX = 24;

export interface LinesToRead {
  image: RawImage;
  rectangles: readonly RotatedRectangle[];
  /** Runs before each run of Tesseract; may throw to end the reading. */
  beforeRun: () => void;
}

/** The characters of each line from left to right, in the order of `rectangles`. */
export async function readInKorean(
  reader: TesseractReader,
  { image, rectangles, beforeRun }: LinesToRead,
): Promise<PlacedCharacter[][]> {
  const readings: PlacedCharacter[][] = [];
  for (let start = 0; start < rectangles.length; start += LINES_MAX) {
    beforeRun();
    const part = rectangles.slice(start, start + LINES_MAX);
    const montage = montageOf(part.map((rectangle) => greyOf(cropLine(image, rectangle, LINE_HEIGHT))));
    const words = (await reader.read(montage.image, { languages: ['ko'], segmentation: 'block' })).flat();
    const rows = part.map((_, row) => words.filter((word) => rowOf(word, montage.rowHeight) === row));
    readings.push(...rows.map((row) => placedCharacters(row.sort((a, b) => a.box.x - b.box.x))));
  }
  return readings;
}

function rowOf({ box }: TesseractWord, rowHeight: number): number {
  return Math.floor((box.y + box.height / 2) / rowHeight);
}

function placedCharacters(words: readonly TesseractWord[]): PlacedCharacter[] {
  return words.flatMap(({ symbols }, word) =>
    symbols.map(({ text, confidence, box }) => {
      const middle = (box.x + box.width / 2 - ROW_MARGIN) / LINE_HEIGHT;
      // Korean data knows full-width Latin letters; what stands on the paper is the plain letter.
      return { text: text.normalize('NFKC'), confidence, middle, word, engine: 'tesseract' as const };
    }),
  );
}
