import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@napi-rs/canvas';
import type { TextLine } from '../../../contracts/page';
import type { RawImage } from '../../../models/images/raw-image';
import { registerFonts } from '../../../models/samples/fonts';
import {
  encryptedPdf,
  koreanPdf,
  manyPagePdf,
  scannedPdf,
  textPdf,
  truncatedPdf,
  unmappedPdf,
} from '../../factories/pdf';
import { DocumentThread } from './document-thread';

const limits = { pagesMax: 20, pixelsMax: 100_000_000 };
const mediaType = 'application/pdf';
const A4_PIXELS = { width: 1653, height: 2339 };
const PIXELS_PER_POINT = 200 / 72;

let thread: DocumentThread;
beforeAll(() => {
  thread = new DocumentThread();
});
afterAll(() => thread.close());

const inspect = (bytes: Uint8Array, pages: string | null = null) =>
  thread.call('inspectDocument', bytes, { mediaType, pages, limits });
const render = (bytes: Uint8Array, page = 1) => thread.call('renderPage', bytes, { mediaType, page, limits });
const text = (bytes: Uint8Array, page = 1) => thread.call('pdfPageText', bytes, { page, limits });

/** The bounds of all that is dark. */
function inkBounds({ data, width, height }: RawImage) {
  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  for (let at = 0; at < width * height; at += 1) {
    if ((data[at * 3] ?? 255) > 128) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x + 1);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y + 1);
  }
  return bounds;
}

/** The box holds the ink, and is not much larger. */
function expectBoxAround(line: TextLine | undefined, image: RawImage): void {
  const ink = inkBounds(image);
  const box = line?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const slack = 14;
  for (const [outer, inner] of [
    [ink.left, box.x],
    [ink.top, box.y],
    [box.x + box.width, ink.right],
    [box.y + box.height, ink.bottom],
  ] as const) {
    expect(outer - inner).toBeGreaterThanOrEqual(-2);
    expect(outer - inner).toBeLessThanOrEqual(slack);
  }
}

describe('PDF documents', () => {
  test('lists the wanted pages with the size that they are drawn in', async () => {
    const inspected = await inspect(textPdf([['one'], ['two'], []]), '2-3');
    expect(inspected).toEqual({
      pageCount: 3,
      pages: [
        { page: 2, ...A4_PIXELS, hasText: true },
        { page: 3, ...A4_PIXELS, hasText: false },
      ],
    });
    expect(await render(textPdf([['one']]))).toMatchObject(A4_PIXELS);
  });

  test('draws black on white, and the boxes of the text layer lie around the ink', async () => {
    const bytes = textPdf([['Hexagonal bolts, zinc plated']]);
    const page = await text(bytes);
    expect(page).toMatchObject({ page: 1, ...A4_PIXELS, source: 'pdf-text' });
    expect(page?.lines).toMatchObject([{ text: 'Hexagonal bolts, zinc plated', confidence: 1 }]);
    expectBoxAround(page?.lines[0], await render(bytes));
  });

  test.each([90, 180, 270])('turns a page with /Rotate %i upright, its text boxes too', async (degrees) => {
    const bytes = textPdf([['Turned about and about']], { entries: `/Rotate ${degrees}` });
    const { pages } = await inspect(bytes);
    const image = await render(bytes);
    expect(image).toMatchObject({ width: pages[0]?.width, height: pages[0]?.height });
    const page = await text(bytes);
    expect(page?.lines).toHaveLength(1);
    expectBoxAround(page?.lines[0], image);
  });

  test('joins words on one base line and parts columns', async () => {
    const bytes = readFileSync(join(__dirname, '../../../samples/invoice-digital.pdf'));
    const lines = (await text(bytes, 2))?.lines ?? [];
    const texts = lines.map((line) => line.text);
    expect(texts).toEqual(
      expect.arrayContaining(['Net total', 'GBP 2,378.00', 'Unit price', 'IBAN: GB87 LARK 0000 0012 3456 78']),
    );
    const bottom = (wanted: string) =>
      lines.filter((line) => line.text === wanted).map(({ box }) => box.y + box.height);
    expect(bottom('Net total')).toEqual(bottom('GBP 2,378.00'));
  });

  test('reads Hangul by the character maps of the package', async () => {
    const bytes = koreanPdf('사업자등록번호와 공급가액');
    expect((await text(bytes))?.lines.map((line) => line.text)).toEqual(['사업자등록번호와 공급가액']);
  });

  test('reads Hangul of a font inside the file', async () => {
    registerFonts();
    const pdf = new PDFDocument();
    const page = pdf.beginPage(595, 842);
    page.font = '14px "Treadle Mono"';
    page.fillText('합계 금액: 1,234,500원', 60, 100);
    pdf.endPage();
    expect((await text(pdf.close()))?.lines.map((line) => line.text)).toEqual(['합계 금액: 1,234,500원']);
  });

  test.each([
    ['has no text', () => textPdf([[]])],
    ['is a scan that bears a stamp', () => scannedPdf({ text: 'Scanned by Example Scanner' })],
    ['has glyphs without characters', () => unmappedPdf('these letters are private to the font')],
  ])('gives no text where the page %s', async (_, make) => {
    expect(await text(make())).toBeNull();
  });

  test('trusts the text over a full-page picture where there is a page full of it', async () => {
    expect(await text(scannedPdf({ text: 'word '.repeat(40) }))).not.toBeNull();
  });

  test('draws a very large page smaller', async () => {
    const image = await render(textPdf([['poster']], { width: 2_000, height: 3_000 }));
    expect(image.width * image.height).toBeLessThan(6_800_000);
    expect(image.height / image.width).toBeCloseTo(1.5, 2);
    expect(image.height).toBeLessThan(3_000 * PIXELS_PER_POINT);
  });

  test.each([
    ['is cut off', () => truncatedPdf(), 'DOCUMENT_UNREADABLE'],
    ['is cut off in its last page', () => truncatedPdf(0.85), 'DOCUMENT_UNREADABLE'],
    [
      'is rubbish',
      () => Buffer.from(`%PDF-1.7\n${'rubbish '.repeat(100)}\nstartxref\n9\n%%EOF`),
      'DOCUMENT_UNREADABLE',
    ],
    ['asks for a password', () => encryptedPdf(), 'DOCUMENT_ENCRYPTED'],
    ['has too many pages', () => manyPagePdf(500), 'DOCUMENT_TOO_MANY_PAGES'],
    [
      'has a page of absurd size',
      () => textPdf([['x']], { width: 14_400, height: 14_400 }),
      'DOCUMENT_TOO_MANY_PIXELS',
    ],
    ['holds an image bomb', () => scannedPdf({ text: '', width: 30_000, height: 30_000 }), 'DOCUMENT_TOO_MANY_PIXELS'],
  ])('refuses a file that %s', async (_, make, code) => {
    await expect(inspect(make())).rejects.toMatchObject({ code });
  });

  test('refuses a page that the file does not have', async () => {
    await expect(inspect(manyPagePdf(3), '4')).rejects.toMatchObject({ code: 'DOCUMENT_PAGE_MISSING' });
    await expect(render(manyPagePdf(3), 4)).rejects.toMatchObject({ code: 'DOCUMENT_PAGE_MISSING' });
  });

  test('accepts rubbish behind the end of a whole file', async () => {
    const bytes = Buffer.concat([textPdf([['whole']]), Buffer.alloc(3_000)]);
    expect((await inspect(bytes)).pageCount).toBe(1);
  });

  test('leaves the given bytes as they were', async () => {
    const bytes = textPdf([['unchanged']]);
    const before = Buffer.from(bytes);
    await inspect(bytes);
    expect(Buffer.compare(before, bytes)).toBe(0);
  });
});
