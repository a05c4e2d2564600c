/** Image files of unusual kinds, from their bytes to their laid out text. */
import sharp from 'sharp';
import type { PageLayout } from '../../../contracts/page';
import { detectMediaType } from '../../../contracts/media-type';
import { inspectDocument } from '../../../models/documents/open-document';
import { layoutPage } from '../../../models/layout/layout-page';
import { createOcrEngines } from '../../../models/ocr/engines';
import { readPage } from '../../../models/pool/tasks/read-page';
import {
  animatedWebp,
  ODD_LINES,
  READABLE_IMAGES,
  TEXTLESS_IMAGES,
  UNREADABLE_IMAGES,
} from '../../factories/odd-images';

const limits = { pagesMax: 10, pixelsMax: 20_000_000 };
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

const textsOf = (page: PageLayout | undefined) => page?.lines.map((line) => line.text);

describe('images of unusual kinds', () => {
  test.each(READABLE_IMAGES)('%s is read', async (_, make) => {
    const [page, ...others] = await read(await make());
    expect(others).toEqual([]);
    expect(textsOf(page)).toEqual(ODD_LINES);
    expect(page?.warnings).toBeUndefined();
  });

  test('the files above are what they are called', async () => {
    const made = async (name: string) => sharp(await new Map(READABLE_IMAGES).get(name)?.());
    expect(await (await made('1-bit.tif')).metadata()).toMatchObject({ format: 'tiff', bitsPerSample: 1 });
    expect(await (await made('cmyk.jpg')).metadata()).toMatchObject({ format: 'jpeg', space: 'cmyk', channels: 4 });
    expect(await (await made('transparent.png')).metadata()).toMatchObject({ hasAlpha: true });
    expect(await (await made('exif-8.jpg')).metadata()).toMatchObject({ orientation: 8 });
    const { channels } = await (await made('low-contrast.jpg')).stats();
    expect((channels[0]?.max ?? 0) - (channels[0]?.min ?? 0)).toBeLessThan(50);
  });

  test('an animated WebP is read by its first frame, and the page says so', async () => {
    const bytes = await animatedWebp();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const pages = await read(bytes);
    expect(pages.map(textsOf)).toEqual([ODD_LINES]);
    expect(pages[0]?.warnings).toEqual(['first_frame_only']);
  });

  test.each(TEXTLESS_IMAGES)('%s has no text, and says so', async (_, make) => {
    const [page] = await read(await make());
    expect(page).toMatchObject({ lines: [], blocks: [], warnings: ['no_text'] });
  });

  test.each(UNREADABLE_IMAGES)('%s cannot be read, and says so', async (_, make) => {
    const [page] = await read(await make());
    expect(page?.warnings).toEqual(['unsure_text']);
  });
});
