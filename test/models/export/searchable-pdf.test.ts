import type { TextLine } from '../../../contracts/page';
import { SearchablePdf } from '../../../models/export/searchable-pdf';
import { encodeJpeg } from '../../../models/images/encode';
import { DocumentThread } from '../documents/document-thread';

const limits = { pagesMax: 20, pixelsMax: 100_000_000 };
const mediaType = 'application/pdf';
const PAGE = { width: 800, height: 1_200 };
/** So much text that the layer is taken for that of a page and not for a stamp on a scan. */
const FILLING = 'a line of plain words that says no more than that it is there to be read and copied';

let thread: DocumentThread;
beforeAll(() => {
  thread = new DocumentThread();
});
afterAll(() => thread.close());

function lineOf(text: string, row: number, width = 400): TextLine {
  return { text, confidence: 0.9, box: { x: 60, y: 80 + row * 60, width, height: 30 } };
}

/** Grey all over. */
async function picture({ width, height } = PAGE) {
  return encodeJpeg({ data: new Uint8Array(width * height * 3).fill(200), width, height });
}

async function write(pages: readonly TextLine[][]): Promise<Uint8Array> {
  const pdf = new SearchablePdf();
  for (const lines of pages) pdf.add({ ...PAGE, lines }, await picture());
  return pdf.finish();
}

async function readBack(bytes: Uint8Array, page = 1): Promise<TextLine[]> {
  return (await thread.call('pdfPageText', bytes, { page, limits }))?.lines ?? [];
}

describe('searchable PDF', () => {
  const texts = [
    '상품명: 떡볶이 5,000원',
    'Total (incl. VAT) £ 12.50 \\ <b>',
    'Größe – 漢字 かな',
    'emoji 😀 end',
    FILLING,
    FILLING,
  ];

  test('its text comes back out as it was, in its place', async () => {
    const lines = texts.map((text, row) => lineOf(text, row));
    const read = await readBack(await write([lines]));
    expect(read.map((line) => line.text)).toEqual(texts);
    read.forEach(({ box }, row) => {
      const own = lines[row]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
      for (const key of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(box[key] - own[key])).toBeLessThan(3);
    });
  });

  test('text from right to left is found in its reading order', async () => {
    const texts = ['חשבונית מספר 4711-08', 'סך הכל לתשלום'];
    const lines = [...texts, FILLING, FILLING].map((text, row) => lineOf(text, row));
    expect((await readBack(await write([lines]))).map((line) => line.text).slice(0, 2)).toEqual(texts);
  });

  test('shows the picture alone', async () => {
    const image = await thread.call('renderPage', await write([[lineOf(FILLING, 0)]]), { mediaType, page: 1, limits });
    expect([image.width, image.height]).toEqual([PAGE.width, PAGE.height]);
    // Nothing but the grey of the picture, a step up or down by the JPEG.
    expect(image.data.every((value) => Math.abs(value - 200) <= 2)).toBe(true);
  });

  test('keeps pages apart and may have pages without text', async () => {
    const bytes = await write([[], [lineOf(FILLING, 0), lineOf(`${FILLING} twice`, 1)]]);
    const { pageCount, pages } = await thread.call('inspectDocument', bytes, { mediaType, pages: null, limits });
    expect([pageCount, pages.map((page) => page.hasText)]).toEqual([2, [false, true]]);
    expect((await readBack(bytes, 2)).map((line) => line.text)).toEqual([FILLING, `${FILLING} twice`]);
  });

  test('a page larger than PDF allows is scaled down', async () => {
    const pdf = new SearchablePdf();
    pdf.add({ width: 500, height: 60_000, lines: [] }, await picture({ width: 50, height: 6_000 }));
    const [, height] =
      /MediaBox \[0 0 (\S+) (\S+)\]/.exec(Buffer.from(pdf.finish()).toString('latin1'))?.slice(1) ?? [];
    expect(Number(height)).toBe(14_400);
  });

  test('lines that hold no character or have no size are left out', async () => {
    const odd = [lineOf('', 1), lineOf('\u0000', 2), lineOf('no width', 3, 0), lineOf('half \ud83d', 4)];
    const read = await readBack(await write([[lineOf(FILLING, 0), lineOf(FILLING, 5), ...odd]]));
    expect(read.map((line) => line.text)).toEqual([FILLING, 'half', FILLING]);
  });
});
