import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage } from '../../../models/images/decode';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { sharedReceipts } from '../../factories/shared-receipts';
import { characterErrorRate } from './character-error-rate';

const IMAGES = join(process.env['TREADLE_SHARED'] ?? '../shared', 'data', 'documents', 'images');
const PAGES = 5;
/** Measured: 0.02 for ppocr, 0.09 for tesseract; the bounds leave room for other scans. */
const BOUNDS = { ppocr: 0.08, tesseract: 0.2 } as const;

const receipts = sharedReceipts()
  .filter(({ id }) => existsSync(imageFile(id)))
  .slice(0, PAGES);
const describeWithData = receipts.length === 0 ? describe.skip : describe;

if (receipts.length === 0) console.warn('Reading quality is not tested: the scans under TREADLE_SHARED are absent.');

describeWithData('reading real scans', () => {
  const pool = new CpuPool({ threads: 1 });

  afterAll(() => pool.close());

  it.each(['ppocr', 'tesseract'] as const)(
    '%s keeps its character error rate on scanned receipts under its bound',
    async (engine) => {
      const rates: number[] = [];
      for (const { id, page } of receipts) {
        const image = await decodeImage(readFileSync(imageFile(id)), { pixelsMax: 50_000_000 });
        const read = await pool.run('recognisePage', { image, page: 1, engine, languages: ['en'] });
        rates.push(characterErrorRate(read.lines, page.lines));
      }
      expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeLessThan(BOUNDS[engine]);
    },
    120_000,
  );
});

function imageFile(id: string): string {
  return join(IMAGES, `${id}.jpg`);
}
