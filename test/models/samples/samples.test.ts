import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OPTIONS_SCHEMAS } from '../../../contracts/pipeline-schemas';
import { detectMediaType } from '../../../contracts/media-type';
import { generateReceipt } from '../../../models/samples/generate-receipt';
import { sampleInvoice } from '../../../models/samples/sample-invoice';

const FOLDER = join(__dirname, '../../../samples');
const read = (name: string) => readFileSync(join(FOLDER, name));
const manifest = z
  .array(
    z.strictObject({
      file: z.string(),
      pipeline: z.enum(['documents', 'receipts']),
      options: z.looseObject({}),
      truth: z.string(),
    }),
  )
  .parse(JSON.parse(read('manifest.json').toString('utf8')));

describe('the samples that ship', () => {
  test.each(manifest)(
    '$file is whole, of an accepted kind, with valid options and a truth',
    ({ file, pipeline, options, truth }) => {
      expect(['image/jpeg', 'application/pdf']).toContain(detectMediaType(read(file)));
      expect(OPTIONS_SCHEMAS[pipeline].safeParse(options).success).toBe(true);
      expect(JSON.parse(read(truth).toString('utf8'))).toMatchObject({
        text: expect.any(String),
        fields: expect.any(Object),
      });
    },
  );

  test('are named in the README with their source', () => {
    const readme = read('README.md').toString('utf8');
    for (const { file } of manifest.filter((sample) => sample.file.includes('zugferd')))
      expect(readme).toContain(`\`${file}\``);
  });

  test('are what the generator draws', async () => {
    const { truth } = await generateReceipt({ language: 'ko', seed: 2 });
    expect(JSON.parse(read('receipt-ko-1.truth.json').toString('utf8'))).toEqual(truth);
    expect(Buffer.compare(read('invoice-digital.pdf'), sampleInvoice().pdf)).toBe(0);
  });

  test('use fonts that lie beside their licences', () => {
    for (const file of ['NanumGothic-OFL.txt', 'CourierPrime-OFL.txt', 'RobotoCondensed-OFL.txt', 'README.md']) {
      expect(existsSync(join(FOLDER, '../assets/fonts', file))).toBe(true);
    }
  });
});
