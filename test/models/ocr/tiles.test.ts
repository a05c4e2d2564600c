import { detectionScale } from '../../../models/ocr/ppocr/detector';
import { joined, tilesOf } from '../../../models/ocr/ppocr/tiles';

const line = (centreX: number, centreY: number) => ({ centreX, centreY, width: 100, height: 20, angle: 0 });

describe('the parts of a long page', () => {
  it('are one where the page is short', () => {
    expect(tilesOf({ width: 800, height: 1000 }, 1600).map(({ box }) => box)).toEqual([
      { x: 0, y: 0, width: 800, height: 1000 },
    ]);
  });

  it.each([
    { width: 157, height: 15_748 },
    { width: 15_748, height: 157 },
    { width: 300, height: 1_601 },
  ])('cover $width x $height without a hole, none longer than asked, neighbours overlapping', (page) => {
    const tiles = tilesOf(page, 1600);
    const isTall = page.height > page.width;
    const spans = tiles.map(({ box }) => (isTall ? [box.y, box.y + box.height] : [box.x, box.x + box.width]));
    const long = Math.max(page.width, page.height);
    expect(spans[0]?.[0]).toBe(0);
    expect(spans.at(-1)?.[1]).toBe(long);
    for (const [index, [start = 0, end = 0]] of spans.entries()) {
      expect(end - start).toBeLessThanOrEqual(1602);
      const next = spans[index + 1]?.[0];
      if (next !== undefined) expect(end - next).toBeGreaterThan(70);
    }
  });

  it('give each line once, where it stands on the page', () => {
    const tiles = tilesOf({ width: 200, height: 3000 }, 1600);
    expect(tiles).toHaveLength(2);
    const secondStart = tiles[1]?.box.y ?? 0;
    const border = tiles[0]?.to ?? 0;
    const placed = [100, border - 30, border - 2, border + 2, border + 30, 2900];
    const seenBy = tiles.map(({ box }) =>
      placed
        .filter((y) => y - 10 >= box.y && y + 10 <= box.y + box.height)
        .map((y, index) => line(100 + (index % 2), y - box.y + (box.y === secondStart ? 0.4 : -0.4))),
    );
    const middles = joined(tiles, seenBy).map(({ centreY }) => Math.round(centreY));
    expect(middles).toEqual(placed.map((y) => Math.round(y)));
  });
});

describe('the scale of detection', () => {
  it('never enlarges, and keeps a narrow roll wide enough', () => {
    expect(detectionScale({ width: 400, height: 500 }, 800)).toBe(1);
    expect(detectionScale({ width: 1600, height: 2000 }, 800)).toBeCloseTo(0.4, 6);
    expect(detectionScale({ width: 640, height: 20_000 }, 800)).toBeCloseTo(0.5, 6);
    expect(detectionScale({ width: 157, height: 15_748 }, 800)).toBe(1);
  });
});
