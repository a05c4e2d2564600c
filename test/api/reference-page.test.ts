/** The API reference in a real browser, under the content policy that all answers carry. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../setup/chromium';
import { type ApiUnderTest, startApi } from './api-under-test';
import { settled } from '../setup/settled';
import { keyHolder } from './callers';

const found = findChromium();
const describeWithBrowser = 'program' in found ? describe : describe.skip;

describeWithBrowser('the reference in a browser', () => {
  let api: ApiUnderTest;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    api = await startApi();
    const program = 'program' in found ? found.program : '';
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => !request.url().startsWith(api.url) && complaints.push(`asked ${request.url()}`));
  });
  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it('shows every operation, asks nobody else for anything, and breaks no rule of the policy', async () => {
    await page.goto(`${api.url}/api/docs`);
    const groups = page.locator('.opblock-tag');
    await groups.first().waitFor();
    let shown = 0;
    for (const group of await groups.all()) {
      const tag = await group.getAttribute('data-tag');
      const count = api.routes.filter(({ doc }) => doc.tag === tag).length;
      await group.click();
      await settled(async () => (await page.locator('.opblock').count()) === count);
      await group.click();
      await page.locator('.opblock').first().waitFor({ state: 'detached' });
      shown += count;
    }
    expect(shown).toBe(api.routes.length);
    expect(complaints.filter((complaint) => !complaint.startsWith('asked data:'))).toEqual([]);
  });

  it('opens the operation that the address names', async () => {
    await page.goto(`${api.url}/api/docs#/Runs/listRuns`);
    await page.reload();
    await page.waitForSelector('#operations-Runs-listRuns.is-open');
    expect(await page.locator('#operations-Runs-listRuns').innerText()).toContain('Part of the input');
  });

  it('tries operations out as the person who is signed in, changes too', async () => {
    const person = await keyHolder(api, 'operator', { name: 'A reader' });
    const { code } = await api.deps.signInLinks.create(person.id, 60);
    const origin = { origin: api.url };
    const signIn = await page.request.post(`${api.url}/api/v1/sign-in`, { data: { code }, headers: origin });
    expect(signIn.status()).toBe(200);

    expect(await tryOut('Identity', 'getMe')).toContain('"name": "A reader"');
    const made = await tryOut('Identity', 'createAccessToken', '{}');
    expect(made).toContain('"token_type": "Bearer"');
  });

  /** Executes an operation on the page and gives what it shows of the answer. */
  async function tryOut(tag: string, id: string, body?: string): Promise<string> {
    await page.goto(`${api.url}/api/docs#/${tag}/${id}`);
    await page.reload();
    const operation = page.locator(`#operations-${tag}-${id}`);
    await operation.locator('.execute').waitFor();
    if (body !== undefined) await operation.locator('.body-param__text').fill(body);
    await operation.locator('.execute').click();
    return operation.locator('.live-responses-table tbody .response-col_description').innerText();
  }
});
