import type { ReadCharacter } from '../../../models/ocr/ppocr/ctc';
import { koreanNetwork } from '../../../models/ocr/ppocr/second-reading';
import { drawnPage } from './drawn-page';

const RECTANGLE = { centreX: 100, centreY: 60, width: 120, height: 24, angle: 0 };

it('a network for Korean reads each line in its own height, and says where each character stands', async () => {
  const characters: ReadCharacter[] = [
    { character: '합', probability: 0.9, step: 4, isAfterSpace: false },
    { character: '계', probability: 0.8, step: 8, isAfterSpace: false },
    { character: '액', probability: 0.7, step: 20, isAfterSpace: true },
  ];
  const heights: number[] = [];
  const read = koreanNetwork({
    lineHeight: 32,
    recognise: (lines, beforeRun) => {
      beforeRun();
      heights.push(...lines.map(({ height }) => height));
      return Promise.resolve(lines.map(() => ({ characters, stepWidth: 8 })));
    },
    close: () => Promise.resolve(),
  });
  let runs = 0;
  const image = drawnPage({ lines: ['Total 12'] });
  const [line, other] = await read({ image, rectangles: [RECTANGLE, RECTANGLE], beforeRun: () => (runs += 1) });
  expect(heights).toEqual([32, 32]);
  expect(runs).toBe(1);
  expect(line).toEqual(other);
  expect(line).toEqual([
    { text: '합', confidence: 0.9, middle: (4.5 * 8) / 32, word: 0, reader: 'korean' },
    { text: '계', confidence: 0.8, middle: (8.5 * 8) / 32, word: 0, reader: 'korean' },
    { text: '액', confidence: 0.7, middle: (20.5 * 8) / 32, word: 1, reader: 'korean' },
  ]);
});
