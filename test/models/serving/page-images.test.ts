import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectRoot } from '../../../contracts/project-root';
import { PageImages } from '../../../models/serving/page-images';

const BYTES = readFileSync(join(projectRoot(), 'samples', 'receipt-en-1.jpg'));

describe('the picture of a page', () => {
  const images = new PageImages();

  afterAll(() => images.close());

  const draw = async (bytes: Uint8Array, rotation: 0 | 90 | 180 | 270) => {
    const page = { bytes, mediaType: 'image/jpeg', page: 1, rotation, widthMax: 300, pixelsMax: 50_000_000 };
    return sharp(await images.draw(page, new AbortController().signal))
      .greyscale()
      .resize(64, 64, { fit: 'fill' })
      .raw()
      .toBuffer();
  };

  it('stands upright where its text says how far it has to be turned', async () => {
    const onItsSide = await sharp(BYTES).rotate(90).jpeg({ quality: 95 }).toBuffer();
    const [upright, turned, asItLies] = await Promise.all([draw(BYTES, 0), draw(onItsSide, 270), draw(onItsSide, 0)]);
    expect(difference(turned, upright)).toBeLessThan(4);
    expect(difference(asItLies, upright)).toBeGreaterThan(10);
  });
});

/** Mean difference of grey levels. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}
