/** From a photo to the stock in a browser: read, looked over, put in with one tap, seen in another window, taken out again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../contracts/project-root';
import { describeInBrowser, keepScreenshot, LOCALES } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';
import { accessibilityFaults, dropFiles, horizontalOverflow } from './in-page';
import { settled } from '../setup/settled';

const PHOTO = join(projectRoot(), 'samples', 'receipt-ko-1.jpg');
const READ_MS_MAX = 180_000;

interface Receipt {
  shop: string | null;
  items: {
    line: number;
    name: string;
    quantity: number;
    category: string;
    category_source: string;
    included: boolean;
  }[];
}

interface StockList {
  items: { name: string; quantity: number; category: string; barcode: string | null }[];
}

const lines = (page: Page) => page.locator('[data-line]');

describeInBrowser('receipts and stock', () => {
  const console = consoleOfTests();
  const opened = pageOfEachTest(console);
  let receiptPath = '';
  const receipt = () => console.api<Receipt>(`/api/v1${receiptPath}`);
  const stock = () => console.api<StockList>('/api/v1/stock');

  it('nothing is there yet, and says what to do', async () => {
    const { page } = opened;
    await page.goto('/receipts');
    await page.getByRole('heading', { name: 'No receipts yet' }).waitFor();
    await page.goto('/stock');
    await page.getByRole('heading', { name: 'Nothing in stock yet' }).waitFor();
    await page.goto('/stock/reminders');
    await page.getByRole('heading', { name: 'Nothing is running out' }).waitFor();
    await page.goto('/receipts/accuracy');
    await page.getByRole('heading', { name: 'Nobody has looked yet' }).waitFor();
  });

  it('a photo of the camera becomes a receipt, whose lines are put right where they stand', async () => {
    const { page } = opened;
    await page.goto('/receipts');
    await page.locator('input[capture="environment"]').setInputFiles(PHOTO);
    await page.waitForURL(/\/receipts\/[0-9a-f-]{36}$/);
    receiptPath = new URL(page.url()).pathname;
    await lines(page).first().waitFor({ timeout: READ_MS_MAX });
    const { items } = await receipt();
    expect(await lines(page).count()).toBe(items.length);
    const [first, second] = items;
    if (!first || !second) throw new Error('The sample receipt has two lines at least.');

    const wished = first.category === 'snacks' ? 'dairy' : 'snacks';
    await page.getByLabel(`Category of ${first.name}`, { exact: true }).selectOption(wished);
    await settled(async () => {
      const now = (await receipt()).items[0];
      return now?.category === wished && now.category_source === 'user';
    });

    await page.getByRole('button', { name: `More of ${first.name}`, exact: true }).click();
    await settled(async () => (await receipt()).items[0]?.quantity === first.quantity + 1);

    const name = page.getByRole('textbox', { name: `Name of ${first.name}`, exact: true });
    await name.fill('Sparkling water');
    await name.press('Enter');
    await settled(async () => (await receipt()).items[0]?.name === 'Sparkling water');

    await page.getByRole('checkbox', { name: `Put ${second.name} into stock`, exact: true }).click();
    await settled(async () => (await receipt()).items[1]?.included === false);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 300_000);

  it('whoever checks the run sets categories right there too', async () => {
    const { page } = opened;
    const runId = receiptPath.split('/').at(-1) ?? '';
    const item = (await receipt()).items.at(-1);
    if (!item) throw new Error('The sample receipt has a line.');
    const wished = item.category === 'pet' ? 'baby' : 'pet';
    await page.goto(`/runs/${runId}`);
    await page.getByRole('link', { name: 'Open the receipt' }).waitFor();
    await page.getByLabel(`Category of ${item.name}`, { exact: true }).selectOption(wished);
    await page.getByRole('button', { name: 'Save the categories' }).click();
    await page.getByText('The categories were saved').waitFor();
    const { items } = await console.api<{
      items: { is_current: boolean; corrected_result: { items: { line: number; category: string }[] } }[];
    }>(`/api/v1/runs/${runId}/feedback`);
    const said = items.find((each) => each.is_current)?.corrected_result.items;
    expect(said).toContainEqual({ line: item.line, category: wished });
    const category = async () => (await receipt()).items.find(({ line }) => line === item.line)?.category;
    expect(await category()).toBe(wished);
    await page.getByLabel(`Category of ${item.name}`, { exact: true }).selectOption(item.category);
    await page.keyboard.press('Control+Enter');
    await settled(async () => (await category()) === item.category);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('a line that was missed is added by hand, with a category of its own', async () => {
    const { page } = opened;
    await page.goto(receiptPath);
    await page.getByRole('button', { name: 'Add an item' }).click();
    const dialog = page.getByRole('dialog', { name: 'An item that is missing' });
    await dialog.getByLabel('Name').fill('Seedlings');
    await dialog.getByLabel('Category').selectOption('+');
    const naming = page.getByRole('dialog', { name: 'New category' });
    await naming.getByLabel('Name in English').fill('Garden');
    await naming.getByLabel('Name in Korean').fill('원예');
    await naming.getByRole('button', { name: 'Create' }).click();
    await naming.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Add an item' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Name of Seedlings' }).waitFor();
    expect((await receipt()).items.at(-1)).toMatchObject({ name: 'Seedlings', category: 'garden' });
  });

  it('all that is chosen goes into stock with one tap, is seen in another window, and comes out again', async () => {
    const { page } = opened;
    const other = await opened.context.newPage();
    await other.goto('/stock');
    await other.getByText('Live', { exact: true }).waitFor();
    await page.goto(receiptPath);
    const included = (await receipt()).items.filter((item) => item.included).length;
    await page.getByRole('button', { name: `Add all ${included} items to stock` }).click();
    await page.getByText(`${included} items were added to stock.`).waitFor();
    // Nothing is loaded again there: it comes through the socket.
    await other.getByText('Sparkling water').waitFor();
    expect((await stock()).items.map((item) => item.name)).toContain('Seedlings');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await other.getByText('Sparkling water').waitFor({ state: 'detached' });
    expect((await stock()).items).toEqual([]);
  }, 60_000);

  it('what is in stock is found, used, changed and removed', async () => {
    const { page } = opened;
    const json = { 'content-type': 'application/json' };
    for (const [name, category] of [
      ['Milk', 'dairy'],
      ['Peas', 'frozen'],
    ]) {
      const body = JSON.stringify({ name, category, quantity: 3 });
      await console.api('/api/v1/stock', { method: 'POST', headers: json, body });
    }
    await page.goto('/stock');
    await page.getByText('Peas').waitFor();
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('mil');
    await page.getByText('Peas').waitFor({ state: 'detached' });
    await page.waitForURL(/q=mil/);
    await page.getByRole('button', { name: 'Use Milk' }).click();
    const dialog = page.getByRole('dialog', { name: 'Milk' });
    await dialog.getByLabel('How much?').fill('2');
    await dialog.getByRole('button', { name: 'Used' }).click();
    await page.getByText('Milk: 2 used.').waitFor();
    expect((await stock()).items.find(({ name }) => name === 'Milk')?.quantity).toBe(1);
    await page.getByRole('button', { name: 'More about Milk' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit Milk' });
    await edit.getByLabel('Name').fill('Oat milk');
    await edit.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Oat milk').waitFor();
    await page.getByRole('button', { name: 'More about Oat milk' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  }, 60_000);

  it('a barcode that nobody knows is named once and known from then on', async () => {
    const { page } = opened;
    const enter = async (): Promise<void> => {
      await page.goto('/stock/new');
      await page.getByLabel('Barcode').fill('8801234567893');
      await page.getByRole('button', { name: 'Look up' }).click();
    };
    await enter();
    await page.getByText('Nobody knows this barcode yet.').waitFor();
    await page.getByLabel('Name').fill('Barley tea');
    await page.getByLabel('Category').selectOption('coffee_tea');
    await page.getByRole('button', { name: 'Add to stock' }).click();
    await page.waitForURL(/\/stock$/);
    await page.getByText('Barley tea', { exact: true }).waitFor();
    expect((await stock()).items.find(({ name }) => name === 'Barley tea')?.barcode).toBe('8801234567893');
    await enter();
    await page.getByText('Found: Barley tea').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Barley tea');
  }, 60_000);

  it('dropped on its page, a photo is a receipt; the same one again leads to the one that is there', async () => {
    const { page } = opened;
    await page.goto('/receipts');
    await page.locator('[data-takes-files]').waitFor({ state: 'attached' });
    await dropFiles(page, [{ name: 'receipt.jpg', bytes: readFileSync(PHOTO), type: 'image/jpeg' }]);
    await page.waitForURL(/\/receipts\/[0-9a-f-]{36}$/);
    await lines(page).first().waitFor({ timeout: READ_MS_MAX });
  }, 240_000);

  it.each(LOCALES)(
    'is readable on a phone and on a desk (%s)',
    async (locale) => {
      const { page, context, troubles } = await console.open({ locale });
      const faults: string[] = [];
      for (const path of ['/receipts', receiptPath, '/receipts/accuracy', '/stock', '/stock/reminders', '/stock/new']) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        for (const width of [360, 390, 768, 1024, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          faults.push(...(await horizontalOverflow(page)).map((fault) => `${path} ${width}: ${fault}`));
          const name = path === receiptPath ? 'receipt' : path.slice(1).replaceAll('/', '-');
          await keepScreenshot(page, `receipts/${name}-${locale}-${width}`);
        }
      }
      await context.close();
      expect([...faults, ...troubles]).toEqual([]);
    },
    120_000,
  );
});
