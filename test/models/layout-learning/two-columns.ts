import type { Box } from '../../../contracts/geometry';
import type { LayoutRow } from '../../../models/layout-learning/layout-learner';
import { createRandom } from '../../../models/samples/random';

export const HEIGHT = 20;

/** Two columns of lines with a gap between them; the boxes row by row, as the shipped layout is made to read. */
export function twoColumns(seed: number, gap: number): LayoutRow {
  const random = createRandom(seed);
  const rows = random.integer(4, 9);
  const boxes: Box[] = Array.from({ length: rows }, (_, row) => {
    const y = row * 1.4 * HEIGHT + random.between(0, 2);
    const left = { x: random.between(0, 5), y, width: 200, height: HEIGHT };
    return [left, { x: 205 + gap + random.between(0, 5), y: y + random.between(-1, 1), width: 200, height: HEIGHT }];
  }).flat();
  const byRow = Array.from({ length: rows }, (_, row) => [2 * row, 2 * row + 1]);
  const byColumn = [...byRow.map(([left = 0]) => [left]), ...byRow.map(([, right = 0]) => [right])];
  return { boxes, shipped: byRow, truth: byColumn, document: `${seed}` };
}

export function twoColumnPages(from: number, count: number, gap = 3 * HEIGHT): LayoutRow[] {
  return Array.from({ length: count }, (_, index) => twoColumns(from + index, gap));
}
