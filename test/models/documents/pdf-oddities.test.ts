import { layoutPage } from '../../../models/layout/layout-page';
import { brokenXrefPdf, formPdf, hebrewPdf, pagelessPdf } from '../../factories/pdf';
import { DocumentThread } from './document-thread';

const limits = { pagesMax: 20, pixelsMax: 100_000_000 };
const mediaType = 'application/pdf';
const PIXELS_PER_POINT = 200 / 72;
const PAGE_HEIGHT = 842;

let thread: DocumentThread;
beforeAll(() => {
  thread = new DocumentThread();
});
afterAll(() => thread.close());

const inspect = (bytes: Uint8Array) => thread.call('inspectDocument', bytes, { mediaType, pages: null, limits });

async function linesOf(bytes: Uint8Array, page = 1) {
  return (await thread.call('pdfPageText', bytes, { page, limits }))?.lines ?? [];
}

async function textsOf(bytes: Uint8Array, page = 1): Promise<string[]> {
  return (await linesOf(bytes, page)).map((line) => line.text);
}

describe('PDF forms', () => {
  const filledIn = ['Lovelace, Ada', '12 Mill Lane', 'Old Town', 'Korea', '[x]', '12.50'];

  test('give what was filled in, and nothing that is hidden', async () => {
    expect((await textsOf(formPdf())).sort()).toEqual(['Full name:', ...filledIn].sort());
  });

  test('give it where its field stands', async () => {
    const lines = await linesOf(formPdf());
    const value = lines.find((line) => line.text === 'Lovelace, Ada');
    const label = lines.find((line) => line.text === 'Full name:');
    const [left, right] = [150, 350].map((x) => x * PIXELS_PER_POINT);
    const [top, bottom] = [711, 695].map((y) => (PAGE_HEIGHT - y) * PIXELS_PER_POINT);
    expect(value?.box.x).toBeGreaterThanOrEqual(Math.floor(left ?? 0));
    expect((value?.box.x ?? 0) + (value?.box.width ?? 0)).toBeLessThanOrEqual(Math.ceil(right ?? 0));
    expect(value?.box.y).toBeGreaterThanOrEqual(Math.floor(top ?? 0));
    expect((value?.box.y ?? 0) + (value?.box.height ?? 0)).toBeLessThanOrEqual(Math.ceil(bottom ?? 0));
    const middle = (line: typeof value) => (line?.box.y ?? 0) + (line?.box.height ?? 0) / 2;
    expect(Math.abs(middle(value) - middle(label))).toBeLessThan(12);
  });

  test('count as text where nothing else is printed', async () => {
    const empty = Buffer.from(
      Buffer.from(formPdf()).toString('latin1').replace('(Full name:)', '(          )'),
      'latin1',
    );
    expect((await inspect(empty)).pages).toMatchObject([{ hasText: true }]);
    expect((await textsOf(empty)).sort()).toEqual([...filledIn].sort());
  });

  test('run no script: values stay as they are in the file', async () => {
    const script = 'this.getField\\("sum"\\).value = "99.99"; event.value = "99.99"; process.exit\\(1\\);';
    const bytes = formPdf({ script });
    expect(Buffer.from(bytes).toString('latin1')).toContain('/JavaScript');
    expect((await inspect(bytes)).pageCount).toBe(1);
    await thread.call('renderPage', bytes, { mediaType, page: 1, limits });
    expect((await textsOf(bytes)).sort()).toEqual(['Full name:', ...filledIn].sort());
  });
});

describe('damaged PDF files', () => {
  test('with a broken cross-reference table are read by their objects', async () => {
    expect((await inspect(brokenXrefPdf())).pageCount).toBe(3);
    expect(await textsOf(brokenXrefPdf(), 3)).toEqual(['Page 3 of many']);
  });

  test('of which the pages cannot be found are refused', async () => {
    await expect(inspect(pagelessPdf())).rejects.toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
  });
});

describe('text from right to left', () => {
  test('is read in its order, and the page says so', async () => {
    const page = await thread.call('pdfPageText', hebrewPdf(), { page: 1, limits });
    expect(page?.lines.map((line) => line.text)).toEqual([['חשבונית', 'מספר', '4711'].join(' ')]);
    expect(page && layoutPage(page).warnings).toEqual(['right_to_left']);
  });
});
