/** Image files of unusual kinds, from their bytes to their laid out text. */
import sharp from 'sharp';
import type { PageLayout } from '../../../contracts/documents/page';
import { detectMediaType } from '../../../contracts/media-type';
import { inspectDocument } from '../../../models/documents/open-document';
import { layoutPage } from '../../../models/layout/layout-page';
import { createOcrEngines } from '../../../models/ocr/engines';
import { readPage } from '../../../models/pool/tasks/read-page';
import { drawnPage } from '../ocr/drawn-page';

const limits = { pagesMax: 10, pixelsMax: 20_000_000 };
const LINES = ['Invoice number 2024-0815', 'Total amount 129.50'];

const engines = createOcrEngines();
afterAll(() => engines.close());

/** As the stages do it, one after the other. */
async function read(bytes: Uint8Array): Promise<PageLayout[]> {
  const mediaType = detectMediaType(bytes);
  const { pages } = await inspectDocument(bytes, { mediaType, pages: null, limits });
  const context = { shouldStop: () => false, stopIfAsked: () => {}, progress: () => {}, engines };
  const read: PageLayout[] = [];
  for (const page of pages) {
    const text = await readPage({ bytes, mediaType, page, engine: 'ppocr', languages: ['en'], limits }, context);
    read.push(layoutPage(text));
  }
  return read;
}

function drawn(lines: readonly string[] = LINES): sharp.Sharp {
  const { data, width, height } = drawnPage({ lines, size: 36 });
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const textsOf = (page: PageLayout | undefined) => page?.lines.map((line) => line.text);

describe('images of unusual kinds', () => {
  test.each([
    ['1-bit TIFF', () => drawn().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' })],
    ['CMYK JPEG', () => drawn().toColourspace('cmyk').jpeg({ quality: 92 })],
    ['16-bit PNG', () => drawn().toColourspace('rgb16').png()],
    ['PNG with a palette', () => drawn().png({ palette: true, colours: 4 })],
    [
      'JPEG on its side, with the EXIF tag to turn it',
      () => drawn().rotate(270).withMetadata({ orientation: 6 }).jpeg(),
    ],
    ['JPEG of low contrast', () => drawn().linear(0.12, 150).jpeg({ quality: 95 })],
  ])('%s is read', async (_, make) => {
    const [page, ...others] = await read(await make().toBuffer());
    expect(others).toEqual([]);
    expect(textsOf(page)).toEqual(LINES);
    expect(page?.warnings).toBeUndefined();
  });

  test('the files above are what they are called', async () => {
    const fax = drawn().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' });
    expect(await sharp(await fax.toBuffer()).metadata()).toMatchObject({ format: 'tiff', bitsPerSample: 1 });
    const print = await drawn().toColourspace('cmyk').jpeg().toBuffer();
    expect(await sharp(print).metadata()).toMatchObject({ format: 'jpeg', space: 'cmyk', channels: 4 });
    const { channels } = await sharp(await drawn().linear(0.12, 150).jpeg({ quality: 95 }).toBuffer()).stats();
    expect((channels[0]?.max ?? 0) - (channels[0]?.min ?? 0)).toBeLessThan(50);
  });

  test('an animated WebP is read by its first frame, and the page says so', async () => {
    const frames = await Promise.all(
      [LINES, ['Another frame', 'is not read']].map((lines) => drawn(lines).png().toBuffer()),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const pages = await read(bytes);
    expect(pages.map(textsOf)).toEqual([LINES]);
    expect(pages[0]?.warnings).toEqual(['first_frame_only']);
  });

  const blank = (noise?: number) =>
    sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#fff',
        ...(noise === undefined ? {} : { noise: { type: 'gaussian', mean: 128, sigma: noise } as const }),
      },
    });

  test.each([
    ['a blank page', () => blank().png()],
    ['a picture without text', () => blank(60).blur(12).normalise().jpeg()],
  ])('%s has no text, and says so', async (_, make) => {
    const [page] = await read(await make().toBuffer());
    expect(page).toMatchObject({ lines: [], blocks: [], warnings: ['no_text'] });
  });
});
