import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OcrEngineName, OcrLanguage } from '../../../contracts/ocr';
import type { PageText } from '../../../contracts/page';
import type { RawImage } from '../../../models/images/raw-image';
import { ocrEngineVersion } from '../../../models/ocr/engines';
import { loadWeights, shippedWeightsFolder } from '../../../models/ocr/ppocr/weights';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { drawnPage } from './drawn-page';

const ENGINES = ['ppocr', 'tesseract'] as const;
const ENGLISH = ['Invoice No. INV-2026-0417', 'Date 21/11/2026', 'Total due 1,284.50 USD'];
const KOREAN = ['사업자번호: 123-45-67890', '우유 500ml 2,700원', '합계 78,900원', '이용해 주셔서 감사합니다'];

describe('the OCR engines', () => {
  let pool: CpuPool;

  beforeAll(() => {
    pool = new CpuPool({ threads: 1 });
  });

  afterAll(() => pool.close());

  const read = (image: RawImage, engine: OcrEngineName, languages: OcrLanguage[] = ['en']): Promise<PageText> =>
    pool.run('recognisePage', { image, page: 1, engine, languages });

  it.each(ENGINES)('%s reads a drawn page letter by letter, and says where', async (engine) => {
    const page = await read(drawnPage({ lines: ENGLISH }), engine);
    expect(page).toMatchObject({ page: 1, width: 800, source: engine });
    expect(fromTopToBottom(page)).toEqual(ENGLISH);
    const first = page.lines.find(({ text }) => text.startsWith('Invoice'));
    expect(first?.confidence).toBeGreaterThan(0.8);
    expect(first?.confidence).toBeLessThanOrEqual(1);
    expect(Math.abs((first?.box.x ?? 0) - 40)).toBeLessThan(12);
    expect(Math.abs((first?.box.y ?? 0) - 40)).toBeLessThan(15);
  });

  it.each([-5, -2, 3, 6])('ppocr reads a page that lies %i degrees askew', async (degrees) => {
    const page = await read(drawnPage({ lines: ENGLISH, degrees }), 'ppocr');
    expect(fromTopToBottom(page)).toEqual(ENGLISH);
  });

  it('ppocr reads large headings and small print on one page', async () => {
    const small = await read(drawnPage({ lines: ['Terms and conditions apply'], size: 14 }), 'ppocr');
    const large = await read(drawnPage({ lines: ['RECEIPT'], size: 150 }), 'ppocr');
    expect([...fromTopToBottom(small), ...fromTopToBottom(large)]).toEqual(['Terms and conditions apply', 'RECEIPT']);
  });

  it('ppocr reads Korean lines with their digits where Korean is expected', async () => {
    const page = await read(drawnPage({ lines: KOREAN, font: 'korean' }), 'ppocr', ['ko', 'en']);
    expect(fromTopToBottom(page).map(withoutSpaces)).toEqual(KOREAN.map(withoutSpaces));
  });

  it('ppocr leaves an English page as it is where Korean is expected too', async () => {
    const image = drawnPage({ lines: ENGLISH });
    const [english, both] = [await read(image, 'ppocr'), await read(image, 'ppocr', ['en', 'ko'])];
    expect(both.lines).toEqual(english.lines);
  });

  it('tesseract reads Korean', async () => {
    const page = await read(drawnPage({ lines: KOREAN.slice(3), font: 'korean' }), 'tesseract', ['ko', 'en']);
    expect(fromTopToBottom(page).map(withoutSpaces)).toEqual([withoutSpaces('이용해 주셔서 감사합니다')]);
  });

  it.each(ENGINES)('%s finds nothing on white paper, and on a page of one pixel', async (engine) => {
    const [blank, pixel] = [drawnPage({ lines: ['', ''] }), { data: new Uint8Array(3), width: 1, height: 1 }];
    expect((await read(blank, engine)).lines).toEqual([]);
    expect((await read(pixel, engine)).lines).toEqual([]);
  });

  it.each(ENGINES)('%s gives the same lines again, after other pages and in another thread', async (engine) => {
    const image = drawnPage({ lines: [...ENGLISH, ...KOREAN], font: 'korean', degrees: 1 });
    const first = await read(image, engine, ['ko', 'en']);
    await read(drawnPage({ lines: ['Something else'] }), engine, ['ko', 'en']);
    const again = await read(image, engine, ['ko', 'en']);
    const other = new CpuPool({ threads: 1 });
    const elsewhere = await other.run('recognisePage', { image, page: 1, engine, languages: ['ko', 'en'] });
    await other.close();
    expect(again).toEqual(first);
    expect(elsewhere).toEqual(first);
  });

  it.each(ENGINES)('%s ends between units of work when it is aborted, and reads on afterwards', async (engine) => {
    const image = drawnPage({ lines: Array.from({ length: 30 }, (_, index) => `Line number ${index}`) });
    const abort = new AbortController();
    const input = { image, page: 1, engine, languages: ['en'] as const };
    const reading = pool.run('recognisePage', input, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('cancelled by a person')), 50);
    await expect(reading).rejects.toThrow('cancelled by a person');
    expect(fromTopToBottom(await read(drawnPage({ lines: ENGLISH }), engine))).toEqual(ENGLISH);
  });

  it('tesseract leaves no language data in the working folder', async () => {
    await read(drawnPage({ lines: ENGLISH }), 'tesseract');
    expect(readdirSync('.').filter((file) => file.includes('traineddata'))).toEqual([]);
  });

  it('names the version that reads without loading it', async () => {
    const { versions } = await pool.run('warmUp', { engines: ENGINES });
    expect(versions).toEqual([await ocrEngineVersion('ppocr'), await ocrEngineVersion('tesseract')]);
    expect(versions[0]).toMatch(/^ppocr-det-v6-int8\+ppocr-rec-v6-latin-int8@[0-9a-f]{12}\+\d+$/);
  });
});

describe('the weights of ppocr', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weights-'));
    cpSync(shippedWeightsFolder(), folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const warmUp = async () => {
    const pool = new CpuPool({ threads: 1, engineSettings: { weightsFolder: folder } });
    try {
      return await pool.run('warmUp', { engines: ['ppocr'] });
    } finally {
      await pool.close();
    }
  };

  it.each(['ppocr-det-v6-int8.onnx', 'ppocr-rec-v6-latin-int8.onnx', 'characters.txt'])(
    'are refused where %s is not what the card says',
    async (file) => {
      appendFileSync(join(folder, file), 'x');
      await expect(warmUp()).rejects.toMatchObject({ code: 'MODEL_DAMAGED', details: { file: join(folder, file) } });
    },
  );

  it('are refused where a file is absent, and where the card is not valid', async () => {
    rmSync(join(folder, 'characters.txt'));
    await expect(warmUp()).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
    writeFileSync(join(folder, 'weights.json'), '{}');
    await expect(warmUp()).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  });

  it('may bring a network for Korean, which is opened and checked as the others are', async () => {
    const path = join(folder, 'weights.json');
    const card = JSON.parse(readFileSync(path, 'utf8')) as Record<string, object>;
    const characters = readFileSync(join(folder, 'characters.txt'));
    const sha256 = createHash('sha256').update(characters).digest('hex');
    writeFileSync(join(folder, 'korean.txt'), characters);
    const korean = { ...card['recogniser'], characters: { file: 'korean.txt', sha256 } };
    writeFileSync(path, JSON.stringify({ ...card, korean }));
    expect((await loadWeights(folder)).korean).toMatchObject({ lineHeight: 48 });
    await expect(warmUp()).resolves.toMatchObject({ versions: [expect.stringMatching(/^ppocr/)] });
    appendFileSync(join(folder, 'korean.txt'), 'x');
    await expect(warmUp()).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  });

  it('have a version of their own as soon as a parameter differs', async () => {
    const card = join(folder, 'weights.json');
    writeFileSync(card, readFileSync(card, 'utf8').replace('"longest_side": 800', '"longest_side": 960'));
    const { versions } = await warmUp();
    expect(versions).toEqual([await ocrEngineVersion('ppocr', { weightsFolder: folder })]);
    expect(versions).not.toEqual([await ocrEngineVersion('ppocr')]);
  });
});

function fromTopToBottom(page: PageText): string[] {
  return [...page.lines].sort((a, b) => a.box.y - b.box.y).map(({ text }) => text);
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
