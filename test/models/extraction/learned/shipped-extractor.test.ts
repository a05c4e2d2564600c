import type { PageText } from '../../../../contracts/page';
import { squeeze } from '../../../../models/extraction/fold';
import { shippedExtractor } from '../../../../models/extraction/learned/learned-extractor';
import { isSameValue } from '../../../../models/extraction/learned/same-value';
import { extractorVersion } from '../../../../models/extraction/learned/weights';
import { layoutPage } from '../../../../models/layout/layout-page';
import { generateReceipt } from '../../../../models/samples/generate-receipt';
import { layoutOf } from './toy-receipts';

const RECEIPT = `99 SPEED MART 5/B
LOT P.T. 2811, JALAN ANGSA,
TAMAN BERKELEY
41150 KLANG, SELANGOR
INVOICE NO : 18443/102/T0341
08:37PM 05-05-18
TOTAL RM 137.15
CASH RM 150.00
CHANGE RM 12.85`;

test('the shipped weights load, and name what they are', async () => {
  const extractor = await shippedExtractor();
  expect(extractor.version).toBe(extractorVersion());
  expect(extractor.version).toMatch(/@[0-9a-f]{12}$/);
});

test('a shop of training is known in spite of reading faults', async () => {
  const fields = await (await shippedExtractor()).extract([layoutOf(RECEIPT)], 'receipt');
  const valueOf = (name: string) => fields.find((field) => field.name === name);
  expect(squeeze(String(valueOf('company')?.value))).toBe('99speedmartsb');
  expect(valueOf('total')).toMatchObject({ value: 137.15, page: 1 });
  expect(valueOf('date')?.value).toBe('2018-05-05');
  for (const { confidence, value } of fields) expect(confidence > 0).toBe(value !== null);
});

test('other schemas are answered by the rules, in order and with probabilities', async () => {
  const extractor = await shippedExtractor();
  const fields = await extractor.extract([layoutOf('Invoice no: A-17\nTotal 12.00')], 'invoice');
  expect(fields.find(({ name }) => name === 'invoice_number')?.value).toBe('A-17');
  expect(await extractor.extract([], 'receipt')).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'company', value: null, confidence: 0 })]),
  );
});

test.each(['ko', 'en'] as const)(
  'generated receipts in %s lose nothing by the network',
  async (language) => {
    const extractor = await shippedExtractor();
    let wrong = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const { truth } = await generateReceipt({ language, seed });
      const lines = truth.lines.map(({ text, box }) => ({ text, box, confidence: 1 }));
      const page: PageText = { page: 1, width: truth.width, height: truth.height, source: 'ppocr', lines };
      const fields = await extractor.extract([layoutPage(page)], 'receipt');
      for (const name of ['company', 'address', 'total', 'date'] as const) {
        const found = fields.find((field) => field.name === name)?.value ?? null;
        wrong += Number(!isSameValue(name, found, truth.fields[name]));
      }
    }
    expect(wrong).toBeLessThanOrEqual(1);
  },
  60_000,
);
