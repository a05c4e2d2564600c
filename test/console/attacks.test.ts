/** Texts that others choose (names of files, what stands on a page, who one is) are shown as text, never as markup. */
import type { Locator } from 'playwright-core';
import { describeInBrowser } from './browser';
import { ApiClient } from '../../bench/api-client';
import { textPdf } from '../factories/pdf';
import { consoleOfTests, type ConsoleUnderTest, pageOfEachTest } from './console-under-test';

const IMAGE = '<img src=x onerror="window.attacked=1;alert(1)">';
const SCRIPT = '"><script>window.attacked=1;alert(2)</script>';
const LINK = 'javascript:window.attacked=1';

describeInBrowser('hostile text', () => {
  const console = consoleOfTests();
  let runId: string;
  let batchId: string;

  beforeAll(async () => {
    const client = new ApiClient(console.system);
    const bytes = textPdf([[`Invoice Number: ${IMAGE}`, `Total: ${SCRIPT}`, IMAGE, LINK]]);
    const schema = { type: 'object', properties: { [IMAGE]: { type: 'string' }, note: { type: 'string' } } };
    const name = `${IMAGE}${SCRIPT}.pdf`.replaceAll('/', '∕');
    runId = await client.submitUntilAccepted({ name, bytes, options: { field_schema: schema } });
    await client.untilEnded(runId);
    await plantFields(console, runId);
    batchId = await submitBatch(console);
    await nameOthers(console);
  }, 600_000);
  // A dialog or a script that ran would be among its troubles.
  const opened = pageOfEachTest(console);

  const expectHarmless = async (): Promise<void> => {
    const { page } = opened;
    expect(await page.evaluate('window.attacked')).toBeUndefined();
    expect(await page.locator('img[src="x"], img[onerror], script:not([src]), a[href^="javascript:"]').count()).toBe(0);
  };

  it('is harmless as the name of a file', async () => {
    const { page } = opened;
    for (const path of ['/', '/runs', `/runs?name=${encodeURIComponent('<img')}`]) {
      await page.goto(path);
      await page.getByText('<img src=x', { exact: false }).first().waitFor();
      await expectHarmless();
    }
  });

  it('is harmless as what was read from a page', async () => {
    const { page } = opened;
    await page.goto(`/runs/${runId}`);
    for (const tab of ['Fields', 'Text', 'Layout', 'JSON']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByText('<img src=x', { exact: false }).first().waitFor();
      await expectHarmless();
    }
  });

  it('is harmless as the name of a batch and of its items', async () => {
    const { page } = opened;
    await page.goto('/batches');
    await page.getByRole('link', { name: IMAGE }).click();
    await page.getByRole('heading', { level: 1, name: IMAGE }).waitFor();
    await expectHarmless();
    expect(page.url()).toContain(batchId);
  });

  it('is harmless as the name of somebody, of a key, and of a browser', async () => {
    const { page } = opened;
    for (const name of ['users', 'keys', 'audit']) {
      await page.goto(`/settings/${name}`);
      await visible(page.getByText('<img src=x', { exact: false })).waitFor();
      await expectHarmless();
    }
    await page.goto('/settings/sessions');
    await page.getByRole('button', { name: 'Everybody’s' }).click();
    await page.getByText('<img src=x', { exact: false }).first().waitFor();
    await expectHarmless();
  });

  it('in an address leads nowhere but to a page of ours', async () => {
    const { page } = opened;
    for (const path of [
      `/runs/${encodeURIComponent(IMAGE)}`,
      `/batches/${encodeURIComponent(SCRIPT)}`,
      `/runs?status=${encodeURIComponent(IMAGE)}&batch=${encodeURIComponent(SCRIPT)}`,
      `/sign-in?next=${encodeURIComponent('https://elsewhere.test/')}`,
      `/sign-in?next=${encodeURIComponent(LINK)}`,
    ]) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await expectHarmless();
      expect(new URL(page.url()).origin).toBe(console.system.url);
    }
  });

  it('runs nowhere, since the page allows no inline script at all', async () => {
    const { page } = opened;
    const answer = await page.goto('/');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    const attacked = await page.evaluate(`(async () => {
      const box = document.createElement('div');
      box.innerHTML = ${JSON.stringify(IMAGE)};
      document.body.append(box);
      await new Promise((resolve) => box.firstChild.addEventListener('error', () => setTimeout(resolve)));
      return window.attacked ?? null;
    })()`);
    expect(attacked).toBeNull();
    // The browser has said that it refused to run it.
    opened.troubles.length = 0;
  });
});

/** The first that is seen: choices of a closed list are not. */
const visible = (found: Locator) => found.filter({ visible: true }).first();

/** Values and names of fields as an extractor might find them. */
async function plantFields({ pool }: ConsoleUnderTest, runId: string): Promise<void> {
  const fields = [
    { name: IMAGE, value: SCRIPT, confidence: 0.9, page: 1, box: { x: 10, y: 10, width: 100, height: 20 } },
    { name: 'note', value: { [IMAGE]: [LINK, IMAGE] }, confidence: 0.2, page: null, box: null },
  ];
  await pool.query(
    `update runs set final_result = (final_result::jsonb || jsonb_build_object('fields', $2::jsonb))::json where id = $1`,
    [runId, JSON.stringify(fields)],
  );
}

async function submitBatch(console: ConsoleUnderTest): Promise<string> {
  const form = new FormData();
  form.set('name', IMAGE);
  form.append('files', new Blob([Uint8Array.from(textPdf([['One']]))]), IMAGE.replaceAll('/', '∕'));
  form.append('files', new Blob(['no document']), `${IMAGE}.txt`);
  const path = '/api/v1/documents/batches';
  return (await console.api<{ batch_id: string }>(path, { method: 'POST', body: form })).batch_id;
}

async function nameOthers(console: ConsoleUnderTest): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const user = JSON.stringify({ name: IMAGE, kind: 'program', role: 'operator' });
  const { id } = await console.api<{ id: string }>('/api/v1/users', { method: 'POST', headers, body: user });
  const key = JSON.stringify({ name: `${IMAGE} key` });
  await console.api('/api/v1/keys', { method: 'POST', headers, body: key });
  const foreign = JSON.stringify({ name: 'hostile', user_id: id });
  const { token } = await console.api<{ token: string }>('/api/v1/keys', { method: 'POST', headers, body: foreign });
  // Makes an entry of the audit log, and a session that calls itself something.
  const own = { ...headers, authorization: `Bearer ${token}`, 'user-agent': IMAGE };
  await console.api('/api/v1/access-tokens', { method: 'POST', headers: own, body: '{}' });
}
