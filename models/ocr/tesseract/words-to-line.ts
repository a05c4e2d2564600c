/** Words of one line to its text: Korean words that Tesseract cut apart come together again. Pure. */
import type { TextLine } from '../../../contracts/page';
import { enclosingBox } from '../../../contracts/geometry';
import { hasHangul } from '../hangul';
import type { TesseractWord } from './tesseract-reader';

/** Gaps in Hangul below this many line heights are no spaces; measured on rendered receipts. */
const KOREAN_SPACE_MIN = 0.3;

/** `words` in reading order, at least one; confidence is their mean, weighted by length. */
export function lineOfWords(words: readonly TesseractWord[]): TextLine {
  const box = enclosingBox(words.map((word) => word.box));
  let text = '';
  let previous: TesseractWord | undefined;
  for (const word of words) {
    if (previous && !belongTogether(previous, word, box.height)) text += ' ';
    text += word.text;
    previous = word;
  }
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const weighted = words.reduce((sum, word) => sum + word.text.length * word.confidence, 0);
  return { text, confidence: letters === 0 ? 0 : weighted / letters, box };
}

function belongTogether(left: TesseractWord, right: TesseractWord, lineHeight: number): boolean {
  if (!hasHangul(left.text.slice(-1)) && !hasHangul(right.text.slice(0, 1))) return false;
  return right.box.x - (left.box.x + left.box.width) < KOREAN_SPACE_MIN * lineHeight;
}
