/** The daily work with documents, in a real browser before the whole system: from an empty project to a result. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { describeInBrowser, type OpenPage } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';
import { dropFiles } from './in-page';
import { settled } from '../setup/settled';

const sample = (name: string) => readFileSync(join(projectRoot(), 'samples', name));

describeInBrowser('documents', () => {
  const console = consoleOfTests();

  const opened = pageOfEachTest(console);

  it('an empty project says what to do first', async () => {
    const { page } = opened;
    await page.goto('/');
    await page.getByRole('heading', { name: 'Getting started' }).waitFor();
    await page.goto('/runs');
    await page.getByRole('heading', { name: 'No runs yet' }).waitFor();
    await page.goto('/batches');
    await page.getByRole('heading', { name: 'No batches yet' }).waitFor();
  });

  it('a dropped file becomes a run whose stages are seen as they happen, and its result stands beside the page', async () => {
    const { page } = opened;
    await page.goto('/runs');
    await page.locator('[data-takes-files]').first().waitFor({ state: 'attached' });
    await dropFiles(page, [{ name: 'receipt.jpg', bytes: sample('receipt-ko-1.jpg'), type: 'image/jpeg' }]);
    await page.getByLabel('Kind of document').selectOption('receipt');
    await page.getByRole('button', { name: 'Submit 1 file' }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    // Nothing is loaded again: what follows comes through the socket.
    await page.getByRole('region', { name: 'Stages' }).getByText('Running').first().waitFor();
    await head(page).getByText('Completed').waitFor({ timeout: 120_000 });
    await page.getByRole('tab', { name: 'Fields' }).waitFor();
    await page.getByRole('tabpanel', { name: 'Fields' }).getByText('다온분식').waitFor();
    expect(await page.locator('svg rect[data-kind="field"]').count()).toBeGreaterThan(3);
    const image = page.getByRole('img', { name: 'Image of page 1' });
    await settled(async () => Number(await page.evaluate(IMAGE_WIDTH)) > 0);
    expect((await image.boundingBox())?.width).toBeGreaterThan(300);
  }, 180_000);

  it('files that were dropped together become a batch; the bad one is named and the others are read', async () => {
    const { page } = opened;
    await page.goto('/');
    const names = ['receipt-en-1.jpg', 'receipt-en-2.jpg', 'receipt-en-3.jpg', 'receipt-en-4.jpg'];
    await page.locator('[data-takes-files]').first().waitFor({ state: 'attached' });
    await dropFiles(page, [
      ...names.map((name) => ({ name, bytes: sample(name), type: 'image/jpeg' })),
      { name: 'letter.jpg', bytes: Buffer.from('no picture at all'), type: 'image/jpeg' },
    ]);
    await page.getByLabel('Name of the batch').fill('March');
    await page.getByRole('button', { name: 'Submit 5 files' }).click();
    await page.getByText('1 file was not taken').first().waitFor();
    await page.getByRole('link', { name: 'Open the batch' }).click();
    await page.getByRole('heading', { level: 1, name: 'March' }).waitFor();
    await page.getByText('5 of 5 ended').waitFor({ timeout: 120_000 });
    await page.getByRole('img', { name: 'Completed 4, Failed 1' }).waitFor();
    await page.getByRole('group', { name: 'Status of items' }).getByRole('button', { name: 'Rejected' }).click();
    const items = page.getByRole('list', { name: 'Items' });
    await settled(async () => (await items.getByRole('listitem').count()) === 1);
    await items.getByText('letter.jpg').waitFor();
    expect(page.url()).toContain('status=rejected');

    const lines = await downloaded(page, 'Results as JSONL');
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { status: string }).status),
    ).toEqual([...names.map(() => 'completed'), 'rejected']);
    expect((await downloaded(page, 'Results as CSV')).trim().split(/\r?\n/)).toHaveLength(6);

    await page.getByRole('link', { name: 'Its runs', exact: true }).click();
    await page.getByRole('row', { name: /receipt-en-4\.jpg/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(names.length + 1);
  }, 180_000);

  it('the list of runs is filtered by name and status, and the address keeps it', async () => {
    const { page } = opened;
    await page.goto('/runs');
    await page.getByRole('row', { name: /receipt\.jpg/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Search by file name' }).fill('EN-2');
    await page.waitForURL(/name=EN-2/);
    await settled(async () => (await page.getByRole('row').count()) === 2);
    await page.reload();
    await page.getByRole('row', { name: /receipt-en-2\.jpg/ }).waitFor();
    await page.getByRole('button', { name: /^Failed/ }).click();
    await page.getByRole('heading', { name: 'No run matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('row', { name: /receipt\.jpg/ }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('a run is cancelled, retried and deleted from its page', async () => {
    const { page } = opened;
    await console.api('/api/v1/documents/runs', { method: 'POST', body: longForm() });
    await page.goto('/runs');
    await page.getByRole('link', { name: 'long.jpg' }).click();
    await page.getByRole('button', { name: 'Cancel run' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
    await head(page).getByText('Cancelled').waitFor();
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await head(page).getByText('Completed').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete run' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete run' }).click();
    await page.waitForURL(/\/runs$/);
    await page.getByRole('link', { name: 'long.jpg' }).waitFor({ state: 'detached' });
  }, 180_000);
});

/** The page's own heading, beside which it says how things stand. */
const head = (page: OpenPage['page']) => page.locator('header', { has: page.locator('h1') });

const IMAGE_WIDTH = `document.querySelector('img[alt="Image of page 1"]').naturalWidth`;

function longForm(): FormData {
  const form = new FormData();
  form.set('cache', 'bypass');
  form.set('options', JSON.stringify({ ocr_engine: 'tesseract', languages: ['ko', 'en'] }));
  form.set('file', new Blob([Uint8Array.from(sample('invoice-zugferd-4.jpg'))]), 'long.jpg');
  return form;
}

async function downloaded(page: OpenPage['page'], name: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return readFileSync(await (await coming).path(), 'utf8');
}
