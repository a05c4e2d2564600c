import type { PageText, TextLine } from '../../../../contracts/page';
import type { PhotoPage, PhotoPart } from '../../../../contracts/receipts/photo';
import { mergeParts } from '../../../../models/receipts/photo/merge-parts';
import { readSize, tilesOfPage } from '../../../../models/receipts/photo/parts';
import { photoQuality, qualityWarnings } from '../../../../models/receipts/photo/quality';
import { greyOf } from '../../../../models/receipts/photo/scale';
import { decodeImage } from '../../../../models/images/decode';
import { generateReceipt } from '../../../../models/samples/generate-receipt';
import { UNDISTURBED } from '../../../../models/samples/disturb';
import { spoiltPhoto } from '../../../../models/samples/spoilt-photo';

test('the longest side becomes 2048 with its aspect kept; nothing is enlarged', () => {
  expect(readSize({ width: 3_000, height: 4_000 })).toEqual({ readWidth: 1_536, readHeight: 2_048 });
  expect(readSize({ width: 400, height: 900 })).toEqual({ readWidth: 400, readHeight: 900 });
});

test('a till roll keeps letters that can be read, and is cut into parts that overlap', () => {
  const size = readSize({ width: 1_600, height: 16_000 });
  expect(size).toEqual({ readWidth: 800, readHeight: 8_000 });
  const tiles = tilesOfPage(size).map(({ box }) => box);
  expect(tiles.length).toBeGreaterThan(3);
  for (const [index, { y, height }] of tiles.entries()) {
    expect(height).toBeLessThanOrEqual(2_049);
    if (index > 0) expect(y).toBeLessThan((tiles[index - 1]?.y ?? 0) + (tiles[index - 1]?.height ?? 0));
  }
  expect(tiles.at(-1)).toMatchObject({ y: 8_000 - (tiles.at(-1)?.height ?? 0) });
});

test('the longest photo is read in a bounded number of parts', () => {
  expect(tilesOfPage(readSize({ width: 1_000, height: 100_000 })).length).toBeLessThanOrEqual(16);
});

const rows = Array.from({ length: 100 }, (_, index) => ({ text: `ROW ${index}`, y: 30 + index * 40 }));
const roll: PhotoPage = {
  page: 1,
  width: 800,
  height: 4_100,
  hasText: false,
  readWidth: 800,
  readHeight: 4_100,
  warnings: [],
};

/** What an engine sees of the roll in each part, turned as told. */
function partsOf(turn: 0 | 180): { part: PhotoPart; text: PageText }[] {
  return tilesOfPage(roll).map(({ box }) => {
    const lines: TextLine[] = rows
      .filter(({ y }) => y + 25 > box.y && y < box.y + box.height)
      .map(({ text, y }) => {
        const place = { x: 50, y: Math.max(0, y - box.y), width: 200, height: 25 };
        const upright = { ...place, x: 800 - 250, y: box.height - place.y - 25 };
        return { text, confidence: 0.9, box: turn === 180 ? upright : place };
      });
    return {
      part: { page: roll, box },
      text: { page: 1, width: 800, height: box.height, source: 'ppocr', lines, ...(turn && { rotation: turn }) },
    };
  });
}

test.each([0, 180] as const)('the lines of parts read at a turn of %i come once each, in their places', (turn) => {
  const [page] = mergeParts(partsOf(turn));
  expect(page?.lines.map(({ text }) => text).sort()).toEqual(rows.map(({ text }) => text).sort());
  const top = page?.lines.find(({ text }) => text === 'ROW 3')?.box;
  expect(top?.y).toBeCloseTo(turn === 0 ? 150 : 4_100 - 150 - 25, 5);
  expect(page?.rotation).toBe(turn === 0 ? undefined : 180);
});

async function warningsOf(bytes: Uint8Array) {
  const image = await decodeImage(bytes, { pixelsMax: 10_000_000 });
  return qualityWarnings(photoQuality({ ...image, grey: await greyOf(image) }));
}

test('a good photo gets no warning; a dark and a blurred one tell so', async () => {
  const { image } = await generateReceipt({ language: 'en', seed: 12, disturbance: UNDISTURBED });
  expect(await warningsOf(image)).toEqual([]);
  expect(await warningsOf(await spoiltPhoto(image, 'dark'))).toContain('dark');
  expect(await warningsOf(await spoiltPhoto(image, 'blurred'))).toContain('blurred');
});
