import { isOnItsSide, isWithoutDirection, runsBetter } from '../../../models/ocr/ppocr/orientation';
import type { RotatedRectangle } from '../../../models/ocr/ppocr/rotated-rectangle';

describe('the direction of a page', () => {
  it('is that of most of its long boxes', () => {
    expect(isOnItsSide([box(200, 20), box(20, 300)])).toBe(true);
    expect(isOnItsSide([box(200, 20), box(20, 150), box(400, 400)])).toBe(false);
  });

  it('is unknown where patches cover more than lines', () => {
    expect(isWithoutDirection([box(100, 100), box(200, 20)])).toBe(true);
    expect(isWithoutDirection([box(50, 50), box(200, 20), box(20, 200)])).toBe(false);
    expect(isWithoutDirection([])).toBe(false);
  });

  it('is better after a turn only where more writing runs from left to right', () => {
    expect(runsBetter([box(300, 20)], [box(200, 20), box(20, 500)])).toBe(true);
    expect(runsBetter([box(30, 30)], [box(30, 30)])).toBe(false);
  });
});

function box(width: number, height: number): RotatedRectangle {
  return { centreX: 0, centreY: 0, width, height, angle: 0 };
}
