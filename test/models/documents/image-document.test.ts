import sharp from 'sharp';
import { detectMediaType } from '../../../contracts/media-type';
import { inspectDocument, renderPage } from '../../../models/documents/open-document';
import { bombPng, multiPageTiff, textNamedJpg, truncatedJpeg, twoColouredImage } from '../../factories/image';

const limits = { pagesMax: 10, pixelsMax: 1_000_000 };
const SIZE = { width: 60, height: 40 };
const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

async function open(bytes: Uint8Array, page = 1) {
  const mediaType = detectMediaType(bytes);
  const inspected = await inspectDocument(bytes, { mediaType, pages: String(page), limits });
  return { mediaType, inspected, image: await renderPage(bytes, { mediaType, page, limits }) };
}

function pixel({ data, width }: { data: Uint8Array; width: number }, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

function expectColour(seen: readonly number[], wanted: readonly number[]): void {
  seen.forEach((level, channel) => expect(Math.abs(level - (wanted[channel] ?? 0))).toBeLessThanOrEqual(6));
}

describe('image documents', () => {
  test.each(['png', 'jpeg', 'webp', 'tiff'] as const)('opens %s by content and renders it as RGB', async (format) => {
    const { mediaType, inspected, image } = await open(await twoColouredImage(SIZE).toFormat(format).toBuffer());
    expect(mediaType).toBe(`image/${format}`);
    expect(inspected).toEqual({ pageCount: 1, pages: [{ page: 1, ...SIZE, hasText: false }] });
    expect(image).toMatchObject(SIZE);
    expect(image.data).toHaveLength(SIZE.width * SIZE.height * 3);
    expectColour(pixel(image, 5, 20), RED);
    expectColour(pixel(image, 55, 20), BLUE);
  });

  test('turns an image upright by its EXIF tag, at inspection and rendering alike', async () => {
    const { inspected, image } = await open(
      await twoColouredImage(SIZE).withMetadata({ orientation: 6 }).png().toBuffer(),
    );
    expect(inspected.pages[0]).toMatchObject({ width: 40, height: 60 });
    expect(image).toMatchObject({ width: 40, height: 60 });
    expectColour(pixel(image, 20, 5), RED);
    expectColour(pixel(image, 20, 55), BLUE);
  });

  test('lays transparency on white', async () => {
    const clear = { create: { ...SIZE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } } as const;
    const { image } = await open(await sharp(clear).png().toBuffer());
    expect(pixel(image, 10, 10)).toEqual([255, 255, 255]);
  });

  test.each([
    ['16-bit', () => twoColouredImage(SIZE).toColourspace('rgb16').png()],
    ['CMYK', () => twoColouredImage(SIZE).toColourspace('cmyk').tiff()],
  ])('converts %s to 8-bit RGB', async (_, make) => {
    const { image } = await open(await make().toBuffer());
    expect(image.data).toHaveLength(SIZE.width * SIZE.height * 3);
    const [red = 0, green = 0, blue = 0] = pixel(image, 5, 20);
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green, blue)).toBeLessThan(100);
  });

  test('gives grey images three equal channels', async () => {
    const { image } = await open(
      await sharp({ create: { ...SIZE, channels: 3, background: '#777' } })
        .greyscale()
        .png()
        .toBuffer(),
    );
    expect(image.data).toHaveLength(SIZE.width * SIZE.height * 3);
    expectColour(pixel(image, 3, 3), [0x77, 0x77, 0x77]);
  });

  test('opens every page of a multi-page TIFF with its own size', async () => {
    const bytes = multiPageTiff([
      { width: 30, height: 20, level: 10 },
      { width: 50, height: 70, level: 200 },
    ]);
    const inspected = await inspectDocument(bytes, { mediaType: 'image/tiff', pages: null, limits });
    expect(inspected.pageCount).toBe(2);
    expect(inspected.pages).toMatchObject([
      { page: 1, width: 30, height: 20 },
      { page: 2, width: 50, height: 70 },
    ]);
    const { image } = await open(bytes, 2);
    expect(image).toMatchObject({ width: 50, height: 70 });
    expect(pixel(image, 25, 35)).toEqual([200, 200, 200]);
  });

  test('refuses a page that a TIFF does not have', async () => {
    const bytes = multiPageTiff([{ width: 3, height: 2, level: 0 }]);
    await expect(open(bytes, 2)).rejects.toMatchObject({ code: 'DOCUMENT_PAGE_MISSING' });
  });

  test('refuses a pixel bomb by its header, without decoding it', async () => {
    const bytes = bombPng();
    const before = process.memoryUsage().rss;
    await expect(inspectDocument(bytes, { mediaType: 'image/png', pages: null, limits })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_MANY_PIXELS',
      details: { width: 30_000, height: 30_000, limit: 1_000_000 },
    });
    await expect(renderPage(bytes, { mediaType: 'image/png', page: 1, limits })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_MANY_PIXELS',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });

  test('refuses a later TIFF page that is too large', async () => {
    const bytes = multiPageTiff([
      { width: 3, height: 2, level: 0 },
      { width: 1_200, height: 1_000, level: 0 },
    ]);
    await expect(open(bytes, 2)).rejects.toMatchObject({ code: 'DOCUMENT_TOO_MANY_PIXELS' });
  });

  test('refuses a JPEG that is cut off', async () => {
    await expect(open(await truncatedJpeg())).rejects.toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
  });

  test('refuses text that is named .jpg', async () => {
    await expect(open(textNamedJpg())).rejects.toMatchObject({
      code: 'MEDIA_TYPE_UNSUPPORTED',
      details: { seen: 'text/plain' },
    });
  });

  test('refuses rubbish behind the first bytes of an image', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
  });
});
