/**
 * A barcode held before a camera, in browsers whose camera is a video: read by ZXing, which our own server sends, or by
 * the browser's own detector where it has one; and what is told where there is no picture, or nothing in it to read.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { cameraVideo } from '../factories/barcode-video';
import { describeInBrowser, launchBrowser, type OpenPage, openPage } from './browser';
import { consoleOfTests } from './console-under-test';
import { accessibilityFaults } from './in-page';

const CODE = '8801234567893';
const OTHER_CODE = '4006381333931';
const FAKE = '--use-fake-device-for-media-stream';
const ALLOWED = '--use-fake-ui-for-media-stream';

/** Stands in for a detector of the browser's own, which Chromium has on some systems only. */
const OWN_DETECTOR = `window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(['ean_13', 'qr_code']); }
  constructor({ formats }) { window.wantedFormats = formats; }
  detect(video) { return Promise.resolve(video.videoWidth > 0 ? [{ rawValue: '${OTHER_CODE}' }] : []); }
};`;

interface Stock {
  items: { name: string; barcode: string | null }[];
}

describeInBrowser('a barcode before the camera', () => {
  const console = consoleOfTests();
  const folder = mkdtempSync(join(tmpdir(), 'treadle-camera-'));
  const browsers: Browser[] = [];
  let opened: OpenPage;

  /** A page of the console in a browser with such a camera. */
  const openWith = async (args: string[]): Promise<OpenPage> => {
    const browser = await launchBrowser(args);
    browsers.push(browser);
    opened = await openPage(browser, { url: console.system.url, session: console.admin.session });
    return opened;
  };
  const camera = (name: string, code?: string): string[] => {
    const path = join(folder, `${name}.y4m`);
    writeFileSync(path, cameraVideo(code));
    return [FAKE, ALLOWED, `--use-file-for-fake-video-capture=${path}`];
  };
  const scan = async (page: Page): Promise<void> => {
    await page.goto('/stock');
    await page.getByRole('link', { name: 'Scan a barcode' }).click();
    await page.waitForURL(/\/stock\/new\?scan/);
  };
  const readCode = (page: Page) => page.getByLabel('Barcode', { exact: true }).inputValue();

  afterEach(async () => {
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
    expect(opened.troubles).toEqual([]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read by our own WebAssembly; a product that nobody knew is in stock and known the next time', async () => {
    const { page } = await openWith(camera('barcode', CODE));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const sent = page.waitForResponse(/\.wasm$/);
    await scan(page);
    await page.getByText('Nobody knows this barcode yet.').waitFor();
    expect(await page.evaluate('typeof BarcodeDetector')).toBe('undefined');
    expect(await readCode(page)).toBe(CODE);
    expect((await sent).headers()['content-type']).toBe('application/wasm');
    const { origin } = new URL(console.system.url);
    expect(asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== origin)).toEqual([]);

    await page.getByLabel('Name').fill('Barley tea');
    await page.getByLabel('Category').selectOption('coffee_tea');
    await page.getByRole('button', { name: 'Add to stock' }).click();
    await page.waitForURL(/\/stock$/);
    await scan(page);
    await page.getByText('Found: Barley tea').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Barley tea');
    await page.getByRole('button', { name: 'Add to stock' }).click();
    await page.waitForURL(/\/stock$/);
    const { items } = await console.api<Stock>('/api/v1/stock');
    expect(items.map(({ name, barcode }) => ({ name, barcode }))).toContainEqual({ name: 'Barley tea', barcode: CODE });
  }, 90_000);

  it("is read by the browser's own detector where it has one, and nothing more is loaded", async () => {
    const { page } = await openWith(camera('own', CODE));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(OWN_DETECTOR);
    await scan(page);
    await page.getByText('Nobody knows this barcode yet.').waitFor();
    expect(await readCode(page)).toBe(OTHER_CODE);
    expect(await page.evaluate('window.wantedFormats')).toEqual(['ean_13']);
    expect(asked.filter((url) => url.endsWith('.wasm'))).toEqual([]);
  }, 60_000);

  it('tells what to do when nothing can be read, and turns the camera off on request', async () => {
    const { page } = await openWith(camera('nothing'));
    await scan(page);
    await page.getByText('Nothing could be read yet.').waitFor({ timeout: 30_000 });
    expect(await readCode(page)).toBe('');
    expect(await accessibilityFaults(page)).toEqual([]);
    const track = await page.evaluateHandle(`document.querySelector('video').srcObject.getVideoTracks()[0]`);
    await page.getByRole('button', { name: 'Turn the camera off' }).click();
    await page.locator('video').waitFor({ state: 'detached' });
    await page.waitForFunction('(track) => track.readyState === "ended"', track);
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await page.getByText('Hold the bars into the frame.').waitFor();
  }, 90_000);

  it.each([
    ['may not be used', [FAKE, '--deny-permission-prompts'], 'The camera may not be used.'],
    ['is not there', [`${FAKE}=device-count=0`, ALLOWED], 'There is no camera here.'],
  ])(
    'a camera that %s is told, and the digits are typed instead',
    async (_what, args, told) => {
      const { page } = await openWith(args);
      await scan(page);
      await page.getByRole('alert').getByText(told).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByLabel('Barcode', { exact: true }).fill(OTHER_CODE);
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.getByText('Nobody knows this barcode yet.').waitFor();
    },
    60_000,
  );
});
