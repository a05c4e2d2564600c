/**
 * The `ppocr` engine: PP-OCR finds the lines and reads Latin script; with Korean expected, lines that it did not read
 * fully are read a second time, by a network that knows Hangul or by Tesseract. Called by the CPU pool.
 */
import type { TextLine } from '../../../contracts/page';
import type { RawImage } from '../../images/raw-image';
import { stopIfAsked, type OcrEngine } from '../engine';
import { hasHangul, hasKoreanWord, syllableCount } from '../hangul';
import { betterWayUp, type Looked } from '../second-look';
import type { TesseractReader } from '../tesseract/tesseract-reader';
import { openTextDetector } from './detector';
import { isFullyRead, placedLatin, readingConfidence, readingText, uncoveredStretches } from './line-trust';
import { mergedReading } from './merged-reading';
import { openTextRecogniser, type TextRecogniser } from './recogniser';
import { uprightBox } from './rotated-rectangle';
import { koreanNetwork, type KoreanReader, koreanTesseract } from './second-reading';
import { readUpright, type FoundLine, type Networks } from './upright-page';
import { loadWeights, readWeightsCard } from './weights';

/** Raised when the code around the networks changes what a page reads as. */
const CODE_REVISION = 5;
/** Readable pages have a mean confidence of 0.96 and more, pages of Hangul on their head about 0.82. */
const KOREAN_SECOND_LOOK = { sure: 0.9, gain: 0.06 };
/** Less sure than this, a Latin reading is a stain rather than a word. */
const CONFIDENCE_MIN = 0.5;

/** Syllables in Korean words from which on a page is Korean, so that lone syllables on it are believed too. */
const KOREAN_PAGE_SYLLABLES_MIN = 10;

/**
 * The Korean reader stays the caller's: closing the engine leaves it open.
 * @throws DomainError MODEL_DAMAGED
 */
export async function createPpocrEngine(weightsFolder: string, koreanReader: TesseractReader): Promise<OcrEngine> {
  const { version, networks, korean: koreanRecogniser } = await openNetworks(weightsFolder);
  const readKoreanLines = koreanRecogniser ? koreanNetwork(koreanRecogniser) : koreanTesseract(koreanReader);
  return {
    name: 'ppocr',
    version: `${version}+${CODE_REVISION}`,
    async read(image, options) {
      stopIfAsked(options);
      const isKorean = options.languages.includes('ko');
      const look = async (side: RawImage): Promise<Looked> => {
        const { upright, rotation, found } = await readUpright(networks, side, options);
        const korean = isKorean
          ? await readKorean(readKoreanLines, { image: upright, found, beforeRun: () => stopIfAsked(options) })
          : new Map<FoundLine, LineText>();
        return { upright, rotation, lines: linesOf(found, korean, upright) };
      };
      const first = await look(image);
      // The Latin network tells which way up a page of Latin script stands, and nothing about one of Hangul alone.
      const { rotation, lines } = isKorean ? await betterWayUp(first, KOREAN_SECOND_LOOK, look) : first;
      return { rotation, lines };
    },
    async close() {
      await networks.detector.close();
      await networks.recogniser.close();
      await koreanRecogniser?.close();
    },
  };
}

/** The bytes of the weights live no longer than this call: the networks hold them in their own form. */
async function openNetworks(
  weightsFolder: string,
): Promise<{ version: string; networks: Networks; korean: TextRecogniser | undefined }> {
  const weights = await loadWeights(weightsFolder);
  const networks = {
    detector: await openTextDetector(weights),
    recogniser: await openTextRecogniser(weights.recogniser),
  };
  return { version: weights.version, networks, korean: weights.korean && (await openTextRecogniser(weights.korean)) };
}

/** The version of the engine that `createPpocrEngine` would give, without loading its weights. */
export async function ppocrVersion(weightsFolder: string): Promise<string> {
  const { version } = await readWeightsCard(weightsFolder);
  return `${version}+${CODE_REVISION}`;
}

type LineText = Pick<TextLine, 'text' | 'confidence'>;

function linesOf(found: readonly FoundLine[], korean: ReadonlyMap<FoundLine, LineText>, upright: RawImage): TextLine[] {
  return found
    .map((line) => ({ line, text: korean.get(line) ?? latinText(line) }))
    .filter(({ text }) => isWriting(text))
    .map(({ line, text }) => ({ ...text, box: uprightBox(line.rectangle, upright) }));
}

/** Texts of the lines that hold Hangul. */
async function readKorean(
  read: KoreanReader,
  { image, found, beforeRun }: { image: RawImage; found: readonly FoundLine[]; beforeRun: () => void },
): Promise<Map<FoundLine, LineText>> {
  const unsure = found.filter(({ reading, ink }) => !isFullyRead(reading, ink));
  const rectangles = unsure.map(({ rectangle }) => rectangle);
  const readings = await read({ image, rectangles, beforeRun });
  const texts = new Map<FoundLine, LineText>();
  for (const [index, line] of unsure.entries()) {
    const { reading, ink } = line;
    const [latin, stretches] = [placedLatin(reading, ink), uncoveredStretches(reading, ink)];
    const merged = mergedReading({ latin, second: readings[index] ?? [], stretches, ink });
    if (merged) texts.set(line, merged);
  }
  return withoutStraySyllables(texts);
}

/** On a page without Korean, Tesseract's Korean data reads a blot or a stamp as a syllable now and then. */
function withoutStraySyllables(texts: ReadonlyMap<FoundLine, LineText>): Map<FoundLine, LineText> {
  const inWords = [...texts.values()].filter(({ text }) => hasKoreanWord(text));
  const isKorean = inWords.reduce((sum, { text }) => sum + syllableCount(text), 0) >= KOREAN_PAGE_SYLLABLES_MIN;
  return new Map([...texts].filter(([, { text }]) => isKorean || hasKoreanWord(text)));
}

function latinText({ reading }: FoundLine): LineText {
  return { text: readingText(reading), confidence: readingConfidence(reading) };
}

function isWriting({ text, confidence }: LineText): boolean {
  return text !== '' && (confidence >= CONFIDENCE_MIN || hasHangul(text));
}
