import { inspectDocument, renderPage } from '../../../models/documents/open-document';
import { UNDISTURBED } from '../../../models/samples/disturb';
import { generateReceipt } from '../../../models/samples/generate-receipt';
import { createRandom } from '../../../models/samples/random';

const LANGUAGES = ['ko', 'en'] as const;
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

describe('the generator of receipts', () => {
  test('gives the same bytes and the same truth for a seed', async () => {
    const [once, again] = [
      await generateReceipt({ language: 'ko', seed: 5 }),
      await generateReceipt({ language: 'ko', seed: 5 }),
    ];
    expect(Buffer.compare(once.image, again.image)).toBe(0);
    expect(again.truth).toEqual(once.truth);
  });

  test('gives another receipt for another seed', async () => {
    const [one, other] = [
      await generateReceipt({ language: 'en', seed: 1 }),
      await generateReceipt({ language: 'en', seed: 2 }),
    ];
    expect(other.truth.text).not.toBe(one.truth.text);
  });

  test.each(LANGUAGES)('has every box of a %s receipt inside the image, whatever the turn', async (language) => {
    for (const seed of SEEDS) {
      const { lines, width, height } = (await generateReceipt({ language, seed })).truth;
      expect(lines.length).toBeGreaterThan(15);
      for (const { box } of lines) {
        expect(Math.min(box.x, box.y, box.width - 1, box.height - 1)).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
      }
    }
  });

  test.each(LANGUAGES)('prints what the fields of a %s receipt say, and its sums add up', async (language) => {
    for (const seed of SEEDS) {
      const { fields, text, lines } = (await generateReceipt({ language, seed })).truth;
      const printed = [
        fields.company,
        fields.business_number,
        fields.address,
        fields.phone,
        fields.receipt_number,
        fields.time,
      ];
      for (const value of [...printed, ...fields.items.map((item) => item.name)]) expect(text).toContain(value);
      expect(text.replaceAll(',', '')).toContain(
        fields.currency === 'KRW' ? `${fields.total}원` : fields.total.toFixed(2),
      );
      expect(fields.subtotal + fields.tax).toBeCloseTo(fields.total, 2);
      expect(lines.map((line) => line.text).join(' ')).toBe(text.replaceAll('\n', ' '));
    }
  });

  test('gives dark ink inside each box where nothing disturbs', async () => {
    const { image, mediaType, truth } = await generateReceipt({
      language: 'en',
      seed: 3,
      format: 'png',
      disturbance: UNDISTURBED,
    });
    const limits = { pagesMax: 1, pixelsMax: 10_000_000 };
    expect((await inspectDocument(image, { mediaType, pages: null, limits })).pages).toMatchObject([
      { width: truth.width, height: truth.height },
    ]);
    const { data, width } = await renderPage(image, { mediaType, page: 1, limits });
    for (const { box } of truth.lines) {
      const levels = Array.from({ length: box.width * box.height }, (_, at) => {
        return data[((box.y + Math.floor(at / box.width)) * width + box.x + (at % box.width)) * 3] ?? 255;
      });
      expect(Math.min(...levels)).toBeLessThan(128);
    }
  });
});

describe('the seeded source', () => {
  test('is uniform and normal to the eye', () => {
    const random = createRandom(1);
    const draws = Array.from({ length: 20_000 }, () => random.gaussian());
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
    const dice = Array.from({ length: 6_000 }, () => random.integer(1, 6));
    for (const face of [1, 2, 3, 4, 5, 6])
      expect(Math.abs(dice.filter((value) => value === face).length - 1_000)).toBeLessThan(120);
  });

  test('samples without repetition', () => {
    const members = createRandom(2).sample(['a', 'b', 'c', 'd'], 3);
    expect(new Set(members).size).toBe(3);
  });
});
