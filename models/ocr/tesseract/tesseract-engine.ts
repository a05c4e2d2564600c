/** The `tesseract` engine: whole pages through Tesseract, as they lie: it does not tell which way up a page is. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { OcrLanguage } from '../../../contracts/documents/options';
import { OCR_LANGUAGES } from '../../../contracts/documents/options';
import { stopIfAsked, type OcrEngine } from '../engine';
import { greyOf } from '../grey';
import { languageDataFile, type TesseractReader } from './tesseract-reader';
import { lineOfWords } from './words-to-line';

/** Raised when the code around Tesseract changes what a page reads as. */
const CODE_REVISION = 1;
const WORD = /\S/;

/** The reader stays the caller's: closing the engine leaves it open. */
export async function createTesseractEngine(reader: TesseractReader): Promise<OcrEngine> {
  return {
    name: 'tesseract',
    version: await tesseractVersion(),
    async read(image, options) {
      stopIfAsked(options);
      const lines = await reader.read(greyOf(image), { languages: inOrder(options.languages), segmentation: 'page' });
      stopIfAsked(options);
      const written = lines
        .map((words) => words.filter(({ text }) => WORD.test(text)))
        .filter((words) => words.length > 0);
      return { rotation: 0, lines: written.map(lineOfWords) };
    },
    close: () => Promise.resolve(),
  };
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
