import { lineOfWords } from '../../../models/ocr/tesseract/words-to-line';

describe('a line of Tesseract words', () => {
  it('keeps the spaces of English', () => {
    expect(lineOfWords([word('Total', 0), word('due', 52)]).text).toBe('Total due');
  });

  it('joins Korean words that stand closer than a space', () => {
    expect(lineOfWords([word('도시', 0), word('락', 23), word('가게', 50)]).text).toBe('도시락 가게');
  });

  it('weighs confidence by length and encloses all words', () => {
    const line = lineOfWords([
      { ...word('abc', 0), confidence: 1 },
      { ...word('d', 60), confidence: 0.6 },
    ]);
    expect(line.confidence).toBeCloseTo(0.9, 6);
    expect(line.box).toEqual({ x: 0, y: 0, width: 70, height: 20 });
  });
});

/** 10 pixels a character, 20 high. */
function word(text: string, x: number) {
  const box = { x, y: 0, width: text.length * 10, height: 20 };
  return { text, confidence: 0.9, box, symbols: [] };
}
