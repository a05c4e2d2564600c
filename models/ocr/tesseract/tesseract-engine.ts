/**
 * The `tesseract` engine: whole pages through Tesseract. It reads lines that run downwards, in the wrong order, and a page
 * on its head as gibberish; both are turned and read once more.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { OcrLanguage } from '../../../contracts/ocr';
import { OCR_LANGUAGES } from '../../../contracts/ocr';
import type { TextLine } from '../../../contracts/page';
import type { RawImage } from '../../images/raw-image';
import { turned } from '../../images/turn';
import { stopIfAsked, type OcrEngine } from '../engine';
import { greyOf } from '../grey';
import { betterWayUp, type Looked } from '../second-look';
import { languageDataFile, type TesseractReader } from './tesseract-reader';
import { lineOfWords } from './words-to-line';

/** Raised when the code around Tesseract changes what a page reads as. */
const CODE_REVISION = 2;
const WORD = /\S/;
/** Shorter lines may be as high as wide. */
const LONG_LINE_MIN = 4;
/** Readable pages have a mean confidence of 0.63 and more, pages on their head of 0.6 at most. */
const SECOND_LOOK = { sure: 0.6, gain: 0.2 };

/** The reader stays the caller's: closing the engine leaves it open. */
export async function createTesseractEngine(reader: TesseractReader): Promise<OcrEngine> {
  return {
    name: 'tesseract',
    version: await tesseractVersion(),
    async read(image, options) {
      const look = async (upright: RawImage): Promise<Looked> => {
        stopIfAsked(options);
        const found = await reader.read(greyOf(upright), {
          languages: inOrder(options.languages),
          segmentation: 'page',
        });
        stopIfAsked(options);
        const written = found
          .map((words) => words.filter(({ text }) => WORD.test(text)))
          .filter((words) => words.length > 0);
        return { upright, rotation: 0, lines: written.map(lineOfWords) };
      };
      const asItLies = await look(image);
      const first = runDownwards(asItLies.lines)
        ? { ...(await look(await turned(image, 90))), rotation: 90 as const }
        : asItLies;
      const { rotation, lines } = await betterWayUp(first, SECOND_LOOK, look);
      return { rotation, lines };
    },
    close: () => Promise.resolve(),
  };
}

/** Whether most of the long lines are taller than wide. */
function runDownwards(lines: readonly TextLine[]): boolean {
  const long = lines.filter(({ text }) => text.length >= LONG_LINE_MIN);
  return long.filter(({ box }) => box.height > box.width).length > long.length / 2;
}

/** Package, language data's hash and code revision. */
export async function tesseractVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const language of OCR_LANGUAGES) hash.update(await readFile(languageDataFile(language)));
  return `tesseract-best-int@${hash.digest('hex').slice(0, 12)}+${CODE_REVISION}`;
}

/** Korean first: with English first Tesseract reads Hangul as Latin. */
function inOrder(languages: readonly OcrLanguage[]): OcrLanguage[] {
  return (['ko', 'en'] as const).filter((language) => languages.includes(language));
}
