import { inkProfile, type InkProfile } from '../../../models/ocr/ppocr/ink-profile';
import { isFullyRead, uncoveredStretches } from '../../../models/ocr/ppocr/line-trust';
import { mergedReading, type PlacedCharacter } from '../../../models/ocr/ppocr/merged-reading';
import type { LineReading } from '../../../models/ocr/ppocr/recogniser';

const HEIGHT = 48;

describe('a line that holds Hangul and digits', () => {
  // 합계 1,200 with 0.5 line heights a character and a gap of 0.4 after the second.
  const ink = inkOf([0.1, 0.6, 1.5, 2.0, 2.5, 3.0, 3.5]);
  const digits = characters('1,200', { reader: 'latin', from: 1.5 });

  it('is not fully read by the Latin network, which leaves the syllables out', () => {
    const reading = readingOf(digits);
    expect(uncoveredStretches(reading, ink)).toHaveLength(1);
    expect(isFullyRead(reading, ink)).toBe(false);
  });

  it('is fully read where every piece of ink has its sure character', () => {
    const inkOfDigits = inkOf([0.5, 1.0, 1.5, 2.0, 2.5]);
    expect(isFullyRead(readingOf(characters('1,200', { reader: 'latin', from: 0.5 })), inkOfDigits)).toBe(true);
  });

  it('takes the syllables from the second reading and the digits from the first', () => {
    const second = characters('합계1.2OO', { reader: 'korean', from: 0.1, gapAfter: 2 });
    const stretches = uncoveredStretches(readingOf(digits), ink);
    expect(mergedReading({ latin: digits, second, stretches, ink })?.text).toBe('합계 1,200');
  });

  it('lets the second reading replace a digit that the first was not sure of', () => {
    const unsure = digits.map((digit) => (digit.text === '2' ? { ...digit, text: '7', confidence: 0.4 } : digit));
    const second = characters('합계1,200', { reader: 'korean', from: 0.1, gapAfter: 2 });
    const stretches = uncoveredStretches(readingOf(digits), ink);
    expect(mergedReading({ latin: unsure, second, stretches, ink })?.text).toBe('합계 1,200');
  });

  it('keeps a syllable and the colon beside it', () => {
    const colon = [{ ...digits[0], text: ':', confidence: 0.99, middle: 1.0, word: 0, reader: 'latin' as const }];
    const second = characters('합계', { reader: 'korean', from: 0.1 });
    const inkOfLabel = inkOf([0.1, 0.6]);
    const stretches = [{ from: 0, to: 0.5 }];
    expect(mergedReading({ latin: colon, second, stretches, ink: inkOfLabel })?.text).toBe('합계:');
  });

  it('does not take a lone letter of Hangul for a Latin one', () => {
    const second = characters('합계ᄉ', { reader: 'korean', from: 0.1, gapAfter: 2 });
    const latin = [{ text: 'A', confidence: 0.85, middle: 1.7, word: 0, reader: 'latin' as const }];
    const stretches = [{ from: 0, to: 1.2 }];
    expect(mergedReading({ latin, second, stretches, ink: inkOf([0.1, 0.6, 1.5]) })?.text).toBe('합계 A');
  });

  it('leaves the white sides of a narrow digit alone', () => {
    const narrow = digits.map((digit, index) => (index === 0 ? { ...digit, middle: digit.middle - 0.15 } : digit));
    const second = characters('합계1.2OO', { reader: 'korean', from: 0.1, gapAfter: 2 });
    const inkOfLine = inkOf([0.1, 0.6, 1.2, 2.0, 2.5, 3.0, 3.5]);
    const stretches = [{ from: 0, to: 1.0 }];
    expect(mergedReading({ latin: narrow, second, stretches, ink: inkOfLine })?.text).toBe('합계 1,200');
  });

  it('stands as the Latin network read it where the second reading has no Hangul', () => {
    const second = characters('XY1,200', { reader: 'korean', from: 0.1 });
    const stretches = uncoveredStretches(readingOf(digits), ink);
    expect(mergedReading({ latin: digits, second, stretches, ink })).toBeNull();
  });
});

/** Ink of 0.4 line heights from each place on, on a white line. */
function inkOf(places: readonly number[]): InkProfile {
  const width = Math.round((Math.max(...places) + 0.6) * HEIGHT);
  const data = new Uint8Array(width * HEIGHT).fill(255);
  for (const place of places) {
    for (let y = 10; y < 38; y++) {
      const start = y * width + Math.round(place * HEIGHT);
      data.fill(0, start, start + Math.round(0.4 * HEIGHT));
    }
  }
  return inkProfile({ data, width, height: HEIGHT });
}

interface Placing {
  reader: PlacedCharacter['reader'];
  from: number;
  /** Characters before a gap of 0.4 more. */
  gapAfter?: number;
}

function characters(text: string, { reader, from, gapAfter = Infinity }: Placing): PlacedCharacter[] {
  return [...text].map((character, index) => {
    const middle = from + 0.2 + index * 0.5 + (index >= gapAfter ? 0.4 : 0);
    return { text: character, confidence: 0.95, middle, word: index >= gapAfter ? 1 : 0, reader };
  });
}

function readingOf(placed: readonly PlacedCharacter[]): LineReading {
  const stepWidth = 1;
  return {
    stepWidth,
    characters: placed.map(({ text, confidence, middle, word }, index) => ({
      character: text,
      isAfterSpace: word !== placed[index - 1]?.word,
      probability: confidence,
      step: middle * HEIGHT - 0.5,
    })),
  };
}
