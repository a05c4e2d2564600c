/** The console without a mouse, in the reader's language and colours, and while the network or the API is away. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChild } from '../../bench/processes';
import { ApiClient } from '../../bench/api-client';
import { projectRoot } from '../../contracts/project-root';
import { textPdf } from '../factories/pdf';
import { describeInBrowser } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';

const sample = (name: string) => readFileSync(join(projectRoot(), 'samples', name));

describeInBrowser('the console', () => {
  const console = consoleOfTests();
  let client: ApiClient;

  beforeAll(async () => {
    client = new ApiClient(console.system);
    for (const name of ['one.pdf', 'two.pdf']) {
      await client.untilEnded(await client.submitUntilAccepted({ name, bytes: textPdf([[name]]), options: {} }));
    }
  }, 600_000);
  const opened = pageOfEachTest(console);

  it('is used by keys alone: skip, go, choose, open, come back, get help', async () => {
    const { page } = opened;
    const { keyboard } = page;
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await keyboard.press('g');
    await keyboard.press('r');
    await page.waitForURL(/\/runs$/);
    await page.getByRole('row').getByRole('link', { name: 'two.pdf' }).waitFor();
    await keyboard.press('j');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('two.pdf');
    await keyboard.press('j');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('one.pdf');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'one.pdf' }).waitFor();
    for (const [key, heading] of [
      ['b', 'Batches'],
      ['s', 'API keys'],
    ] as const) {
      await keyboard.press('g');
      await keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    await keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    for (const group of ['Everywhere', 'Lists', 'A run', 'A document', 'Reviewing', 'A receipt']) {
      await help.getByRole('heading', { name: group, exact: true }).waitFor();
    }
    await help.getByText('Next line to check').waitFor();
    await keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  });

  it('submits a file by keys alone', async () => {
    const { page } = opened;
    await page.goto('/runs');
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New run' });
    await dialog.waitFor();
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files' }).press('Enter');
    const file = { name: 'keys.pdf', mimeType: 'application/pdf', buffer: Buffer.from(textPdf([['By keys']])) };
    await (await choosing).setFiles(file);
    await dialog.getByRole('button', { name: 'Submit 1 file' }).press('Enter');
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: 'keys.pdf' }).waitFor();
  });

  it('speaks the chosen language and wears the chosen colours, and remembers both', async () => {
    const { page } = opened;
    await page.goto('/runs');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '한국어' }).click();
    await page.getByRole('heading', { level: 1, name: '실행' }).waitFor();
    await page.getByRole('button', { name: '화면 색상' }).click();
    await page.getByRole('menuitem', { name: '어둡게' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '실행' }).waitFor();
    const root = await page.evaluate<string[]>(
      `[document.documentElement.lang, document.documentElement.dataset.mantineColorScheme]`,
    );
    expect(root).toEqual(['ko', 'dark']);
    // The API's own words follow.
    await page.goto('/runs/00000000-0000-4000-8000-000000000000');
    expect(await page.getByRole('alert').first().textContent()).toMatch(/[가-힣]{2}/);
  });

  it('says that it is offline, keeps what it shows, and goes on when the network is back', async () => {
    const { page, context } = opened;
    await page.goto('/runs');
    await page.getByRole('link', { name: 'two.pdf' }).waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await page.getByRole('link', { name: 'two.pdf' }).waitFor();
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });

  it('follows on by itself when the API was killed and is back', async () => {
    const { page } = opened;
    const options = { ocr_engine: 'tesseract', languages: ['ko', 'en'] };
    await page.goto('/runs');
    await page.getByRole('link', { name: 'two.pdf' }).waitFor();
    // What is loaded once the page has come to rest, so that nothing but the following stops with the API.
    await page.waitForLoadState('networkidle');
    const pid = findChild(console.system.process.pid ?? 0, 'api/main.js');
    if (pid === undefined) throw new Error('The API process was not found.');
    process.kill(pid, 'SIGKILL');
    const bytes = sample('invoice-zugferd-2.jpg');
    const runId = await client.submitUntilAccepted({ name: 'after.jpg', bytes, options });
    const row = page.locator(`[data-run="${runId}"]`);
    await row.getByText('Completed').waitFor({ timeout: 120_000 });
    await page.getByText('Live updates have stopped').waitFor({ state: 'detached' });
  }, 180_000);

  it('names what is missing or refused, with a way on', async () => {
    const { page } = opened;
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await page.getByRole('link', { name: 'Go home' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto('/batches/00000000-0000-4000-8000-000000000000');
    await page.getByRole('alert').getByText('BATCH_NOT_FOUND').waitFor();
  });
});
