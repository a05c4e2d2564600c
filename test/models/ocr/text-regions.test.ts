import { findTextRegions, type ProbabilityMap } from '../../../models/ocr/ppocr/text-regions';

const PARAMETERS = { pixelThreshold: 0.3, boxThreshold: 0.5, unclipRatio: 1.6 };

describe('text regions of a probability map', () => {
  it('finds separate lines as separate rectangles, grown by the shrink distance', () => {
    const map = blankMap(200, 100);
    paint(map, { x: 20, y: 10, width: 101, height: 11 }, 0.9);
    paint(map, { x: 20, y: 60, width: 61, height: 11 }, 0.9);
    const regions = findTextRegions(map, PARAMETERS);
    expect(regions).toHaveLength(2);
    const margin = (100 * 10 * 1.6) / (2 * 110);
    expect(regions[0]?.width).toBeCloseTo(100 + 2 * margin, 6);
    expect(regions[0]?.height).toBeCloseTo(10 + 2 * margin, 6);
    expect(regions[0]).toMatchObject({ centreX: 70.5, centreY: 15.5, angle: 0 });
  });

  it('drops specks and what the network is not sure of', () => {
    const map = blankMap(200, 100);
    paint(map, { x: 5, y: 5, width: 3, height: 3 }, 0.9);
    paint(map, { x: 20, y: 50, width: 80, height: 12 }, 0.35);
    expect(findTextRegions(map, PARAMETERS)).toEqual([]);
  });

  it('lays a short word along the page when its own shape says nothing', () => {
    const map = blankMap(300, 120);
    for (let x = 10; x < 280; x++) paint(map, { x, y: Math.round(20 + x * 0.05), width: 1, height: 12 }, 0.9);
    for (let row = 0; row < 14; row++) paint(map, { x: 20 + row, y: 80 + row, width: 16, height: 1 }, 0.9);
    const [line, word] = findTextRegions(map, { ...PARAMETERS, boxThreshold: 0.2 });
    expect(line?.angle).toBeCloseTo(Math.atan(0.05), 2);
    expect(word?.angle).toBe(line?.angle);
  });
});

function blankMap(width: number, height: number): ProbabilityMap {
  return { values: new Float32Array(width * height), width, height };
}

function paint(map: ProbabilityMap, box: { x: number; y: number; width: number; height: number }, value: number): void {
  for (let y = box.y; y < box.y + box.height; y++) {
    map.values.fill(value, y * map.width + box.x, y * map.width + box.x + box.width);
  }
}
