import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../contracts/project-root';
import type { OcrEngineName, OcrLanguage } from '../../../contracts/ocr';
import type { PageText } from '../../../contracts/page';
import { decodeImage } from '../../../models/images/decode';
import type { RawImage } from '../../../models/images/raw-image';
import { turned, type QuarterTurn } from '../../../models/images/turn';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { drawnPage } from './drawn-page';

const SAMPLES: { file: string; languages: OcrLanguage[] }[] = [
  { file: 'receipt-en-1', languages: ['en'] },
  { file: 'invoice-zugferd-2', languages: ['en'] },
  { file: 'receipt-ko-3', languages: ['ko', 'en'] },
];
const LIKENESS_MIN = 0.95;
const KOREAN = [
  '영수증을 확인해 주십시오',
  '서울특별시 마포구 월드컵북로',
  '합계 금액과 부가세를 포함합니다',
  '감사합니다 또 오십시오',
  '교환 및 환불은 일주일 이내에 가능합니다',
];

describe('pages that lie on their side or stand on their head', () => {
  const pool = new CpuPool({ threads: 1 });

  afterAll(() => pool.close());

  const read = (image: RawImage, languages: OcrLanguage[], engine: OcrEngineName = 'ppocr'): Promise<PageText> =>
    pool.run('recognisePage', { image, page: 1, engine, languages });

  it.each(SAMPLES)(
    '$file reads the same from every side, in an image of its upright size',
    async ({ file, languages }) => {
      const bytes = readFileSync(join(projectRoot(), 'samples', `${file}.jpg`));
      const image = await decodeImage(bytes, { pixelsMax: 50_000_000 });
      const upright = await read(image, languages);
      expect(upright.rotation).toBeUndefined();
      for (const degrees of [90, 180, 270] as const) {
        const page = await read(await turned(image, degrees), languages);
        expect(page).toMatchObject({ rotation: 360 - degrees, width: image.width, height: image.height });
        expect(sharedPart(page, upright)).toBeGreaterThan(LIKENESS_MIN);
      }
    },
    120_000,
  );

  it('are set upright where all of their text is Hangul', async () => {
    const drawn = drawnPage({ lines: KOREAN });
    const upright = await read(drawn, ['ko', 'en']);
    expect(upright.rotation).toBeUndefined();
    for (const degrees of [90, 180, 270] as const) {
      const page = await read(await turned(drawn, degrees), ['ko', 'en']);
      expect(page).toMatchObject({ rotation: 360 - degrees, width: drawn.width, height: drawn.height });
      expect(sharedPart(page, upright)).toBeGreaterThan(LIKENESS_MIN);
    }
  }, 120_000);

  it('are set upright by the engine tesseract too', async () => {
    const drawn = drawnPage({ lines: ['Invoice No. INV-2026-0417', 'Date 21/11/2026', 'Total due 1,284.50 USD'] });
    const upright = await read(drawn, ['en'], 'tesseract');
    for (const degrees of [90, 180, 270] as const) {
      const page = await read(await turned(drawn, degrees), ['en'], 'tesseract');
      expect(page).toMatchObject({ rotation: 360 - degrees, width: drawn.width, height: drawn.height });
      expect(sharedPart(page, upright)).toBeGreaterThan(LIKENESS_MIN);
    }
  }, 120_000);

  it('are not turned where hardly anything is written on them', async () => {
    const lone = await read(drawnPage({ lines: ['7'] }), ['en']);
    expect(lone.rotation).toBeUndefined();
    const blank = await read(drawnPage({ lines: ['', ''] }), ['en']);
    expect(blank).toMatchObject({ lines: [] });
    expect(blank.rotation).toBeUndefined();
  });

  it('say where their text stands in the upright image', async () => {
    const drawn = drawnPage({ lines: ['Invoice No. INV-2026-0417', 'Date 21/11/2026', 'Total due 1,284.50 USD'] });
    const page = await read(await turned(drawn, 90), ['en']);
    const first = page.lines.find(({ text }) => text.startsWith('Invoice'));
    expect(page.rotation).toBe(270);
    expect(Math.abs((first?.box.x ?? 0) - 40)).toBeLessThan(12);
    expect(Math.abs((first?.box.y ?? 0) - 40)).toBeLessThan(15);
  });
});

describe('a till roll', () => {
  const pool = new CpuPool({ threads: 1 });

  afterAll(() => pool.close());

  it('fifty times as long as wide is read line by line, none twice', async () => {
    const wanted = Array.from({ length: 150 }, (_, index) => `Item ${100 + index}  ${index}.50`);
    const page = drawnPage({ lines: wanted, size: 20, width: 180, margin: 12 });
    expect(page.height).toBeGreaterThan(page.width * 30);
    const { lines } = await pool.run('recognisePage', { image: page, page: 1, engine: 'ppocr', languages: ['en'] });
    const numbers = lines.sort((a, b) => a.box.y - b.box.y).flatMap(({ text }) => /Item ?(\d+)/.exec(text)?.[1] ?? []);
    expect(numbers).toEqual(wanted.map((text) => text.slice(5, 8)));
  }, 60_000);
});

describe('turned images', () => {
  it('come back after four quarters, and move their first pixel clockwise', async () => {
    const image: RawImage = { data: new Uint8Array(12).fill(255, 0, 1), width: 2, height: 2 };
    const quarter = await turned(image, 90);
    expect([...quarter.data.slice(3, 6)]).toEqual([255, 0, 0]);
    let whole = image;
    for (const degrees of [90, 270, 180, 180] satisfies QuarterTurn[]) whole = await turned(whole, degrees);
    expect([...whole.data]).toEqual([...image.data]);
  });
});

/** Share of the words of `wanted` that are on `page`. */
function sharedPart(page: PageText, wanted: PageText): number {
  const words = (text: PageText) => text.lines.flatMap((line) => line.text.split(' '));
  const found = new Set(words(page));
  const all = words(wanted);
  return all.filter((word) => found.has(word)).length / all.length;
}
